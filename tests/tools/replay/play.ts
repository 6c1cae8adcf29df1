// Recorded posts, played through kinds, threads, clocks and suggestions.
import 'temporal-polyfill/global';
import { foldCase } from '../../../lib/care/case.ts';
import { caseNumber } from '../../../lib/care/case-id.ts';
import { clockAt } from '../../../lib/care/clock-at.ts';
import { clocksOf } from '../../../lib/care/clock.ts';
import { eventsOfPosts } from '../../../lib/care/conversation.ts';
import type { Figures, Told } from '../../../lib/care/figures.ts';
import { figuresOf } from '../../../lib/care/figures.ts';
import type { MemberId } from '../../../lib/care/ids.ts';
import { personalDataIn } from '../../../lib/care/personal-data.ts';
import type { Playbook } from '../../../lib/care/playbook.ts';
import type { Post } from '../../../lib/care/post.ts';
import { suggest, tagsToOffer } from '../../../lib/care/suggest/suggest.ts';
import { threadsOf } from '../../../lib/care/thread.ts';
import { isoOf } from '../clocks/compare.ts';

export interface Played {
  cases: object[];
  totals: Figures & { posts: number; postsWithPersonalData: number };
}

/** `now`: UTC ms; clocks that nobody stopped are read there. */
export const play = (posts: readonly Post[], playbook: Playbook, now: number): Played => {
  const events = eventsOfPosts(posts, playbook, 'replay' as MemberId);
  const offered = tagsToOffer(playbook);
  const told: Told[] = [];
  const cases: object[] = [];
  for (const thread of threadsOf(events, playbook.handles)) {
    const care = foldCase(thread.events);
    if (!care) continue;
    const { clocks, policy, warnings } = clocksOf(thread.events, playbook, now);
    const text = care.messages.map(({ post }) => post.text).join('\n');
    const language = care.messages[0]?.post.lang;
    const tags = suggest(text, playbook.suggestions, { language, tags: offered }).map(({ tag }) => tag);
    told.push({ care, clocks, tags });
    cases.push({
      case: care.id,
      number: caseNumber(care.id),
      customer: care.customer.handle,
      kind: care.messages[0]?.kind,
      arrivedVia: care.messages[0]?.arrivedVia,
      openedAt: isoOf(care.openedAt),
      messages: care.messages.map(({ post }) => post.id),
      replies: care.replies.map(({ postId, handle, signature, automatic }) => ({
        post: postId,
        handle,
        ...(signature ? { signature } : {}),
        ...(automatic ? { automatic } : {}),
      })),
      tags,
      policy: policy ?? null,
      ...(warnings.length > 0 ? { warnings } : {}),
      clocks: clocks.map((clock) => ({
        segment: clock.segment,
        metric: clock.metric,
        policy: clock.policy,
        startedAt: isoOf(clock.startedAt),
        dueAt: clock.dueAt === undefined ? null : isoOf(clock.dueAt),
        targetMs: clock.targetMs,
        ...clockAt(clock, now),
      })),
    });
  }
  const personal = posts.filter(({ text }) => personalDataIn(text).length > 0).length;
  return { cases, totals: { posts: posts.length, ...figuresOf(told, now), postsWithPersonalData: personal } };
};
