// Two browsers of a team at an endpoint in a process of its own, which a test stops, and starts again on the same port.
import { onTestFinished } from 'vitest';
import { eventSchema } from '../../lib/care/event.ts';
import { newDevice } from '../../lib/sync/identity.ts';
import { syncRound } from '../../lib/sync/round.ts';
import { createWorkspace, invite, joinWorkspace } from '../../lib/sync/team.ts';
import { createPlainClient } from '../support/sync-storage.ts';
import { runEndpoint } from './process.ts';

const newBrowser = () => createPlainClient((request) => fetch(request), Date.now);

export const startTwoBrowsers = async (databaseUrl: string) => {
  const run = (port?: string) => runEndpoint({ DATABASE_URL: databaseUrl }, port);
  let endpoint = await run();
  onTestFinished(async () => void (await endpoint.end('SIGKILL')));
  const stop = () => endpoint.end('SIGTERM');
  const start = async () => void (endpoint = await run(new URL(endpoint.url).port));

  const [manager, agent] = [newBrowser(), newBrowser()];
  const join = async (browser: typeof agent) => {
    const code = await invite(manager.ports, 'agent');
    if (!code.ok) throw new Error(code.error.code);
    await joinWorkspace(browser.ports, await newDevice(browser.ports.random), code.value.code);
  };
  await createWorkspace(manager.ports, await newDevice(manager.ports.random), {
    endpoint: endpoint.url,
    name: 'Team',
  });
  await join(agent);
  const both = [manager, agent];

  let notes = 0;
  const write = (by = agent) => {
    const n = ++notes;
    const note = { type: 'note.added', noteId: `n${n}`, text: `note ${n}` };
    return by.write(
      eventSchema.parse({ id: `e${n}`, caseId: 'case-1', at: n, by: 'm1', commandId: `c${n}`, ...note }),
    );
  };
  const sync = async (turns = 1) => {
    const codes: string[] = [];
    for (let turn = 0; turn < turns; turn++)
      for (const { ports } of both) {
        const round = await syncRound(ports);
        codes.push(round.ok ? 'ok' : round.error.code);
      }
    return codes;
  };
  const seen = () => both.map(({ disk }) => [...disk.current.events.keys()].toSorted());
  /** All that somebody has who comes now, and reads it from the endpoint alone. */
  const seenByNewcomer = async () => {
    const late = newBrowser();
    await join(late);
    const round = await syncRound(late.ports);
    if (!round.ok) throw new Error(round.error.code);
    return [...late.disk.current.events.keys()].toSorted();
  };
  return { stop, start, write, sync, seen, seenByNewcomer, manager, agent };
};

/** What `seen` gives when both have all of so many events. */
export const all = (count: number) => {
  const ids = Array.from({ length: count }, (_, index) => `e${index + 1}`).toSorted();
  return [ids, ids];
};
