// The container has every file that the endpoint is made of.
import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const textOf = (path: string) => readFileSync(join(root, path), 'utf8');

/** `path` and all that it imports from this project, whether as a type or not. */
const filesFrom = (path: string, known = new Set<string>()): Set<string> => {
  if (known.has(path)) return known;
  known.add(path);
  for (const [, from] of textOf(path).matchAll(/from '(\.[^']+)'/g))
    filesFrom(posix.join(posix.dirname(path), from!), known);
  return known;
};

test('all that the endpoint imports is copied, each to its place', () => {
  const [, last] = textOf('server/Dockerfile').split(/^FROM .*(?=\nENV)/m);
  const copies = [...last!.matchAll(/^COPY (\S+) (\S+)$/gm)].map(([, from, to]) => ({
    from: from!,
    to: to!,
  }));
  const elsewhere = copies.filter(({ from, to }) => ![`./${from}`, './'].includes(to));
  expect(elsewhere).toEqual([]);
  const files = [...filesFrom('server/main.ts')];
  expect(files.length).toBeGreaterThan(15);
  const isCopied = (file: string) => copies.some(({ from }) => file === from || file.startsWith(`${from}/`));
  expect(files.filter((file) => !isCopied(file))).toEqual([]);
});
