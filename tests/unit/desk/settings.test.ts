import { expect, test } from 'vitest';
import { handleSchema } from '../../../lib/care/ids.ts';
import { minute, monday, postOf, setUp, value } from './set-up.ts';

const account = handleSchema.parse('solo');

test('who skipped the first run answers from the account that X shows', async () => {
  const { desk } = await setUp();
  const { playbook, me } = value(await desk.settings());
  value(await desk.saveSettings({ change: { from: playbook, to: { ...playbook, handles: [] } }, me }));
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
  value(await desk.saveSettings({ change: { from: playbook, to: { ...playbook, hours } }, me }));
  const ran = (await view()).clocks[0]?.spans.filter(({ running }) => running);
  expect(ran?.[0]).toEqual({ from: monday, to: clock.now, running: true });
});

test('my own name is saved from settings that were opened before the playbook changed, and changes nothing in it', async () => {
  const { desk } = await setUp();
  const { playbook: shown, me } = value(await desk.settings());
  const hours = shown.hours.map((calendar) => ({ ...calendar, weekly: { fri: ['09:00-17:00'] } }));
  const theirs = value(await desk.saveSettings({ change: { from: shown, to: { ...shown, hours } }, me }));
  const named = { ...me, name: 'Jo Kern' };
  expect(value(await desk.saveSettings({ me: named })).playbook).toEqual(theirs.playbook);
  const untouched = { change: { from: shown, to: shown }, me: { ...me, name: 'Jo Marsh' } };
  expect(value(await desk.saveSettings(untouched))).toMatchObject({
    me: { name: 'Jo Marsh' },
    playbook: { hours: theirs.playbook.hours },
  });
});

test('settings that were opened before somebody else saved put nothing back; of what both changed the person is asked', async () => {
  const { desk } = await setUp();
  const { playbook: shown, me } = value(await desk.settings());
  const change = (to: Partial<typeof shown>, prefer?: 'mine' | 'theirs') =>
    desk.saveSettings({ change: { from: shown, to: { ...shown, ...to }, prefer }, me });
  value(await change({ brandTerms: ['Theirs'] }));
  expect(value(await change({ publicReplies: 7 })).playbook).toMatchObject({
    brandTerms: ['Theirs'],
    publicReplies: 7,
  });
  expect(await change({ brandTerms: ['Mine'], publicReplies: 8 })).toEqual({
    ok: false,
    error: {
      code: 'changed',
      message: 'Somebody else changed this meanwhile, too: the brand’s names, public replies.',
    },
  });
  expect(value(await desk.settings()).playbook.publicReplies).toBe(7);
  expect(value(await change({ brandTerms: ['Mine'] }, 'mine')).playbook.brandTerms).toEqual(['Mine']);
});
