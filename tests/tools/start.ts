// npm start: Perch on the stand-in for X, in a window or as a played shift; on a saved page; on the real x.com.
import { readWish, usage } from './start/options.ts';
import { runPage } from './start/run-page.ts';
import { runLive, runWindow } from './start/run-window.ts';
import { runShift } from './start/run-shift.ts';

const read = readWish(process.argv.slice(2), {
  env: process.env,
  platform: process.platform,
  // npm starts us in the repository; paths are meant from where the person stands.
  from: process.env['INIT_CWD'] ?? process.cwd(),
});

const run = async (): Promise<void> => {
  if (!read.ok) throw new Error(read.error);
  const wish = read.value;
  switch (wish.show) {
    case 'help':
      return console.log(usage);
    case 'window':
      return runWindow();
    case 'shift':
      return runShift(wish);
    case 'page':
      return runPage(wish);
    case 'live':
      return runLive();
  }
};

try {
  await run();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
