import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { readWish, type Surroundings } from '../../tools/start/options.ts';

const here = fileURLToPath(new URL('.', import.meta.url));
const bare: Surroundings = { env: {}, platform: 'linux', from: here };
const withDisplay: Surroundings = { ...bare, env: { DISPLAY: ':0' } };
const page = 'start-options.test.ts';

describe('npm start', () => {
  test.each([
    ['nothing, with a display', [], withDisplay, 'window'],
    ['nothing, under Wayland', [], { ...bare, env: { DISPLAY: '', WAYLAND_DISPLAY: 'wayland-0' } }, 'window'],
    ['nothing, on macOS', [], { ...bare, platform: 'darwin' }, 'window'],
    ['nothing, on Windows', [], { ...bare, platform: 'win32' }, 'window'],
    ['nothing, without a display', [], bare, 'shift'],
    ['an empty DISPLAY', [], { ...bare, env: { DISPLAY: '' } }, 'shift'],
    ['--headless, with a display', ['--headless'], withDisplay, 'shift'],
    ['--page', ['--page', page], withDisplay, 'page'],
    ['--live, with a display', ['--live'], withDisplay, 'live'],
    ['--help', ['--help'], bare, 'help'],
  ])('given %s', (_, args, around, show) => {
    expect(readWish(args, around)).toMatchObject({ ok: true, value: { show } });
  });

  test.each([
    [['--bogus'], /--bogus/],
    [['stray'], /stray/],
    [['--page'], /--page/],
    [['--page', 'nowhere.html'], /no file nowhere\.html/],
    [['--page', '.'], /no file \./],
    [['--live'], /needs a display/],
    [['--live', '--page', page], /Choose one/],
    [['--owned', 'acme'], /belongs to --page/],
    [['--page', page, '--owned', 'acme,not a name'], /“not a name”/],
  ])('refuses %j in one line', (args, reason) => {
    const read = readWish(args, bare);
    expect(read.ok).toBe(false);
    expect(!read.ok && read.error).toMatch(reason);
    expect(!read.ok && read.error).not.toContain('\n');
  });

  test('takes paths from where the person stands, and accounts with or without @', () => {
    expect(readWish(['--page', page, '--owned', '@Acme, acmecare'], bare)).toEqual({
      ok: true,
      value: {
        show: 'page',
        file: `${here}${page}`,
        owned: ['acme', 'acmecare'],
        headless: true,
        folder: `${here}.output/page`,
      },
    });
  });
});
