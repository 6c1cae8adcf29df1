// Recorded posts, one JSON object a line → posts as Perch reads them from the page.
import { handleSchema, instantSchema, postIdSchema } from '../../../lib/care/ids.ts';
import type { Handle, PostId } from '../../../lib/care/ids.ts';
import type { Post } from '../../../lib/care/post.ts';
import { instantOfPostId, maxTextLength } from '../../../lib/care/post-facts.ts';

export interface Recorded {
  posts: Post[];
  /** Lines that could not be read, and why; counted from 1. */
  bad: { line: number; why: string }[];
  /** Lines whose post another line had told. */
  repeated: number;
}

export const readPosts = (text: string): Recorded => {
  const recorded: Recorded = { posts: [], bad: [], repeated: 0 };
  const lines = new Map<PostId, Line>();
  for (const [index, raw] of text
    .replace(/^\uFEFF/, '')
    .split('\n')
    .entries()) {
    if (raw.trim() === '') continue;
    const line = readLine(raw);
    if (typeof line === 'string') recorded.bad.push({ line: index + 1, why: line });
    else if (lines.has(line.id)) recorded.repeated++;
    else lines.set(line.id, line);
  }
  for (const line of lines.values()) recorded.posts.push(postOf(line, lines));
  return recorded;
};

interface Line {
  id: PostId;
  handle: Handle;
  publishedAt: number;
  text: string;
  inReplyTo?: PostId;
  lang?: string;
}

/** What is wrong, in words, where it is not a post. */
const readLine = (raw: string): Line | string => {
  let json: unknown;
  try {
    json = JSON.parse(raw);
  } catch {
    return 'not JSON';
  }
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return 'not a JSON object';
  const { id, handle, publishedAt, text, inReplyTo, lang } = json as Record<string, unknown>;
  const readId = postIdSchema.safeParse(asId(id));
  if (!readId.success) return `id: expected digits as text, found ${found(id)}`;
  const readHandle = handleSchema.safeParse(
    typeof handle === 'string' ? handle.replace(/^\s*@/, '') : handle,
  );
  if (!readHandle.success) return `handle: expected letters, digits and _, found ${found(handle)}`;
  const at = instantOf(publishedAt, readId.data);
  if (at === undefined)
    return isMissing(publishedAt)
      ? 'publishedAt: missing, and the id is too old to tell it'
      : `publishedAt: expected a time as 2026-11-20T16:30:00Z, found ${found(publishedAt)}`;
  if (typeof text !== 'string') return `text: expected text, found ${found(text)}`;
  const above = isMissing(inReplyTo) ? undefined : postIdSchema.safeParse(asId(inReplyTo));
  if (above && !above.success) return `inReplyTo: expected digits as text, found ${found(inReplyTo)}`;
  return {
    id: readId.data,
    handle: readHandle.data,
    publishedAt: at,
    text: text.slice(0, maxTextLength),
    ...(above && above.data !== readId.data ? { inReplyTo: above.data } : {}),
    ...(typeof lang === 'string' ? { lang: lang.slice(0, 16) } : {}),
  };
};

const isMissing = (value: unknown): boolean => value === undefined || value === null || value === '';

/** A number beyond 2^53 has lost its last digits; X's ids are such. */
const asId = (id: unknown): unknown => (Number.isSafeInteger(id) ? String(id) : id);

const found = (value: unknown): string =>
  value === undefined ? 'nothing' : (JSON.stringify(value) ?? 'nothing').slice(0, 60);

const instantOf = (publishedAt: unknown, id: string): number | undefined => {
  if (isMissing(publishedAt)) return instantOfPostId(id);
  const at = typeof publishedAt === 'string' ? Date.parse(publishedAt) : publishedAt;
  const read = instantSchema.safeParse(at);
  return read.success ? read.data : undefined;
};

const handlesIn = /(?<![\w.+-])[@＠](\w{1,50})/g;
/** X shows whom a reply is to as handles at its beginning. */
const leadingHandles = /^(?:\s*[@＠]\w{1,50})+/;

const namesIn = (text: string): Handle[] => [
  ...new Set(Array.from(text.matchAll(handlesIn), ([, name = '']) => name.toLowerCase() as Handle)),
];

const postOf = (line: Line, lines: ReadonlyMap<PostId, Line>): Post => {
  const { id, handle, publishedAt, text, inReplyTo, lang } = line;
  const above = inReplyTo && lines.get(inReplyTo);
  const leading = inReplyTo ? namesIn(leadingHandles.exec(text)?.[0] ?? '') : [];
  return {
    id,
    handle,
    name: handle,
    verified: false,
    publishedAt,
    firstSeenAt: publishedAt,
    text,
    replyingTo: above ? [...new Set([above.handle, ...leading])] : leading,
    mentions: namesIn(text),
    hashtags: Array.from(text.matchAll(/#([\p{L}\p{N}_]+)/gu), ([, tag = '']) => tag),
    links: [],
    pinned: false,
    promoted: false,
    focal: false,
    counters: {},
    surface: 'other',
    conversationId: rootOf(line, lines),
    ...(inReplyTo ? { inReplyToId: inReplyTo } : {}),
    ...(lang ? { lang } : {}),
  };
};

/** The post that the conversation began with, as far as it is known. */
const rootOf = (line: Line, lines: ReadonlyMap<PostId, Line>): PostId => {
  const passed = new Set<PostId>();
  let each: Line | undefined = line;
  let root = line.id;
  while (each && !passed.has(each.id)) {
    passed.add(each.id);
    root = each.inReplyTo ?? each.id;
    each = each.inReplyTo ? lines.get(each.inReplyTo) : undefined;
  }
  return root;
};
