import { readdirSync, readFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { features } from '../../lib/overlay/index.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const filesIn = (folder: string) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((path) => `${folder}/${path.replaceAll('\\', '/')}`)
    .filter((path) => ['.ts', '.tsx', '.css', '.html'].includes(extname(path)));

const product = ['entrypoints', 'components', 'lib'].flatMap(filesIn);
const lines = (path: string) => read(path).trimEnd().split('\n').length;

describe('X’s own names', () => {
  // Values like "reply" are also ordinary words; the distinctive ones can be looked for.
  const names = [...read('lib/x/selectors.ts').matchAll(/data-testid[~|^$*]?="([^"]+)"/g)]
    .map((match) => match[1] ?? '')
    .filter((name) => /[A-Z_-]/.test(name));
  const outside = product.filter((path) => !path.startsWith('lib/x/'));

  test('are known', () => expect(names).toContain('tweetText'));

  test('stand only in lib/x and in tests', () => {
    const found = outside.flatMap((path) =>
      ['data-testid', ...names].filter((name) => read(path).includes(name)).map((name) => ({ path, name })),
    );
    expect(found).toEqual([]);
  });
});

describe('each overlay feature', () => {
  const onDisk = filesIn('lib/overlay/features').map((path) => basename(path, extname(path)));

  test('on disk is registered, and each registered one is on disk', () => {
    expect(features.map(({ id }) => id).toSorted()).toEqual(onDisk.toSorted());
  });

  test('is in the README’s feature table', () => {
    const rows = read('README.md')
      .split('\n')
      .filter((line) => line.startsWith('|'));
    const missing = features.filter(({ name }) => !rows.some((row) => row.includes(name)));
    expect(missing.map(({ name }) => name)).toEqual([]);
  });
});

describe('size', () => {
  test('no file is longer than 300 lines', () => {
    expect(product.filter((path) => lines(path) > 300)).toEqual([]);
  });

  test('no composition root is longer than 80 lines', () => {
    const started = /^entrypoints\/(?:[^/]+|[^/]+\/(?:index|main))\.tsx?$/;
    const roots = product.filter((path) => started.test(path));
    expect(roots).toContain('entrypoints/background/index.ts');
    expect(roots.filter((path) => lines(path) > 80)).toEqual([]);
  });

  test('the endpoint stays tiny: under 1,000 lines of code', () => {
    const code = filesIn('server')
      .map((path) => read(path).replaceAll(/^\s*\/\*[\s\S]*?\*\/$/gm, ''))
      .flatMap((text) => text.split('\n').filter((line) => !/^\s*(?:\/\/.*)?$/.test(line)));
    expect(code).toContain("export const startEndpoint = async (config: Config, say: House['say']) => {");
    expect(code.length).toBeLessThan(1000);
  });
});

test('lib/care never asks what time it is', () => {
  const asking = filesIn('lib/care').filter((path) => /\bDate\(\)|Temporal\.Now/.test(read(path)));
  expect(asking).toEqual([]);
});

test('nothing writes HTML into a page by Preact', () => {
  expect(product.filter((path) => read(path).includes('dangerouslySetInnerHTML'))).toEqual([]);
});

test('the lockfile names the optional builds of every platform, so that npm ci works on each', () => {
  const packages = JSON.parse(read('package-lock.json')).packages as Record<
    string,
    { optionalDependencies?: Record<string, string> }
  >;
  const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter(
      (name) => !packages[`node_modules/${name}`] && !packages[`${path}/node_modules/${name}`],
    ),
  );
  expect(missing).toEqual([]);
});
