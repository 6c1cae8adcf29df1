// What this browser tells the team beside cases: who its person is, and the playbook.
import { jsonBytes } from '../../care/fit.ts';
import { forgetOldestHours } from '../../care/hours-change.ts';
import type { EventId } from '../../care/ids.ts';
import type { Playbook } from '../../care/playbook.ts';
import type { Turn } from '../turn.ts';

/** UTF-8 bytes of a playbook that still fit into one envelope of 64 KiB. */
const maxBytes = 56_000;

/** The playbook as it fits, where need be without the oldest of its earlier hours; undefined where that does not help. */
export const fitPlaybook = (playbook: Playbook): Playbook | undefined => {
  const excess = jsonBytes(playbook) - maxBytes;
  if (excess <= 0) return playbook;
  const shorter = { ...playbook, hours: forgetOldestHours(playbook.hours, excess) };
  return jsonBytes(shorter) <= maxBytes ? shorter : undefined;
};

/** Tells of the person, and of the playbook where it changed. To be called when `turn.settings` is as it will be. */
export const tellTeam = (turn: Turn, { playbook }: { playbook: boolean }): void => {
  const { settings, now } = turn;
  const { me } = settings;
  const { written = {} } = settings;
  const keys = playbook ? [me.id, 'playbook'] : [me.id];
  // Later than what was written before, whatever was done to this browser's clock meanwhile; and both at once, for the
  // role that is said beside a playbook is the one that it counts by.
  const at = Math.max(now, ...keys.map((key) => (written[key]?.at ?? 0) + 1));
  const idOf = (key: string) => `${key}.${at}.${me.id}` as EventId;
  turn.outgoing.push({ type: 'member.introduced', at, by: me.id, id: idOf(me.id), member: me });
  if (playbook)
    turn.outgoing.push({
      type: 'playbook.saved',
      at,
      by: me.id,
      id: idOf('playbook'),
      playbook: settings.playbook,
    });
  const news = Object.fromEntries(keys.map((key) => [key, { at, id: idOf(key) }]));
  turn.settings = { ...settings, written: { ...written, ...news } };
};
