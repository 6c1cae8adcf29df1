// X's timeline JSON → rows of a timeline; the posts in it go into the store.
import { putPost, type PostView } from './store.ts';
import { say } from './words.ts';

export type Row =
  | {
      key: string;
      kind: 'post';
      postId: string;
      repostedBy?: { handle: string; name: string };
      promoted?: boolean;
      above?: boolean;
      below?: boolean;
      focal?: boolean;
    }
  | { key: string; kind: 'heading'; text: string }
  | { key: string; kind: 'user'; handle: string; name: string }
  | { key: string; kind: 'notification'; icon: string; text: string; handles: string[] }
  | { key: string; kind: 'tombstone' }
  | { key: string; kind: 'space' };

// The stand-in's own server wrote this JSON, and its shape is checked where it is read for real (lib/x); here a loose view is enough.
type Loose = { [key: string]: Loose } & { [Symbol.iterator]: () => Iterator<Loose> };
const text = (value: unknown): string => (typeof value === 'string' ? value : '');

const instructionsIn = (node: unknown): Loose[] | undefined => {
  if (typeof node !== 'object' || node === null) return undefined;
  if ('instructions' in node && Array.isArray(node.instructions)) return node.instructions as Loose[];
  for (const value of Object.values(node)) {
    const found = instructionsIn(value);
    if (found) return found;
  }
  return undefined;
};

/** Rows in X's order, and the cursor of the next page if there is one. */
export const readTimeline = (json: unknown): { rows: Row[]; next: string | undefined } => {
  const rows: Row[] = [];
  let next: string | undefined;
  for (const instruction of instructionsIn(json) ?? [])
    for (const entry of (instruction['entries'] ?? []) as unknown as Loose[]) {
      const content = entry['content'] as Loose;
      const key = text(entry['entryId']);
      if (text(content['cursorType']) === 'Bottom') next = text(content['value']);
      const items = (content['items'] as unknown as Loose[] | undefined) ?? [];
      const title = text(content['header']?.['text']);
      if (title) rows.push({ key, kind: 'heading', text: say('discover') });
      items.forEach((item, index) => {
        const row = readItem(text(item['entryId']), item['item']?.['itemContent']);
        const joined = { above: !title && index > 0, below: !title && index < items.length - 1 };
        if (row?.kind === 'post') rows.push({ ...row, ...joined });
      });
      const row = readItem(key, content['itemContent']);
      if (row) rows.push(row);
    }
  return { rows, next };
};

const readItem = (key: string, item: Loose | undefined): Row | undefined => {
  if (!item) return undefined;
  if (text(item['__typename']) === 'TimelineNotification') {
    const users = ((item['template']?.['from_users'] ?? []) as unknown as Loose[]).map((user) =>
      text(user['user_results']?.['result']?.['core']?.['screen_name']),
    );
    return {
      key,
      kind: 'notification',
      icon: text(item['notification_icon']),
      text: text(item['rich_message']?.['text']),
      handles: users,
    };
  }
  const result = item['tweet_results']?.['result'];
  if (!result) return undefined;
  if (text(result['__typename']) === 'TweetTombstone') return { key: `gone-${key}`, kind: 'tombstone' };
  const tweet = unwrap(result);
  const original = tweet['legacy']?.['retweeted_status_result']?.['result'];
  const promoted = 'promotedMetadata' in item;
  const postId = readTweet(original ?? result, promoted);
  if (!original) return { key, kind: 'post', postId, promoted };
  const by = tweet['core']?.['user_results']?.['result']?.['core'];
  return {
    key,
    kind: 'post',
    postId,
    repostedBy: { handle: text(by?.['screen_name']), name: text(by?.['name']) },
  };
};

const unwrap = (result: Loose): Loose =>
  text(result['__typename']) === 'TweetWithVisibilityResults' ? (result['tweet'] as Loose) : result;

/** Puts one tweet (and its quote) into the store and gives its id. */
export const readTweet = (result: Loose, promoted = false): string => {
  const tweet = unwrap(result);
  const legacy = tweet['legacy'] as Loose;
  const user = tweet['core']?.['user_results']?.['result'] as Loose;
  const entities = (legacy['entities'] ?? {}) as Loose;
  const [from, to] = legacy['display_text_range'] as unknown as [number, number];
  const points = [...text(legacy['full_text'])];
  const mentions = (entities['user_mentions'] ?? []) as unknown as {
    screen_name: string;
    indices: [number, number];
  }[];
  const quoted = tweet['quoted_status_result']?.['result'];
  const quoteGone = quoted !== undefined && text(quoted['__typename']) === 'TweetTombstone';
  const count = (name: string): number => Number(legacy[name] ?? 0);
  const post: PostView = {
    id: text(tweet['rest_id']),
    handle: text(user['core']?.['screen_name']),
    name: text(user['core']?.['name']),
    verified: Boolean(user['is_blue_verified']),
    affiliate: 'label' in (user['affiliates_highlighted_label'] ?? {}),
    publishedAt: Date.parse(text(legacy['created_at'])) || 0,
    text: points.slice(from, to).join(''),
    expanded: false,
    lang: text(legacy['lang']),
    replyingTo: mentions.filter(({ indices }) => indices[0] < from).map((mention) => mention.screen_name),
    shownByLink: Object.fromEntries(
      ((entities['urls'] ?? []) as unknown as { url: string; expanded_url: string }[]).map(
        ({ url, expanded_url }) => [url, expanded_url],
      ),
    ),
    quoteGone,
    edited: false,
    liked: false,
    reposted: false,
    bookmarked: false,
    promoted,
    counts: {
      replies: count('reply_count'),
      reposts: count('retweet_count'),
      likes: count('favorite_count'),
      bookmarks: count('bookmark_count'),
      views: Number(tweet['views']?.['count'] ?? 0),
    },
    generation: 0,
  };
  const note = text(tweet['note_tweet']?.['note_tweet_results']?.['result']?.['text']);
  const [media] = (entities['media'] ?? []) as unknown as { type: string }[];
  if (note) {
    post.longText = note;
    // The JSON ends a cut text with an ellipsis, the page does not show it.
    post.text = post.text.replace(/…$/, '');
  }
  if (legacy['in_reply_to_status_id_str']) post.replyToId = text(legacy['in_reply_to_status_id_str']);
  if (quoted && !quoteGone) post.quoteId = readTweet(quoted);
  if (media) post.media = media.type;
  putPost(post);
  return post.id;
};
