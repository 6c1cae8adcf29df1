// A person's command → events, once, however often it arrives.
import type { Badge } from '../care/badge.ts';
import { caseIdOf } from '../care/case-id.ts';
import type { Command } from '../care/command.ts';
import type { CareEvent } from '../care/event.ts';
import { effective } from '../care/event.ts';
import type { CaseId, CommandId, EventId } from '../care/ids.ts';
import { kindOf } from '../care/kind.ts';
import { mayWork } from '../care/role.ts';
import { messageSeen } from '../care/sight.ts';
import type { Result } from '../care/result.ts';
import { fail, ok } from '../care/result.ts';
import type { Failure } from '../care/view.ts';
import type { CaseRow } from '../store/rows.ts';
import { badgeOfRow } from './badges.ts';
import type { Deed } from './decide.ts';
import { decide } from './decide.ts';
import { decideMerge } from './decide-thread.ts';
import { noSuchCase, onlyLooks } from './failures.ts';
import { asSeen } from './observe.ts';
import { currentRow, eventsOfRow, record } from './record.ts';
import { behindSeen, withWhatWasSeen } from './saw.ts';
import { watchOf } from './settings.ts';
import type { Turn } from './turn.ts';
import { decideUndo } from './undo.ts';

/** What a page hears: the case as it now stands, and the command that an Undo would name, if there is one. */
export interface Obeyed {
  badge?: Badge;
  undo?: CommandId;
}

export const obey = async (turn: Turn, command: Command): Promise<Result<Obeyed, Failure>> => {
  const { tables, settings } = turn;
  if (!mayWork(settings.me.role)) return onlyLooks;
  const before = await currentRow(turn, command.caseId);
  if ((await tables.events.ofCommand(command.commandId)).length === 0) {
    const other = command.verb === 'merge' ? await currentRow(turn, command.other) : undefined;
    const decided = await deedsOf(turn, command, before, other);
    if (!decided.ok) return decided;
    // Only a removal asks what was there: most presses need not read the case's events for it.
    const asks = decided.value.some(({ type }) => type === 'tag.removed');
    const events = before && asks ? await eventsOfRow(turn, before) : [];
    const deeds = decided.value.map((deed) => withWhatWasSeen(deed, before?.case, events));
    // Nor must a deed come before the role that it counts by.
    const at = Math.max(
      behindSeen(turn.now, [before, other]),
      (settings.written?.[settings.me.id]?.at ?? 0) + 1,
    );
    await record(turn, stamped(turn, command, before, deeds, at));
    if (command.verb === 'addNote') await tables.drafts.put(command.caseId, '');
  }
  const row = await currentRow(turn, await shownCase(turn, command));
  const standing = effective(await tables.events.ofCommand(command.commandId));
  return ok({
    ...(row ? { badge: badgeOfRow(row, turn) } : {}),
    ...(standing.length > 0 ? { undo: command.commandId } : {}),
  });
};

const deedsOf = async (
  turn: Turn,
  command: Command,
  row: CaseRow | undefined,
  other: CaseRow | undefined,
): Promise<Result<Deed[], Failure>> => {
  const { tables, settings, now } = turn;
  if (command.verb === 'open') {
    const post = asSeen(command.post, turn);
    if (command.caseId !== caseIdOf(post.id))
      return fail({ code: 'refused', message: 'A case is named after the post that opens it.' });
    const isKnown = (await tables.posts.find([post.id])).has(post.id);
    if (isKnown) return ok([]);
    const watch = watchOf(settings);
    const { kind, arrivedVia } = messageSeen(post, kindOf(post, watch), watch.handles, settings.me.id);
    return ok([{ type: 'message.received', post, kind, ...(arrivedVia ? { arrivedVia } : {}) }]);
  }
  if (!row) return noSuchCase;
  if (command.verb === 'undo') {
    const undoes = command.undoes ?? row.case.lastCommand[settings.me.id];
    return decideUndo(await eventsOfRow(turn, row), undoes, settings.me.id);
  }
  if (command.verb === 'merge') return other ? decideMerge(row, other) : noSuchCase;
  return decide(command, row.case, settings.playbook, settings.me.id, now);
};

/** Events of one command, named after it so that no retry and no other browser can write them twice. */
const stamped = (
  turn: Turn,
  command: Command,
  row: CaseRow | undefined,
  deeds: readonly Deed[],
  at: number,
): CareEvent[] =>
  deeds.map((deed, index) => ({
    id: `${command.commandId}.${index}` as EventId,
    caseId: row?.id ?? command.caseId,
    at: deed.type === 'message.received' ? deed.post.publishedAt : at,
    by: turn.settings.me.id,
    commandId: command.commandId,
    ...deed,
  }));

/** A post that was in a case already is not opened again: that case is the one to show. */
const shownCase = async ({ tables }: Turn, command: Command): Promise<CaseId> =>
  command.verb === 'open'
    ? ((await tables.posts.find([command.post.id])).get(command.post.id) ?? command.caseId)
    : command.caseId;
