// A browser whose clock was wrong: the clocks of cases are right as soon as it is known better.
import { expect, test } from 'vitest';
import { clockAt } from '../../../lib/care/clock-at.ts';
import { firstState } from '../../../lib/sync/identity.ts';
import type { Identity } from '../../../lib/sync/ports.ts';
import { newPost, nodeNet, openTeamBrowser, value } from '../../support/team-browser.ts';
import { day, minute, monday, postOf, setUp, value as given } from './set-up.ts';

test('what was laid out by a clock of another year is laid out anew when that is set right', async () => {
  const { clock, desk, view } = await setUp();
  clock.now = monday + 1500 * day;
  given(await desk.observe({ posts: [postOf(1)] }));
  clock.now = monday;
  const { clocks } = await view();
  expect(clocks.map((each) => clockAt(each, monday).state)).toEqual(['running', 'running']);
});

test('a background that has just started knows how far off its clock is before it reads one', async () => {
  let now = monday;
  const net = { ...nodeNet(), now: () => now };
  const before = await openTeamBrowser('Ada', { net });
  const post = newPost({ publishedAt: monday - minute });
  await before.see(post);
  const identity = { workspace: 'w', device: 'this', role: 'agent', keys: {} } as unknown as Identity;
  const state = { ...firstState(identity), offset: 9 * day };
  value(await before.turns.write(({ tables }) => tables.sync.state.put(state)));
  await before.close();
  now = monday + minute;
  const after = await openTeamBrowser('Ada', { net, place: before.place });
  const { clocks } = await after.view(post);
  for (const { validUntil } of clocks) expect(validUntil).toBeGreaterThan(monday + 9 * day);
  await after.close();
});
