// Posts of which X's response says that they are not to be seen: a tombstone in an entry that names the post.
import type { GonePost } from '../../care/post.ts';
import { maxSaid } from '../../care/post-facts.ts';
import { toPostId } from '../address.ts';
import { cut } from '../read-text.ts';

/** Between an entry's id and its tweet stands little. */
const near = 1_000;
/** An entry is named by its post at the end; advertising is not. */
const entryId = /"entryId" ?: ?"(?:[\w-]{0,100}-)?tweet-(\d{1,20})"/g;

/** The post in whose place a tombstone stands. `before`: the text of the response up to the tombstone's `tweet_results`. */
export const goneIn = (before: string, results: unknown): GonePost | undefined => {
  const { result } = (results ?? {}) as { result?: Partial<Tombstone> | null };
  if (result?.__typename !== 'TweetTombstone') return undefined;
  const entry = [...before.slice(-near).matchAll(entryId)].at(-1);
  const id = toPostId(entry?.[1]);
  if (!entry || !id || !isWithin(before.slice(-near).slice(entry.index))) return undefined;
  const { text, entities } = result.tombstone?.text ?? {};
  // "Learn more" is a link at the end.
  const link = Array.isArray(entities) ? Number(entities[0]?.fromIndex) : Number.NaN;
  const said =
    typeof text === 'string' ? cut(text.slice(0, link > 0 ? link : undefined).trim(), maxSaid) : '';
  return { id, ...(said && { said }) };
};

interface Tombstone {
  __typename: unknown;
  tombstone: { text?: { text?: unknown; entities?: unknown } } | null;
}

/** Whether an object that is open where a text begins is still so at its end. */
const isWithin = (text: string): boolean => {
  let depth = 0;
  for (const [brace] of text.replace(/"(?:[^"\\]|\\.)*"/g, '').matchAll(/[{}]/g)) {
    depth += brace === '{' ? 1 : -1;
    if (depth < 0) return false;
  }
  return true;
};
