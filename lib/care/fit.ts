// What goes to the team goes in envelopes of 64 KiB: an event is never larger than fits into one. Only X's longest posts
// come near it, in scripts that take three bytes a character, and there is no sending half an event.
import type { CareEvent } from './event.ts';
import type { KnownOfPost } from './post.ts';

/** Bytes of an event's JSON. With all else that an envelope holds, and padded, it stays under 64 KiB. */
export const maxEventBytes = 62_000;

const maxPostBytes = 60_000;
/** The same whatever else is in the post, so that a post seen twice is cut alike. */
const maxTextBytes = 40_000;
const maxWordsBytes = 48_000;
const maxNameBytes = 1_000;

/** UTF-8 bytes of the value's JSON. */
export const jsonBytes = (value: unknown): number => new TextEncoder().encode(JSON.stringify(value)).length;

/** The text, at most `most` bytes as JSON has it between quotes; where it is cut, an ellipsis within them says so. */
export const cutText = (text: string, most: number): string => {
  if (bytesOf(text) <= most) return text;
  let [room, end] = [most - bytesOf('…'), 0];
  for (const char of text) {
    room -= bytesOf(char);
    if (room < 0) break;
    end += char.length;
  }
  return `${text.slice(0, end)}…`;
};

/** Escapes count: a quote is two bytes in JSON, a control character six. */
const bytesOf = (text: string): number => jsonBytes(text) - 2;

/** A post, or what is known of one, as it fits: text and quote cut, and of its lists what there is room for. */
export const fitPost = <T extends KnownOfPost>(post: T): T => {
  const words = cutWords(post);
  if (jsonBytes(words) <= maxPostBytes) return words;
  const lists = ['replyingTo', 'mentions', 'links', 'hashtags'] as const;
  let room = maxPostBytes - jsonBytes({ ...words, ...Object.fromEntries(lists.map((key) => [key, []])) });
  const fits = (item: unknown): boolean => (room -= jsonBytes(item) + 1) >= 0;
  const kept = lists.flatMap((key) => {
    const list: readonly unknown[] | undefined = words[key];
    return list ? [[key, list.filter(fits)] as const] : [];
  });
  return { ...words, ...Object.fromEntries(kept) };
};

const cutWords = <T extends KnownOfPost>(post: T): T => {
  const { name, bio, text, quote } = post;
  const cut = text === undefined ? undefined : cutText(text, maxTextBytes);
  const left = maxWordsBytes - bytesOf(cut ?? '');
  return {
    ...post,
    ...(name !== undefined && { name: cutText(name, maxNameBytes) }),
    ...(bio !== undefined && { bio: cutText(bio, maxNameBytes) }),
    ...(cut !== undefined && { text: cut }),
    ...(quote?.text !== undefined && { quote: { ...quote, text: cutText(quote.text, left) } }),
  };
};

/** The event as it fits into one envelope; what fits is left as it is. A note always does. */
export const fitEvent = (event: CareEvent): CareEvent => {
  switch (event.type) {
    case 'message.received':
      return { ...event, post: fitPost(event.post) };
    case 'message.learned':
      return { ...event, known: fitPost(event.known) };
    case 'message.edited':
      return { ...event, text: cutText(event.text, maxTextBytes) };
    case 'triage.walked':
      return jsonBytes(event) <= maxEventBytes ? event : { ...event, path: event.path.map(shortStep) };
    default:
      return event;
  }
};

type Step = Extract<CareEvent, { type: 'triage.walked' }>['path'][number];

/** A hundred steps are the most that a walk has. */
const shortStep = (step: Step): Step => ({
  ...step,
  asked: cutText(step.asked, 350),
  answered: cutText(step.answered, 100),
});
