// `node tests/tools/run.mjs NAME [args…]`: sets up, then runs the tool of that name with its arguments.
import { fileURLToPath } from 'node:url';
import { setUp } from './setup.mjs';

const [name = ''] = process.argv.splice(2, 1);
const tools = ['start', 'test', 'inspect', 'bench'];
if (!tools.includes(name)) {
  console.error(`There is no tool “${name}”. There are: ${tools.join(', ')}.`);
  process.exit(1);
}

process.chdir(fileURLToPath(new URL('../..', import.meta.url)));
setUp({ browser: true });
const { register } = await import('tsx/esm/api');
register();
await import(`./${name}.ts`);
