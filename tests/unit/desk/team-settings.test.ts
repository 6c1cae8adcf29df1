// The settings of a browser in a team.
import { afterEach, expect, test } from 'vitest';
import type { Hours } from '../../../lib/care/calendar.ts';
import { firstState } from '../../../lib/sync/identity.ts';
import type { Identity } from '../../../lib/sync/ports.ts';
import type { TeamBrowser } from '../../support/team-browser.ts';
import { nodeNet, openTeamBrowser, value } from '../../support/team-browser.ts';

let browser: TeamBrowser | undefined;
afterEach(() => browser?.close());

/** UTF-8 bytes that one envelope has room for. */
const room = 56_000;
const size = (whole: unknown) => new TextEncoder().encode(JSON.stringify(whole)).length;

test('the office hours may change as often as one likes: their history never keeps a playbook from being saved', async () => {
  const clock = { now: Date.UTC(2026, 10, 23, 12) };
  const mia = await openTeamBrowser('Mia', { net: { ...nodeNet(), now: () => clock.now } });
  browser = mia;
  const { playbook: first, me } = value(await mia.desk.settings());
  const days = Array.from({ length: 300 }, (_, day) => new Date(clock.now + day * 5 * 86_400_000));
  const holidays = days.map((day) => ({ date: day.toISOString().slice(0, 10), name: 'Closed', hours: [] }));
  const change = async (hours: Partial<Hours>) => {
    clock.now += 3_600_000;
    const { playbook } = value(await mia.desk.settings());
    const to = { ...playbook, hours: playbook.hours.map((each) => ({ ...each, ...hours })) };
    return value(await mia.desk.saveSettings({ change: { from: playbook, to }, me })).playbook;
  };
  // Alone nothing has to fit. What was kept there comes along into the team.
  for (let to = 10; to < 50; to++) await change({ holidays, weekly: { mon: [`09:00-17:${to}`] } });
  const identity = { workspace: 'w', device: 'this', role: 'manager', keys: {} } as unknown as Identity;
  value(await mia.turns.write(({ tables }) => tables.sync.state.put(firstState(identity))));
  for (let to = 10; to < 50; to++)
    for (const weekly of [{ mon: [`09:00-18:${to}`] }, Object.fromEntries(week.map((day) => [day, longDay]))])
      await change({ weekly });

  const { playbook } = value(await mia.desk.settings());
  expect(size(playbook)).toBeLessThanOrEqual(room);
  // What was just so still counts as it was.
  expect(playbook.hours[0]?.earlier?.at(-1)?.weekly).toEqual({ mon: ['09:00-18:49'] });
  expect(playbook.hours[0]?.earlier?.length).toBeGreaterThan(20);
  expect({ ...playbook, hours: [] }).toEqual({ ...first, hours: [] });
});

const week = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const longDay = Array.from(
  { length: 12 },
  (_, hour) => `${String(hour + 8).padStart(2, '0')}:00-${String(hour + 8).padStart(2, '0')}:50`,
);
