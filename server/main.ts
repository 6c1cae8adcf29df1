// `npm run endpoint`: reads the environment, listens, and stops when asked to.
import { help, readConfig } from './config.ts';
import { startEndpoint } from './endpoint.ts';

const say = (line: Record<string, string | number>): void =>
  console.log(JSON.stringify({ at: new Date().toISOString(), ...line }));

const giveUp: (why: string) => never = (why) => {
  console.error(why);
  process.exit(1);
};

if (process.argv.some((arg) => arg === '--help' || arg === '-h')) {
  console.log(help);
  process.exit(0);
}
const config = readConfig(process.env);
if (typeof config === 'string') giveUp(config);
const endpoint = await startEndpoint(config, say).catch((error: Error) =>
  giveUp(`The endpoint cannot start: ${error.message}`),
);
const store = config.databaseUrl.replace(/^postgres.*/, 'postgres');
say({ listening: `http://${config.host}:${endpoint.port}`, store });
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    say({ stopping: signal });
    // Whoever hangs on is not waited for.
    setTimeout(() => process.exit(0), 10_000).unref();
    void endpoint.stop().then(() => process.exit(0));
  });
