// A scenario's events as Perch itself would have written them.
import * as z from 'zod/mini';
import { firstFault } from '../../../lib/care/faults.ts';
import type { CareEvent } from '../../../lib/care/event.ts';
import { eventSchema } from '../../../lib/care/event.ts';
import type { Result } from '../../../lib/care/result.ts';
import { fail, ok } from '../../../lib/care/result.ts';

const isInstant = (text: string): boolean => Number.isFinite(Date.parse(text));
const instant = z.string().check(z.refine(isInstant, 'write a time as 2026-11-20T16:30:00Z'));
const oneOrMore = z.union([z.string(), z.array(z.string())]);

/** Other fields are passed on to the event. */
export const scenarioEventSchema = z.looseObject({
  at: instant,
  type: z.string(),
  /** Any name; the same name is the same post. */
  post: z.optional(z.union([z.string(), z.number()])),
  publishedAt: z.optional(instant),
  firstSeenAt: z.optional(instant),
  kind: z.optional(z.string()),
  followers: z.optional(z.number()),
  handle: z.optional(z.string()),
  mentions: z.optional(oneOrMore),
  replyingTo: z.optional(oneOrMore),
  text: z.optional(z.string()),
});
export type ScenarioEvent = z.infer<typeof scenarioEventSchema>;

/** In the order given: of two events at one instant, the one written first happened first. */
export const eventsOf = (events: readonly ScenarioEvent[]): Result<CareEvent[], string> => {
  const made: CareEvent[] = [];
  const postIdOf = createNames();
  for (const [index, event] of events.entries()) {
    const number = String(index).padStart(6, '0');
    const common = { id: `e-${number}`, caseId: 'case-1', by: 'member-1', commandId: `c-${number}` };
    const read = eventSchema.safeParse({ ...fieldsOf(event, events, postIdOf), ...common });
    if (!read.success)
      return fail(`events, no. ${index + 1} (${event.type}), ${firstFault(read.error.issues)}`);
    made.push(read.data);
  }
  return ok(made);
};

/** Digits for any name that a scenario gives a post; a post without a name is one of its own. */
const createNames = (): ((name: string | number | undefined) => string) => {
  const ids = new Map<string, string>();
  let next = 1_000;
  return (name) => {
    if (name === undefined) return String(next++);
    const known = ids.get(String(name)) ?? String(next++);
    ids.set(String(name), known);
    return known;
  };
};

const fieldsOf = (
  event: ScenarioEvent,
  all: readonly ScenarioEvent[],
  postIdOf: (name: string | number | undefined) => string,
): Record<string, unknown> => {
  const at = Date.parse(event.at);
  const published = Date.parse(event.publishedAt ?? event.at);
  if (event.type === 'message.received') {
    return {
      type: event.type,
      at: isAnsweredUnseen(event, all) ? published : at,
      kind: event.kind ?? 'direct',
      post: {
        id: postIdOf(event.post),
        handle: event.handle ?? 'customer',
        name: 'A customer',
        verified: false,
        publishedAt: published,
        firstSeenAt: Date.parse(event.firstSeenAt ?? event.at),
        text: event.text ?? 'Hello',
        replyingTo: listOf(event.replyingTo),
        mentions: listOf(event.mentions),
        hashtags: [],
        links: [],
        pinned: false,
        promoted: false,
        focal: false,
        counters: {},
        surface: 'home',
        ...(event.followers === undefined ? {} : { followers: event.followers }),
      },
    };
  }
  if (event.type === 'reply.sent') {
    const { automatic } = event;
    return {
      type: event.type,
      at: published,
      postId: postIdOf(event.post),
      handle: event.handle ?? 'acme',
      publishedAt: published,
      ...(automatic === undefined ? {} : { automatic }),
    };
  }
  return { ...defaults[event.type], ...event, at };
};

/** What a scenario may leave out because no clock asks for it. */
const defaults: Readonly<Record<string, object>> = {
  'case.resolved': { disposition: 'resolved-public' },
  'case.dismissed': { reason: 'no-answer-needed' },
  'case.escalated': { tier: 't2', reason: 'needs-expert' },
  'case.assigned': { to: 'member-1' },
};

const listOf = (names: string | string[] = []): string[] =>
  (typeof names === 'string' ? [names] : names).map((name) => name.replace(/^@/, ''));

/**
 * A message counts from when it happened (`at`), unless a person had answered it by then, from a phone or without
 * Perch: that reply came after the post, however late the post was seen.
 */
const isAnsweredUnseen = (message: ScenarioEvent, all: readonly ScenarioEvent[]): boolean => {
  const published = Date.parse(message.publishedAt ?? message.at);
  return all.some((event) => {
    if (event.type !== 'reply.sent' || event['automatic'] === true) return false;
    const replied = Date.parse(event.publishedAt ?? event.at);
    return replied >= published && replied < Date.parse(message.at);
  });
};
