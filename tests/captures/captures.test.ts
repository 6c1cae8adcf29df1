// The real reader in a real browser on recorded pages, which are not part of this repository: PERCH_CAPTURES names their folder.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Post } from '../../lib/care/post.ts';
import { openPageReader, type PageReader } from '../tools/page-reader.ts';
import { readSavedFile } from '../tools/saved-page.ts';
import { expectedByFile, type Expected } from './expected.ts';

const folder = process.env['PERCH_CAPTURES'];

const digest = (text: string): string =>
  `${text.length} ${createHash('sha256').update(text).digest('hex').slice(0, 12)}`;
const iso = (instant: number | undefined): string => new Date(instant ?? 0).toISOString();

const factsOf = (post: Post): Expected => ({
  id: post.id,
  handle: post.handle,
  at: iso(post.publishedAt),
  text: digest(post.text),
  counts: (['replies', 'reposts', 'likes', 'bookmarks', 'views'] as const)
    .map((name) => post.counters[name] ?? '-')
    .join('/'),
  ...(post.promoted && { promoted: true }),
  ...(post.pinned && { pinned: true }),
  ...(post.focal && { focal: true }),
  ...(post.repostedBy && { repostedBy: post.repostedBy }),
  ...(post.quote && {
    quote: `${post.quote.handle} ${iso(post.quote.publishedAt)} ${digest(post.quote.text ?? '')}`,
  }),
});

describe.skipIf(!folder)('recorded pages', () => {
  let reader: PageReader;
  beforeAll(async () => {
    reader = await openPageReader();
  });
  afterAll(() => reader.close());

  it('has an expectation for each page', () => {
    const pages = readdirSync(join(folder!, 'html'), { recursive: true, encoding: 'utf8' });
    expect(pages.filter((page) => page.endsWith('.html')).sort()).toEqual(Object.keys(expectedByFile).sort());
  });

  it.each(Object.keys(expectedByFile))('reads every post of %s', async (file) => {
    const path = join(folder!, 'html', file);
    const saved = readSavedFile(path, readFileSync(path));
    if (saved.kind !== 'page') throw new Error(`${file} is no page`);
    const { readings } = await reader.read(saved.html, saved.url);
    expect(readings.map(({ post }) => post && factsOf(post))).toEqual(expectedByFile[file]);
  });
});
