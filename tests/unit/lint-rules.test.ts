import { posix } from 'node:path';
import { describe, expect, test } from 'vitest';
import { lint } from '../support/lint.ts';

/** The house: where each room is, and which rooms and packages it may import. */
const rooms: Record<string, { at: string; rooms: string[]; packages: string[] }> = {
  care: { at: 'lib/care', rooms: [], packages: ['zod/mini'] },
  x: { at: 'lib/x', rooms: ['care'], packages: ['zod/mini'] },
  store: { at: 'lib/store', rooms: ['care'], packages: ['zod/mini', 'dexie'] },
  sync: { at: 'lib/sync', rooms: ['care'], packages: ['zod/mini'] },
  desk: { at: 'lib/desk', rooms: ['care', 'store', 'sync'], packages: ['zod/mini'] },
  bridge: { at: 'lib/bridge', rooms: ['care'], packages: ['zod/mini', 'wxt/browser'] },
  components: { at: 'components', rooms: ['care'], packages: ['preact', 'preact/hooks'] },
  overlay: {
    at: 'lib/overlay',
    rooms: ['x', 'care', 'components', 'bridge'],
    packages: ['preact', 'preact/hooks', 'wxt/browser'],
  },
};
const everywhere = { entrypoints: 'entrypoints', server: 'server', tests: 'tests/support' };
const packages = ['zod', 'zod/mini', 'dexie', 'preact', 'preact/hooks', 'wxt/browser', 'node:fs', 'react'];

const importing = (specifier: string) => `import { it } from '${specifier}';\nexport const used = it;\n`;
const restricted = 'eslint(no-restricted-imports)';

/** Every import that a room could try: from itself and from a folder inside it. */
const attemptsOf = (name: string, at: string) => {
  const places = {
    ...everywhere,
    ...Object.fromEntries(Object.entries(rooms).map(([to, room]) => [to, room.at])),
  };
  const toRooms = Object.entries(places).flatMap(([to, place]) =>
    [at, `${at}/inside`].map((from) => ({
      to,
      path: `${from}/to-${to}.ts`,
      text: importing(to === name ? './beside.ts' : posix.relative(from, `${place}/it.ts`)),
    })),
  );
  const toPackages = packages.map((to) => ({
    to,
    path: `${at}/to-${to.replace(/\W/g, '-')}.ts`,
    text: importing(to),
  }));
  return [...toRooms, ...toPackages];
};

describe('who may import whom', () => {
  const attempts = Object.entries(rooms).flatMap(([name, { at }]) => attemptsOf(name, at));
  const broken = lint(Object.fromEntries(attempts.map(({ path, text }) => [path, text])));

  test.each(Object.entries(rooms))('%s imports what stands below it and nothing else', (name, room) => {
    const may = [name, ...room.rooms, ...room.packages];
    const own = attemptsOf(name, room.at);
    const allowed = own.filter(({ path }) => !broken(path).includes(restricted));
    expect(allowed.map(({ path }) => path)).toEqual(
      own.filter(({ to }) => may.includes(to)).map(({ path }) => path),
    );
    expect(allowed.length).toBeLessThan(own.length);
  });
});

describe('the endpoint', () => {
  const imports: [what: string, isAllowed: boolean][] = [
    ['./beside.ts', true],
    ['../lib/sync/protocol/envelope.ts', true],
    ['pg', true],
    ['../lib/sync/round.ts', false],
    ...Object.values(rooms)
      .filter(({ at }) => at !== 'lib/sync')
      .map(({ at }): [string, boolean] => [`../${at}/it.ts`, false]),
    ['../entrypoints/background.ts', false],
    ['../tests/server/set-up.ts', false],
  ];
  const path = (index: number) => `server/it-${index}.ts`;
  const broken = lint(Object.fromEntries(imports.map(([what], index) => [path(index), importing(what)])));

  test.each(imports.map((each, index) => [...each, index] as const))(
    'may it import %s? %s',
    (_what, isAllowed, index) => {
      expect(broken(path(index)).includes(restricted)).toBe(!isAllowed);
    },
  );
});

describe('no way around', () => {
  const ways: Record<string, string> = {
    'a type': "import type { It } from '../store/it.ts';\nexport type Own = It;\n",
    'a type in place': "export type Own = import('../store/it.ts').It;\n",
    'an export': "export { it } from '../store/it.ts';\n",
    'an import when called': "export const it = () => import('../store/it.ts');\n",
    'a detour': "export { it } from './../../lib/store/it.ts';\n",
    'an alias': "export { it } from '@/lib/store/it.ts';\n",
  };
  const path = (way: string) => `lib/x/${way.replaceAll(' ', '-')}.ts`;
  const broken = lint(Object.fromEntries(Object.entries(ways).map(([way, text]) => [path(way), text])));

  test.each(Object.keys(ways))('%s is refused', (way) => {
    expect(broken(path(way))).not.toEqual([]);
  });
});

describe('what must not be written', () => {
  const code: [where: string, text: string, rule: string][] = [
    ['lib/overlay/strip.ts', "export const f = (at: Element) => { at.innerHTML = ''; };", 'properties'],
    ['components/chip.ts', "export const f = (at: Element) => { at.outerHTML = ''; };", 'properties'],
    [
      'entrypoints/panel/main.ts',
      "export const f = (at: Element) => at.insertAdjacentHTML('afterend', '');",
      'properties',
    ],
    ['lib/overlay/memory.ts', 'export const f = () => localStorage.length;', 'globals'],
    ['lib/x/memory.ts', 'export const f = () => sessionStorage.length;', 'globals'],
    ['lib/x/files.ts', 'export const f = () => caches.keys();', 'globals'],
    ['entrypoints/overlay.content/index.ts', "export const f = () => indexedDB.open('perch');", 'globals'],
    ['entrypoints/page-data.content.ts', 'export const f = () => caches.keys();', 'globals'],
    ['lib/care/time.ts', 'export const f = () => Date.now();', 'properties'],
    ['lib/desk/time.ts', 'export const f = () => Date.now();', 'properties'],
    ['lib/care/luck.ts', 'export const f = () => Math.random();', 'properties'],
    ['lib/store/id.ts', 'export const f = () => crypto.randomUUID();', 'properties'],
    ['lib/care/page.ts', 'export const f = () => document.title;', 'globals'],
    ['lib/desk/page.ts', 'export const f = () => document.title;', 'globals'],
    ['lib/care/loose.ts', 'export const f = (it: any): string => it;', 'explicit-any'],
    ['lib/care/sure.ts', 'export const f = (it: string | null): string => it!;', 'non-null-assertion'],
    ['lib/care/nameless.ts', 'export default 1;', 'default-export'],
    ['entrypoints/options/main.ts', importing('zod'), 'imports'],
    ['entrypoints/options/names.ts', importing('webextension-polyfill'), 'imports'],
  ];
  const broken = lint(Object.fromEntries(code));

  test.each(code)('in %s: %s', (where, _, rule) => {
    expect(broken(where).join()).toContain(rule);
  });
});
