// A browser that was away: how long the real client takes to read what it missed, its storage in plain memory.
import { randomBytes } from 'node:crypto';
import { eventSchema } from '../../lib/care/event.ts';
import { enqueue } from '../../lib/sync/enqueue.ts';
import { newDevice } from '../../lib/sync/identity.ts';
import type { SyncPorts } from '../../lib/sync/ports.ts';
import { syncRound } from '../../lib/sync/round.ts';
import { readSharedEvent } from '../../lib/sync/shared-event.ts';
import { createWorkspace, invite, joinWorkspace } from '../../lib/sync/team.ts';
import { emptyDisk, tablesOf, type Disk } from '../support/sync-storage.ts';

/** The sync client without a browser around it. */
export const plainBrowser = () => {
  const disk: Disk = emptyDisk();
  let last: Promise<unknown> = Promise.resolve();
  const transaction: SyncPorts['storage']['transaction'] = (work) => {
    const turn = last.then(() => work(tablesOf(disk)));
    last = turn.catch(() => undefined);
    return turn;
  };
  const ports: SyncPorts = {
    storage: { transaction, read: transaction },
    fetch: (request) => fetch(request),
    now: () => Date.now(),
    random: (length) => new Uint8Array(randomBytes(length)),
    readEvent: readSharedEvent,
    version: '1',
  };
  return { disk, ports };
};

export const well = async (round: ReturnType<typeof syncRound>): Promise<void> => {
  const done = await round;
  if (!done.ok) throw new Error(done.error.code);
};

/** Seconds for so many envelopes of one note each. */
export const catchUp = async (url: string, count: number): Promise<number> => {
  const [busy, away] = [plainBrowser(), plainBrowser()];
  await createWorkspace(busy.ports, await newDevice(busy.ports.random), { endpoint: url, name: 'Bench' });
  const code = await invite(busy.ports, 'agent');
  if (!code.ok) throw new Error(code.error.code);
  await joinWorkspace(away.ports, await newDevice(away.ports.random), code.value.code);
  await well(syncRound(away.ports));
  for (let n = 0; n < count; n++) {
    const note = { type: 'note.added', noteId: `n${n}`, text: `Asked for the order number, note ${n}.` };
    const event = { id: `e${n}`, caseId: `case-${n % 50}`, at: n, by: 'm1', commandId: `c${n}`, ...note };
    await enqueue(tablesOf(busy.disk), [eventSchema.parse(event)], Date.now());
  }
  await well(syncRound(busy.ports));
  const began = performance.now();
  await well(syncRound(away.ports));
  const seconds = (performance.now() - began) / 1000;
  if (away.disk.events.size !== count) throw new Error(`${away.disk.events.size} of ${count} arrived`);
  return seconds;
};
