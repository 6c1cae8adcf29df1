// Which timers a case has: a walk through its events (docs/rules.md, rules 4 to 8 and 13). Knows nothing of hours.
import type { Message } from './case.ts';
import type { CareEvent, EventOf, EventType } from './event.ts';
import type { Metric, Playbook, Policy, Priority, Status } from './playbook.ts';
import type { PolicySubject, SkippedPolicy } from './policy.ts';
import { choosePolicy, durationMs, policyFor, targetOf } from './policy.ts';
import type { Pause } from './spans.ts';
import { standing } from './standing.ts';
import { isSettled, statusAfter } from './status.ts';

/** What was asked of a timer from `at` on, until the next choice. */
export interface Choice {
  at: number;
  policy?: Policy;
  /** Undefined where no policy, or the policy not for this metric. */
  targetMs?: number;
}

export interface Timer {
  segment: number;
  metric: Metric;
  /** Of the message that started it. */
  publishedAt: number;
  firstSeenAt: number;
  message: Message;
  /** One at the start, one more for each change of priority or tags while it was open. */
  choices: Choice[];
  pauses: Pause[];
  end?: { at: number; how: 'answered' | 'cancelled' };
}

export interface Walk {
  timers: Timer[];
  /** The policy that holds for the newest message now. */
  policy?: Policy;
  skipped: SkippedPolicy[];
}

type Open = { [M in Metric]?: Timer | undefined };

/** Clocks that a person set to an instant, not a policy to a span of office hours: they run around the clock. */
export const agreed: Policy = {
  id: 'agreed',
  when: {},
  hours: 'always',
  targets: {},
  startFrom: 'published',
  pauseIn: [],
  warnAt: [0.5, 0.8],
};

const changesPolicy = new Set<EventType>(['priority.set', 'tag.added', 'tag.removed']);

/** What a walk needs of the playbook; without tiers, escalations have the policies' own targets or none. */
export type Rules = Pick<Playbook, 'policies'> & Partial<Pick<Playbook, 'tiers'>>;

/** Walks the events in the order of the fold, whatever order they came in. */
export const walkEvents = (events: readonly CareEvent[], { policies, tiers = [] }: Rules): Walk => {
  const timers: Timer[] = [];
  const seen = new Set<string>();
  let status: Status = 'new';
  let priority: Priority = 'normal';
  let tags: readonly string[] = [];
  let followers: number | undefined;
  let segment = 0;
  let responded = false;
  /** The oldest message that nobody answered, and the newest of all. */
  let waiting: Message | undefined;
  let newest: Message | undefined;
  let open: Open = {};
  let tier: string | undefined;

  const subjectOf = (message: Message): PolicySubject => ({ message, tags, priority, followers });
  const ofTier = (): number | undefined => {
    const within = tiers.find(({ id }) => id === tier)?.acknowledgeWithin;
    return within === undefined ? undefined : durationMs(within);
  };
  const choose = (metric: Metric, message: Message, at: number): Choice => {
    const choice: Choice = { at };
    const policy = policyFor(policies, subjectOf(message));
    if (!policy) return choice;
    choice.policy = policy;
    const targetMs =
      (metric === 'escalationAck' ? ofTier() : undefined) ?? targetOf(policy, metric, priority);
    if (targetMs !== undefined) choice.targetMs = targetMs;
    return choice;
  };
  const start = (metric: keyof Open, message: Message, reopenedAt?: number): void => {
    if (open[metric]) return;
    const { publishedAt, firstSeenAt } = message.post;
    const timer: Timer = {
      segment,
      metric,
      publishedAt: reopenedAt ?? publishedAt,
      // A browser whose clock is behind may have seen it before it was published.
      firstSeenAt: reopenedAt ?? Math.max(firstSeenAt, publishedAt),
      message,
      choices: [choose(metric, message, reopenedAt ?? publishedAt)],
      pauses: [],
    };
    open[metric] = timer;
    timers.push(timer);
  };
  /** A clock of the team's own: from `at`, by a target of its policy or by an instant that was agreed. */
  const startOwn = (metric: 'escalationAck' | 'promise' | 'decision', at: number, dueAt?: number): void => {
    end(metric, at, 'cancelled');
    if (!newest || isSettled(status)) return;
    const choice =
      dueAt === undefined
        ? choose(metric, newest, at)
        : { at, policy: agreed, targetMs: Math.max(1, dueAt - at) };
    const timer: Timer = {
      segment,
      metric,
      publishedAt: at,
      firstSeenAt: at,
      message: newest,
      choices: [choice],
      pauses: [],
    };
    open[metric] = timer;
    timers.push(timer);
  };
  const end = (metric: keyof Open, at: number, how: 'answered' | 'cancelled'): void => {
    const timer = open[metric];
    if (!timer) return;
    timer.end = { at, how };
    closePause(timer, at);
    open[metric] = undefined;
  };
  const begin = (): void => {
    segment++;
    responded = false;
  };
  const receive = (event: EventOf<'message.received'>, wasSettled: boolean): void => {
    const message: Message = event;
    newest = message;
    waiting ??= message;
    if (isSettled(status)) return;
    if (segment === 0 || wasSettled) begin();
    start(responded ? 'nextResponse' : 'firstResponse', message);
    start('resolution', message);
  };
  const answer = (at: number): void => {
    if (segment === 0) return;
    responded = true;
    waiting = undefined;
    end('firstResponse', at, 'answered');
    end('nextResponse', at, 'answered');
    end('promise', at, 'answered');
  };
  const settle = (at: number): void => {
    end('firstResponse', at, 'cancelled');
    end('nextResponse', at, 'cancelled');
    for (const metric of ['promise', 'escalationAck', 'decision'] as const) end(metric, at, 'cancelled');
    end('resolution', at, status === 'dismissed' ? 'cancelled' : 'answered');
  };
  /** Somebody took it up again: what was never answered is owed from now on. */
  const reopen = (at: number): void => {
    begin();
    if (waiting) start('firstResponse', waiting, at);
    if (newest) start('resolution', newest, at);
  };

  for (const event of standing(events)) {
    if (event.type === 'message.received') {
      if (seen.has(event.post.id)) continue;
      seen.add(event.post.id);
      followers = event.post.followers ?? followers;
    }
    const before = status;
    status = statusAfter(status, event);
    if (event.type === 'message.received') receive(event, isSettled(before));
    else if (event.type === 'reply.sent' && !event.automatic) answer(event.at);
    if (!isSettled(before) && isSettled(status)) settle(event.at);
    else if (isSettled(before) && !isSettled(status) && event.type !== 'message.received') reopen(event.at);

    if (event.type === 'case.escalated') {
      tier = event.tier;
      startOwn('escalationAck', event.at);
    } else if (event.type === 'escalation.acknowledged') end('escalationAck', event.at, 'answered');
    else if (event.type === 'promise.made') startOwn('promise', event.at, event.dueAt);
    else if (event.type === 'decision.requested') startOwn('decision', event.at, event.dueAt);
    else if (event.type === 'decision.made') end('decision', event.at, 'answered');

    if (event.type === 'priority.set') priority = event.to;
    if (event.type === 'tag.added') tags = [...tags.filter((tag) => tag !== event.tag), event.tag];
    if (event.type === 'tag.removed') tags = tags.filter((tag) => tag !== event.tag);
    if (changesPolicy.has(event.type)) {
      for (const timer of Object.values(open)) {
        if (timer && timer.choices[0]?.policy !== agreed)
          timer.choices.push(choose(timer.metric, timer.message, event.at));
      }
    }
    pauseOrGoOn(open.resolution, status, event.at);
  }
  return { timers, ...(newest ? choosePolicy(policies, subjectOf(newest)) : { skipped: [] }) };
};

/** Resolution stands still in the statuses that the policy of that moment names; later policies do not change what was. */
const pauseOrGoOn = (timer: Timer | undefined, status: Status, at: number): void => {
  if (!timer) return;
  const current = timer.pauses.at(-1);
  const paused = timer.choices.at(-1)?.policy?.pauseIn.includes(status) ?? false;
  if (current && current.to === undefined && current.because === status && paused) return;
  closePause(timer, at);
  if (paused) timer.pauses.push({ from: at, because: status });
};

const closePause = (timer: Timer, at: number): void => {
  const current = timer.pauses.at(-1);
  if (current && current.to === undefined) current.to = at;
};
