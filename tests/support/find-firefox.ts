// Finds a Firefox that Perch runs in.
import { spawnSync } from 'node:child_process';

/** As in the manifest. */
const oldest = 140;
const versionOf = (program: string): number =>
  Number(
    /Firefox (\d+)/.exec(spawnSync(program, ['--version'], { encoding: 'utf8' }).stdout ?? '')?.[1] ?? 0,
  );

/** PERCH_FIREFOX, or one on the PATH that is new enough. */
export const firefoxPath = [process.env['PERCH_FIREFOX'], 'firefox', 'firefox-esr'].find(
  (program) => program && versionOf(program) >= oldest,
);
