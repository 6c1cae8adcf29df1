import { expect, test } from 'vitest';
import { handleSchema } from '../../../lib/care/ids.ts';
import { minute, monday, postOf, setUp, value } from './set-up.ts';

const account = handleSchema.parse('solo');

test('who skipped the first run answers from the account that X shows', async () => {
  const { desk } = await setUp();
  const { playbook, me } = value(await desk.settings());
  value(await desk.saveSettings({ playbook: { ...playbook, handles: [] }, me }));
  expect(value(await desk.hello({})).handles).toEqual([]);
  expect(value(await desk.hello({ account })).handles).toEqual(['solo']);
});

test('handles that somebody chose are left alone', async () => {
  const { desk } = await setUp();
  expect(value(await desk.hello({ account })).handles).toEqual(['acme']);
});

test('changed office hours count from the change: a clock that ran keeps what it ran', async () => {
  const { desk, clock, view } = await setUp();
  await desk.observe({ posts: [postOf(1, { publishedAt: monday })] });
  clock.now += 10 * minute;
  const { playbook, me } = value(await desk.settings());
  const hours = playbook.hours.map((calendar) => ({ ...calendar, weekly: { fri: ['09:00-17:00'] } }));
  value(await desk.saveSettings({ playbook: { ...playbook, hours }, me }));
  const ran = (await view()).clocks[0]?.spans.filter(({ running }) => running);
  expect(ran?.[0]).toEqual({ from: monday, to: clock.now, running: true });
});
