// Scenarios as people write them in a bug report: a playbook, events, and what the clocks should say.
import 'temporal-polyfill/global';
import * as z from 'zod/mini';
import { firstFault } from '../../../lib/care/faults.ts';
import type { CareEvent } from '../../../lib/care/event.ts';
import type { Playbook } from '../../../lib/care/playbook.ts';
import { hoursSchema } from '../../../lib/care/calendar.ts';
import { policySchema } from '../../../lib/care/playbook.ts';
import type { Result } from '../../../lib/care/result.ts';
import { fail, ok } from '../../../lib/care/result.ts';
import { eventsOf, scenarioEventSchema } from './scenario-events.ts';

const isInstant = (text: string): boolean => Number.isFinite(Date.parse(text));
const instant = z.string().check(z.refine(isInstant, 'write a time as 2026-11-20T16:30:00Z'));

/** `metric` and perhaps `segment` say which clock is meant; every other field is compared. */
export const expectedClockSchema = z.looseObject({
  metric: z.string(),
  segment: z.optional(z.number()),
});
export type ExpectedClock = z.infer<typeof expectedClockSchema>;

export const scenarioSchema = z.object({
  name: z.string(),
  why: z.optional(z.string()),
  playbook: z.object({
    hours: z.optional(z.array(z.looseObject({ id: z.string(), zone: z.string() }))),
    policies: z.optional(z.array(z.looseObject({}))),
  }),
  events: z.array(scenarioEventSchema),
  now: instant,
  expect: z.looseObject({
    clocks: z.optional(z.array(expectedClockSchema)),
    absent: z.optional(z.array(z.union([z.string(), expectedClockSchema]))),
    policy: z.optional(z.nullable(z.string())),
    warnings: z.optional(z.array(z.string())),
  }),
});
export type Scenario = z.infer<typeof scenarioSchema>;

/** What `clocksOf` takes. */
export interface Play {
  events: CareEvent[];
  playbook: Pick<Playbook, 'hours' | 'policies'>;
  now: number;
}

/** Reads one scenario, or says in words what is wrong with it. */
export const readScenario = (json: unknown): Result<{ scenario: Scenario; play: Play }, string> => {
  const read = scenarioSchema.safeParse(json);
  if (!read.success) return fail(firstFault(read.error.issues));
  const scenario = read.data;
  const playbook = readPlaybook(scenario.playbook);
  if (!playbook.ok) return playbook;
  const events = eventsOf(scenario.events);
  if (!events.ok) return events;
  return ok({
    scenario,
    play: { events: events.value, playbook: playbook.value, now: Date.parse(scenario.now) },
  });
};

const readPlaybook = ({
  hours = [],
  policies = [],
}: Scenario['playbook']): Result<Play['playbook'], string> => {
  const playbook: Play['playbook'] = { hours: [], policies: [] };
  for (const [index, calendar] of hours.entries()) {
    // A zone that nobody knows is one of the things a scenario may be about: the clocks warn of it.
    const read = hoursSchema.safeParse({ weekly: {}, ...calendar, zone: 'UTC' });
    if (!read.success) return fail(`playbook, hours, no. ${index + 1}, ${firstFault(read.error.issues)}`);
    playbook.hours.push({ ...read.data, zone: calendar.zone });
  }
  for (const [index, policy] of policies.entries()) {
    const read = policySchema.safeParse({ when: {}, ...policy });
    if (!read.success) return fail(`playbook, policies, no. ${index + 1}, ${firstFault(read.error.issues)}`);
    playbook.policies.push(read.data);
  }
  return ok(playbook);
};
