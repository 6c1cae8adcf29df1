// What `npm start` plays, an agent's shift and a manager's part in it: every step asserts what they would see.
import { test, expect } from '@playwright/test';
import { existsSync } from 'node:fs';
import { createAlbum } from '../tools/start/album.ts';
import { extensionDir } from '../tools/start/extension.ts';
import { openTeam } from '../tools/start/open-team.ts';
import { play } from '../tools/start/play.ts';
import { difference, exportFrom } from '../tools/start/summary.ts';

test('a shift in a team: begin, join, triage, notes, hand-over, both looks, an endpoint that goes and comes', async () => {
  // Fifty steps in two browsers.
  test.setTimeout(240_000);
  const album = createAlbum(test.info().outputPath('shift'));
  const team = await openTeam(process.env['PERCH_EXTENSION'] ?? extensionDir, album);
  try {
    await play(team);
    expect(album.steps.filter(({ picture }) => !existsSync(picture))).toEqual([]);

    const { events, cases } = await exportFrom(team.agent.settings);
    expect(difference(await exportFrom(team.manager.settings), { events, cases })).toBeUndefined();
    expect(cases.flatMap(({ tags }) => tags).toSorted()).toEqual(['order', 'payment', 'question', 'safety']);
    expect(cases.flatMap(({ notes }) => notes)).toHaveLength(1);
    expect(cases.filter(({ assignee }) => assignee)).toHaveLength(2);
    expect(cases.filter(({ escalation }) => escalation?.acknowledged)).toHaveLength(1);
    expect(cases.filter(({ status }) => status === 'resolved')).toHaveLength(1);
    expect(cases.filter(({ status }) => status === 'dismissed')).toHaveLength(1);
    expect(cases.filter(({ handoff }) => handoff).map(({ customer }) => customer.handle)).toEqual(['dana_w']);
    // What must never be stored: the card number and the address that a customer wrote in public.
    expect(JSON.stringify(events)).not.toMatch(/4111 1111|dana@example/);
    // Perch asks X for nothing, and nobody else for anything but the endpoint.
    for (const site of team.sites) {
      expect(site.requests.filter(({ expected }) => !expected)).toEqual([]);
      expect(site.refused).toEqual([]);
    }
  } finally {
    await team.close();
  }
});
