// What still works after a change of X's markup, measured against the unchanged page, as a table.
import type { Post } from '../../lib/care/post.ts';
import type { PageReading } from '../tools/x-reading.ts';

/** Posts compared: enough to hold a promoted one, quotes, replies, media and many languages. */
const compared = 24;

export interface Measured extends PageReading {
  /** Strips on the whole page: in their place, and in cards. */
  strips: { placed: number; floating: number };
}

export const columns = [
  'posts read',
  'strip',
  'id',
  'handle',
  'time',
  'text',
  'quote',
  'repost',
  'promoted',
  'own account',
] as const;

type Field = (fields: Partial<Post>) => unknown;
const words: Field = ({ quote }) => quote && [quote.handle, quote.text];

const share = (works: number, of: number): string => {
  if (of === 0) return '';
  return works === of ? '✓' : works === 0 ? '–' : `${works} of ${of}`;
};

/** A time by the id of the post is exact to the millisecond, one that X shows to the second. */
const alike = (a: unknown, b: unknown): boolean =>
  typeof a === 'number' && typeof b === 'number'
    ? Math.abs(a - b) < 2_000
    : JSON.stringify(a) === JSON.stringify(b);

/** The cells of one row, in the order of `columns`. */
export const compare = (before: Measured, after: Measured): string[] => {
  const pairs = before.posts.slice(0, compared).map(({ fields }, index) => {
    // By its id; where ids are lost, the one in its place.
    const there = after.posts[index];
    const same =
      after.posts.find((each) => each.fields.id === fields.id) ?? (there?.fields.id ? undefined : there);
    return { was: fields, is: same?.fields ?? {}, full: same?.full };
  });
  const kept = (field: Field): string => {
    const asked = pairs.filter(({ was }) => field(was));
    return share(asked.filter(({ was, is }) => alike(field(was), field(is))).length, asked.length);
  };
  // Both ways: an advert taken for a post is as wrong as a post taken for an advert.
  const promoted = pairs.filter(({ was, is }) => is.id && was.promoted === is.promoted).length;
  const strip = (): string => {
    const due = before.posts.slice(0, compared).filter(({ strip: has }) => has);
    // Where posts are less tall there are more of them on the page, and more cards.
    const { placed, floating } = after.strips;
    if (placed === 0 && floating >= due.length) return 'card';
    const still = due.filter(({ fields }) =>
      after.posts.some((each) => each.strip && each.fields.id === fields.id),
    );
    return share(still.length, due.length);
  };
  return [
    share(pairs.filter(({ full }) => full).length, pairs.length),
    strip(),
    kept(({ id }) => id),
    kept(({ handle }) => handle),
    kept(({ publishedAt }) => publishedAt),
    kept(({ text }) => text),
    kept(words),
    kept(({ repostedBy }) => repostedBy),
    share(promoted, pairs.length),
    after.account === before.account ? '✓' : '–',
  ];
};

export const markdown = (head: readonly string[], rows: readonly (readonly string[])[]): string => {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
};
