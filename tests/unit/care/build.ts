// Posts and events for tests of the rules: valid ones, each test changes what it is about.
import type { CareEvent } from '../../../lib/care/event.ts';
import { eventSchema } from '../../../lib/care/event.ts';
import type { Handle, PostId } from '../../../lib/care/ids.ts';
import type { Post } from '../../../lib/care/post.ts';
import { postSchema } from '../../../lib/care/post.ts';

export const at = (iso: string): number => Date.parse(iso);
export const noon = at('2026-11-18T12:00:00Z');
export const minutes = (count: number): number => count * 60_000;
export const hours = (count: number): number => count * 3_600_000;

export const handle = (name: string): Handle => name as Handle;
export const postId = (id: string): PostId => id as PostId;

export const post = (changes: Partial<Record<keyof Post, unknown>> = {}): Post =>
  postSchema.parse({
    id: '100',
    handle: 'customer',
    name: 'A customer',
    verified: false,
    publishedAt: noon,
    firstSeenAt: noon,
    text: 'Hello',
    replyingTo: [],
    mentions: [],
    hashtags: [],
    links: [],
    pinned: false,
    promoted: false,
    focal: false,
    counters: {},
    surface: 'home',
    ...changes,
  });

type Loose = { type: CareEvent['type']; at: number } & Record<string, unknown>;

/** Events in the order given, with ids in that order and a command each. */
export const events = (...list: Loose[]): CareEvent[] =>
  list.map((event, index) =>
    eventSchema.parse({
      id: `e-${String(index).padStart(4, '0')}`,
      caseId: 'case-100',
      by: 'jo',
      commandId: `c-${index}`,
      ...event,
    }),
  );

/** A customer's post; `id` and `kind` besides those of the post. */
export const message = (
  when: number,
  changes: Partial<Record<keyof Post, unknown>> & { kind?: string } = {},
): Loose => {
  const { kind = 'direct', ...rest } = changes;
  return {
    type: 'message.received',
    at: when,
    kind,
    post: post({ id: String(when), publishedAt: when, firstSeenAt: when, ...rest }),
  };
};

export const reply = (when: number, changes: Record<string, unknown> = {}): Loose => ({
  type: 'reply.sent',
  at: when,
  postId: `9${when}`,
  handle: 'acme',
  publishedAt: when,
  ...changes,
});
