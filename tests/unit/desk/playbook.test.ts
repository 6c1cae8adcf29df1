import { expect, test } from 'vitest';
import { createGate } from '../../../lib/bridge/gate.ts';
import type { Handlers } from '../../../lib/bridge/gate.ts';
import { createStore } from '../../../lib/store/store.ts';
import type { SettingsRow } from '../../../lib/store/rows.ts';
import { freshPlace, postOf, setUp, value } from './set-up.ts';

const own = { id: 'perch', url: 'chrome-extension://perch/options.html' };

test('a broken playbook is refused with the place, and the old one stays in force', async () => {
  const { desk } = await setUp();
  const gate = createGate({
    id: 'perch',
    ownOrigin: 'chrome-extension://perch',
    xOrigins: [],
    handlers: desk as unknown as Handlers,
  });
  const { playbook, me } = value(await desk.settings());
  const broken = { ...playbook, chart: { ...playbook.chart, start: 'nowhere' } };
  expect(await gate({ ask: 'saveSettings', change: { from: playbook, to: broken }, me }, own)).toMatchObject({
    ok: false,
    error: { code: 'refused', message: expect.stringContaining('change.to.chart.start') },
  });
  expect(value(await desk.settings()).playbook).toEqual(playbook);
  expect(
    await gate({ ask: 'saveSettings', change: { from: playbook, to: playbook }, me }, own),
  ).toMatchObject({ ok: true });
});

test('what an earlier Perch stored is brought up to date when it is read, and cases go on', async () => {
  const place = freshPlace();
  const before = await setUp(place);
  value(await before.desk.observe({ posts: [postOf(1)] }));
  const { playbook } = value(await before.desk.settings());
  value(
    await createStore(place).write(async ({ settings }) => {
      const row = await settings.get();
      if (!row) throw new Error('the settings are there');
      const { chart: _, respondRules: __, ...rest } = row.playbook;
      // As version 1 was: its type is gone with it.
      await settings.put({ ...row, playbook: { ...rest, version: 1 } } as unknown as SettingsRow);
    }),
  );
  const after = await setUp(place, 'later');
  expect(value(await after.desk.settings()).playbook).toEqual(playbook);
  expect((await after.view()).case.messages).toHaveLength(1);
});
