// What `npm start` was asked for, read from its arguments.
import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { fail, ok, type Result } from '../../../lib/care/result.ts';

export type Wish =
  | { show: 'window' }
  /** `images`: a folder for the pictures of the README, besides those of the steps. */
  | { show: 'shift'; folder: string; images: string | undefined }
  | { show: 'page'; file: string; owned: string[]; headless: boolean; folder: string }
  | { show: 'live' }
  | { show: 'help' };

export const usage = `npm start                      Perch on the stand-in for X: a window, and a second one for a team;
                               where there is no display, a played shift of two
npm start -- --headless        the played shift, also with a display
            --out FOLDER       its screenshots (default .output/shift)
            --images FOLDER    the pictures of the README, made anew
npm start -- --page FILE       a saved page of X with Perch on it
            --owned NAME,…     the accounts that are yours on it
npm start -- --live            the real x.com, in a profile that is kept`;

/** What the choice rests on besides the arguments; a test passes its own. */
export interface Surroundings {
  env: Record<string, string | undefined>;
  platform: string;
  /** Paths are meant from where the person stands. */
  from: string;
}

/** Arguments after `npm start --`; the error is one line for the person. */
export const readWish = (args: readonly string[], around: Surroundings): Result<Wish, string> => {
  const read = parse(args);
  if (!read.ok) return read;
  const { help, headless, live, page, owned, out, images } = read.value;
  const display = hasDisplay(around);
  const at = (path: string): string => resolve(around.from, path);
  if (help) return ok({ show: 'help' });
  if (live && page !== undefined) return fail('--live and --page are two different things. Choose one.');
  if (owned !== undefined && page === undefined) return fail('--owned belongs to --page FILE.');
  if (live) {
    if (headless || !display)
      return fail('--live needs a display: it opens the real x.com for you to sign in.');
    return ok({ show: 'live' });
  }
  if (page !== undefined) {
    const file = at(page);
    if (!existsSync(file) || !statSync(file).isFile()) return fail(`There is no file ${page}.`);
    const handles = ownedHandles(owned ?? '');
    if (!handles.ok) return handles;
    const folder = at(out ?? '.output/page');
    return ok({ show: 'page', file, owned: handles.value, headless: headless || !display, folder });
  }
  if (display && !headless) {
    if (out ?? images) return fail('--out and --images belong to --headless.');
    return ok({ show: 'window' });
  }
  return ok({
    show: 'shift',
    folder: at(out ?? '.output/shift'),
    images: images === undefined ? undefined : at(images),
  });
};

/** Whether a window can be shown. Windows and macOS always have a display. */
export const hasDisplay = ({ env, platform }: Surroundings): boolean =>
  platform === 'win32' || platform === 'darwin' || Boolean(env['DISPLAY'] || env['WAYLAND_DISPLAY']);

const flags = {
  help: { type: 'boolean', short: 'h' },
  headless: { type: 'boolean' },
  live: { type: 'boolean' },
  page: { type: 'string' },
  owned: { type: 'string' },
  out: { type: 'string' },
  images: { type: 'string' },
} as const;

const parse = (args: readonly string[]) => {
  try {
    return ok(parseArgs({ args: [...args], options: flags, strict: true }).values);
  } catch (error) {
    const [reason = ''] = (error instanceof Error ? error.message : String(error)).split(/[.\n]/);
    return fail(
      `${reason}. There are: ${Object.keys(flags)
        .map((flag) => `--${flag}`)
        .join(', ')}.`,
    );
  }
};

const ownedHandles = (list: string): Result<string[], string> => {
  const handles = list
    .split(',')
    .map((each) => each.trim().replace(/^@/, '').toLowerCase())
    .filter((each) => each !== '');
  const wrong = handles.find((each) => !/^\w{1,15}$/.test(each));
  return wrong === undefined ? ok(handles) : fail(`“${wrong}” cannot be the name of an account on X.`);
};
