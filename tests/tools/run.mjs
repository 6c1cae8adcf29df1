// `node tests/tools/run.mjs NAME [args…]`: sets up, then runs the tool of that name with its arguments.
import { fileURLToPath } from 'node:url';
import { setUp } from './setup.mjs';

const [name = ''] = process.argv.splice(2, 1);
/** Tools, and whether they need a browser. @type {Record<string, boolean>} */
const tools = {
  start: true,
  test: true,
  inspect: true,
  bench: true,
  clocks: false,
  replay: false,
  endpoint: false,
  simulate: false,
};
if (!Object.hasOwn(tools, name)) {
  console.error(`There is no tool “${name}”. There are: ${Object.keys(tools).join(', ')}.`);
  process.exit(1);
}

process.chdir(fileURLToPath(new URL('../..', import.meta.url)));
setUp({ browser: tools[name] === true });
const { register } = await import('tsx/esm/api');
register();
await import(`./${name}.ts`);
