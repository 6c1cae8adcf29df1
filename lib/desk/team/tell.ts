// What this browser tells the team beside cases: who its person is, and the playbook.
import { jsonBytes } from '../../care/fit.ts';
import { forgetOldestHours } from '../../care/hours-change.ts';
import type { EventId } from '../../care/ids.ts';
import type { Playbook } from '../../care/playbook.ts';
import type { Part } from '../../care/playbook-change.ts';
import { isSame } from '../../care/same.ts';
import type { WrittenParts } from '../../care/shared-playbook.ts';
import { joined, lastWritten, partsOf, playbookOf } from '../../care/shared-playbook.ts';
import type { SettingsRow } from '../../store/rows.ts';
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

/**
 * Tells of the person, and of the playbook where some of its parts have changed. To be called when `turn.settings` is as it
 * will be.
 */
export const tellTeam = (turn: Turn, changed: readonly Part[]): void => {
  const { settings, now } = turn;
  const { me, written = {}, shared = {} } = settings;
  // Later than what was written before, whatever was done to this browser's clock meanwhile; and both at once, for the
  // role that is said beside a playbook is the one that it counts by.
  const before = Math.max(written[me.id]?.at ?? 0, lastWritten(shared.placed), lastWritten(shared.own));
  const at = Math.max(now, before + 1);
  const idOf = (key: string) => `${key}.${at}.${me.id}` as EventId;
  const id = idOf(me.id);
  turn.outgoing.push({ type: 'member.introduced', at, by: me.id, id, member: me });
  turn.settings = { ...settings, written: { ...written, [me.id]: { at, id } } };
  if (changed.length > 0) tellPlaybook(turn, { at, id: idOf('playbook'), parts: [...changed] });
};

const tellPlaybook = (turn: Turn, said: { at: number; id: EventId; parts: Part[] }): void => {
  const { settings, outgoing } = turn;
  const { playbook, me, shared = {} } = settings;
  outgoing.push({ type: 'playbook.saved', by: me.id, playbook, ...said });
  turn.settings = withShared(settings, {
    ...shared,
    own: joined(shared.own, partsOf({ playbook, ...said })),
  });
};

/** The settings with the playbook that all which is known of it makes. */
export const withShared = (settings: SettingsRow, { placed, own }: Shared): SettingsRow => {
  const known = joined(placed, own);
  const playbook = known ? playbookOf(known) : settings.playbook;
  const shared = { ...(placed ? { placed } : {}), ...(own ? { own } : {}) };
  if (isSame(playbook, settings.playbook)) return { ...settings, shared };
  return { ...settings, shared, playbook, revision: settings.revision + 1 };
};

type Shared = { [K in keyof NonNullable<SettingsRow['shared']>]: WrittenParts | undefined };
