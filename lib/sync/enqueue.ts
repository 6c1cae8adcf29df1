// A change of this browser on its way to the others: written in the same transaction as the change itself.
import { fitEvent, jsonBytes, maxEventBytes } from '../care/fit.ts';
import type { OutboxEntry, SyncState, SyncTables } from './ports.ts';
import type { SharedEvent } from './shared-event.ts';
import { isWorkspaceEvent } from './shared-event.ts';

/**
 * Queues the events of one command. Does nothing in a browser without a workspace. To be called by whoever appends
 * the events, in that transaction. `now` is UTC ms by this browser's clock.
 */
export const enqueue = async (
  tables: SyncTables,
  events: readonly SharedEvent[],
  now: number,
): Promise<void> => {
  if (events.length === 0) return;
  const state = await tables.state.get();
  if (!state) return;
  const batches = inEnvelopes(events);
  const [next, entries] = entriesOf(state, batches, now);
  await tables.outbox.put(entries);
  await tables.state.put(next);
};

/** Entries after the ones that are there, and the state that counts them. */
export const entriesOf = (
  state: SyncState,
  batches: readonly (readonly unknown[])[],
  now: number,
): [SyncState, OutboxEntry[]] => {
  const { nextDeviceSeq } = state;
  const entries = batches.map((events, index): OutboxEntry => ({
    deviceSeq: nextDeviceSeq + index,
    payload: { events: [...events] },
    at: now,
    state: 'queued',
  }));
  return [{ ...state, nextDeviceSeq: nextDeviceSeq + batches.length }, entries];
};

/**
 * An import is cut, by bytes of JSON; the events of a press stay together, for they fit. A long event goes alone, and is
 * itself no larger than `maxEventBytes`: one that was kept larger is cut as it would be when written now, for behind an
 * envelope that the endpoint refuses nothing leaves any more. The playbook is refused where it is saved (fitPlaybook).
 */
export const inEnvelopes = (events: readonly SharedEvent[]): SharedEvent[][] => {
  const batches: SharedEvent[][] = [];
  let room = 0;
  for (const given of events) {
    const event = isWorkspaceEvent(given) ? given : fitEvent(given);
    const size = jsonBytes(event) + 1;
    const last = batches.at(-1);
    if (last && size <= room) last.push(event);
    else batches.push([event]);
    room = (last && size <= room ? room : maxEventBytes) - size;
  }
  return batches;
};
