// The scenario format: a playbook, events and what the clocks should say, as people write them in a bug report.
import 'temporal-polyfill/global';
import { clockAt } from '../../../lib/care/clock-at.ts';
import { clocksOf } from '../../../lib/care/clock.ts';
import type { CareEvent } from '../../../lib/care/event.ts';
import { eventSchema } from '../../../lib/care/event.ts';
import type { Playbook } from '../../../lib/care/playbook.ts';
import { hoursSchema, policySchema } from '../../../lib/care/playbook.ts';

export interface ScenarioEvent {
  at: string;
  type: string;
  post?: string;
  publishedAt?: string;
  firstSeenAt?: string;
  automatic?: boolean;
  to?: string;
  tag?: string;
  disposition?: string;
  reason?: string;
  kind?: string;
  followers?: number;
  mentions?: string[];
}

export interface ExpectedClock {
  segment?: number;
  metric: string;
  startedAt?: string;
  dueAt?: string;
  state?: string;
  because?: string;
  elapsedMs?: number;
  remainingMs?: number;
  overMs?: number;
  appliedLate?: boolean;
  warnings?: number;
}

export interface Scenario {
  name: string;
  why?: string;
  playbook: { hours: readonly unknown[]; policies: readonly unknown[] };
  events: readonly ScenarioEvent[];
  now: string;
  expect: {
    clocks: readonly ExpectedClock[];
    absent?: readonly string[];
    policy?: string;
    warnings?: readonly string[];
  };
}

export const playbookOf = (scenario: Pick<Scenario, 'playbook'>): Pick<Playbook, 'hours' | 'policies'> => ({
  hours: scenario.playbook.hours.map((each) => hoursSchema.parse(each)),
  policies: scenario.playbook.policies.map((each) => policySchema.parse(each)),
});

/** Scenario events as Perch writes them. A post's name may be any text there; ids here are digits. */
export const eventsOf = (events: readonly ScenarioEvent[]): CareEvent[] =>
  events.map((event, index) => {
    const published = Date.parse(event.publishedAt ?? event.at);
    const number = String(index).padStart(4, '0');
    const common = { id: `e-${number}`, caseId: 'case-1', by: 'member-1', commandId: `c-${number}` };
    const postId = String(1000 + Number((event.post ?? '').replace(/\D/g, '') || index));
    if (event.type === 'message.received') {
      return eventSchema.parse({
        ...common,
        type: event.type,
        at: published,
        kind: event.kind ?? 'direct',
        post: {
          id: postId,
          handle: 'customer',
          name: 'A customer',
          verified: false,
          publishedAt: published,
          firstSeenAt: Date.parse(event.firstSeenAt ?? event.publishedAt ?? event.at),
          text: 'Hello',
          replyingTo: [],
          mentions: event.mentions ?? [],
          hashtags: [],
          links: [],
          pinned: false,
          promoted: false,
          focal: false,
          counters: {},
          surface: 'home',
          ...(event.followers === undefined ? {} : { followers: event.followers }),
        },
      });
    }
    if (event.type === 'reply.sent') {
      return eventSchema.parse({
        ...common,
        type: event.type,
        at: published,
        postId: `9${postId}`,
        handle: 'acme',
        publishedAt: published,
        automatic: event.automatic,
      });
    }
    return eventSchema.parse({ ...event, ...common, at: Date.parse(event.at) });
  });

/** What the clocks say, in the words of the scenario format and only in the fields that it asks for. */
export const runScenario = (scenario: Scenario): Scenario['expect'] => {
  const now = Date.parse(scenario.now);
  const answer = clocksOf(eventsOf(scenario.events), playbookOf(scenario), now);
  const { expect } = scenario;
  const clocks = expect.clocks.map((expected) => {
    const clock = answer.clocks.find(
      (each) => each.metric === expected.metric && each.segment === (expected.segment ?? each.segment),
    );
    if (!clock) return { metric: `${expected.metric} is not there` };
    const all: Record<string, unknown> = {
      ...clock,
      ...clockAt(clock, now),
      startedAt: isoOf(clock.startedAt),
      dueAt: clock.dueAt === undefined ? undefined : isoOf(clock.dueAt),
    };
    const asked = Object.keys(expected).map((field) => [field, all[field]]);
    return Object.fromEntries(asked) as ExpectedClock;
  });
  return {
    clocks,
    ...(expect.absent
      ? { absent: expect.absent.filter((metric) => !answer.clocks.some((clock) => clock.metric === metric)) }
      : {}),
    ...(expect.policy ? { policy: answer.policy ?? 'none' } : {}),
    ...(expect.warnings ? { warnings: answer.warnings } : {}),
  };
};

const isoOf = (at: number): string => new Date(at).toISOString().replace('.000Z', 'Z');
