// Events that leave and enter. What is here already stays as it is, so importing twice changes nothing.
import type { Member } from '../care/badge.ts';
import type { CareEvent } from '../care/event.ts';
import type { Result } from '../care/result.ts';
import { ok } from '../care/result.ts';
import { mayWork } from '../care/role.ts';
import type { Failure, Imported } from '../care/view.ts';
import { counts } from './counts.ts';
import { onlyLooks } from './failures.ts';
import { putSettings } from './put-settings.ts';
import { refold } from './record.ts';
import { withoutPlace } from './settings.ts';
import type { Turn } from './turn.ts';

/** With a post of 25,000 characters in each of their events, cases still make a message far below the browser's 64 MiB. */
const casesPerPage = 100;

/** One page of all events, case by case, after the case `after`; empty: from the first. */
export const exportEvents = (
  { tables }: Turn,
  after: string,
): Promise<{ events: CareEvent[]; next?: string }> => tables.events.page(after, casesPerPage);

/**
 * Adds what is not here yet, by id, and rebuilds the cases it touches. In a team it stays this browser's own until
 * somebody shares it: a file may hold what was done for others, and under any name.
 */
export const importEvents = async (
  turn: Turn,
  { events, members }: { events: readonly CareEvent[]; members: readonly Member[] },
): Promise<Result<Imported, Failure>> => {
  if (!mayWork(turn.settings.me.role)) return onlyLooks;
  turn.workspace = '';
  const present = new Set(turn.settings.members.map(({ id }) => id));
  const strangers = members.filter(({ id }) => !present.has(id)).map(withoutPlace);
  if (strangers.length > 0)
    await putSettings(turn, { ...turn.settings, members: [...turn.settings.members, ...strangers] });
  const counting = events.filter((event) => counts(turn.settings, event));
  const added = await turn.tables.events.add(counting);
  await refold(turn, added);
  return ok({
    added: added.length,
    known: counting.length - added.length,
    ofViewers: events.length - counting.length,
  });
};
