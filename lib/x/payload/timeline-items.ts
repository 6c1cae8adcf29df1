// What a response would put on the page, in its order: wherever `instructions` lie, and in answers without any.
import * as z from 'zod/mini';
import type { Surface } from '../../care/post.ts';
import { isNode, maybe } from './tolerant.ts';

export interface TimelineItem {
  /** Of `tweet_results` or `tweetResult`: not yet a tweet. */
  result: unknown;
  promoted: boolean;
  pinned: boolean;
  surface: Surface;
}

/** The first part of a response's path that says what page it is for. */
const surfaces = new Map<string, Surface>([
  ['home', 'home'],
  ['threaded_conversation_with_injections_v2', 'status'],
  ['threaded_conversation_with_injections', 'status'],
  ['tweetResult', 'status'],
  ['search_by_raw_query', 'search'],
  ['user', 'profile'],
  ['list', 'list'],
  ['communityResults', 'community'],
  ['bookmark_timeline_v2', 'bookmarks'],
  ['bookmark_timeline', 'bookmarks'],
  ['notification_timeline', 'notifications'],
]);

const resultsSchema = z.object({ result: z.unknown() });
const contextSchema = z.object({ contextType: maybe(z.string()) });

/** Deeper than any response of X; a hostile one ends here. */
const maxDepth = 60;

type Around = Omit<TimelineItem, 'result'>;

/** Items in the order of the page. Unknown parts are passed by; nothing throws. */
export const timelineItems = (response: unknown): TimelineItem[] => {
  const items: TimelineItem[] = [];
  const walk = (value: unknown, around: Around, depth: number): void => {
    if (depth > maxDepth) return;
    if (Array.isArray(value)) {
      for (const each of inOrder(value)) walk(each, around, depth + 1);
      return;
    }
    if (!isNode(value)) return;
    const node = value;
    const here = aroundOf(node, around);
    const add = (results: unknown): void => {
      for (const each of Array.isArray(results) ? results : [results])
        items.push({ result: resultsSchema.safeParse(each).data?.result, ...here });
    };
    if ('tweet_results' in node) add(node['tweet_results']);
    else if (isTweet(node)) items.push({ result: node, ...here });
    else
      for (const [key, child] of Object.entries(node)) {
        const surface = here.surface === 'other' ? (surfaces.get(key) ?? 'other') : here.surface;
        if (key === 'tweetResult') {
          here.surface = surface;
          add(child);
        } else walk(child, { ...here, surface }, depth + 1);
      }
  };
  walk(response, { promoted: false, pinned: false, surface: 'other' }, 0);
  return items;
};

const aroundOf = (node: Record<string, unknown>, around: Around): Around => {
  const { entryId, type, promotedMetadata, socialContext } = node;
  const isAd =
    promotedMetadata !== undefined || (typeof entryId === 'string' && entryId.startsWith('promoted-'));
  const isPin =
    type === 'TimelinePinEntry' ||
    (socialContext !== undefined && contextSchema.safeParse(socialContext).data?.contextType === 'Pin');
  return { ...around, promoted: around.promoted || isAd, pinned: around.pinned || isPin };
};

/** A tweet that stands by itself, as in a file that holds nothing else. */
const isTweet = ({ rest_id: id, legacy, core, __typename: type, tweet }: Record<string, unknown>): boolean =>
  (type === 'Tweet' && typeof id === 'string') ||
  (type === 'TweetWithVisibilityResults' && tweet !== undefined) ||
  type === 'TweetTombstone' ||
  type === 'TweetUnavailable' ||
  (typeof id === 'string' && typeof legacy === 'object' && typeof core === 'object' && type === undefined);

const sortSchema = z.object({ sortIndex: z.string().check(z.regex(/^[0-9]{1,30}$/)) });

/** Entries may come out of order; their `sortIndex`, too long for a number, falls down the page. */
const inOrder = (entries: readonly unknown[]): readonly unknown[] => {
  const indexes = entries.map((entry) => sortSchema.safeParse(entry).data?.sortIndex);
  if (indexes.length < 2 || indexes.includes(undefined)) return entries;
  return entries
    .map((entry, index) => ({ entry, at: BigInt(indexes[index] ?? 0) }))
    .sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0))
    .map(({ entry }) => entry);
};
