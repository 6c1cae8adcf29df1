// The team's side of the desk: what Options → Team and the strips' presence ask for.
import type { Result } from '../../care/result.ts';
import { fail, ok } from '../../care/result.ts';
import type { Role } from '../../care/role.ts';
import { mayWork } from '../../care/role.ts';
import type { CaseId } from '../../care/ids.ts';
import type { Doing, Invite, Present, TeamDevice, TeamView } from '../../care/team.ts';
import type { Failure } from '../../care/view.ts';
import * as api from '../../sync/api.ts';
import type { Attempt, Identity } from '../../sync/ports.ts';
import { beginKey, removeDevice } from '../../sync/removal.ts';
import { hasRemovalWaiting, readAll, syncRound } from '../../sync/round.ts';
import { invite } from '../../sync/team.ts';
import { notAllowed, onlyLooks } from '../failures.ts';
import type { Change, Turns } from '../turn.ts';
import { attempted } from './attempted.ts';
import type { Net } from './connection.ts';
import { createConnection } from './connection.ts';
import { createEntry } from './entry.ts';
import { forgetWorkspace, keepAsOwn, shareSome } from './membership.ts';
import { createPresences } from './presence.ts';
import { stateIn } from './sync-tables.ts';
import { fitPlaybook } from './tell.ts';
import { viewOf } from './view.ts';

type Answering<T> = Promise<Result<T, Failure>>;

export interface Team {
  team: () => Answering<TeamView>;
  createWorkspace: (ask: { endpoint: string; name: string }) => Answering<TeamView>;
  joinWorkspace: (ask: { code: string }) => Answering<TeamView>;
  invite: (ask: { role: Role }) => Answering<Invite>;
  revokeInvite: (ask: { id: string }) => Answering<null>;
  devices: () => Answering<{ devices: TeamDevice[] }>;
  removeDevice: (ask: { device: string }) => Answering<null>;
  beginKey: () => Answering<null>;
  leaveWorkspace: () => Answering<TeamView>;
  eraseWorkspace: () => Answering<TeamView>;
  shareLocal: () => Answering<{ events: number }>;
  syncNow: () => Answering<TeamView>;
  presence: (ask: { page: string; caseId: CaseId; doing?: Doing | undefined }) => Answering<null>;
  presentAt: (parts: readonly CaseId[]) => Present[];
  /** Something was written for the team. */
  wake: () => void;
  /** See `Connection.look`. */
  look: () => Promise<void>;
  /** Until asked again, nothing is sent or heard. */
  stop: () => void;
}

export const createTeam = (turns: Turns, net: Net, notify: (change: Change) => void): Team => {
  const tell = (): void => notify({ cases: [], settings: false, team: true });
  const connection = createConnection(turns, net, {
    round: tell,
    presence: (device, box) => void presences.hear(device, box),
  });
  const presences = createPresences({
    ...net,
    say: connection.say,
    notify: (cases) => notify({ cases, settings: false, team: false }),
    self: async () => {
      const found = await turns.read(async ({ tables, settings }) => ({
        identity: (await stateIn(tables))?.identity,
        me: settings.me,
      }));
      const { identity, me } = found.ok ? found.value : {};
      return identity && me && { identity, me };
    },
  });
  const { ports } = connection;
  const entry = createEntry(turns, connection, net.random);

  const view = (): Answering<TeamView> => turns.read((turn) => viewOf(turn, connection.last()));

  /** In the workspace now: begins to listen. */
  const begin = async (): Answering<TeamView> => {
    connection.wake();
    await connection.look();
    return view();
  };

  const withIdentity = async <T>(work: (identity: Identity) => Attempt<T>): Answering<T> => {
    const state = await turns.read(({ tables }) => stateIn(tables));
    if (!state.ok) return state;
    if (!state.value) return fail(noWorkspace);
    const { identity } = state.value;
    return attempted(() => work(identity));
  };

  /** Tried at once, so that whoever asks hears what came of it. */
  const removed = async (queue: () => Attempt<null>): Answering<null> => {
    const queued = await attempted(queue);
    if (!queued.ok) return queued;
    await attempted(() => syncRound(ports));
    connection.wake();
    if (await hasRemovalWaiting(ports)) return fail(removalWaits);
    const known = await turns.read(({ tables }) => stateIn(tables));
    if (!known.ok) return known;
    return known.value?.identity.role === 'manager' ? ok(null) : noManagerThere;
  };

  const forget = async (): Answering<TeamView> => {
    connection.stop();
    presences.clear();
    const forgotten = await turns.write(forgetWorkspace);
    const kept = forgotten.ok ? await keepAsOwn(turns) : forgotten;
    return kept.ok ? view() : kept;
  };

  return {
    team: view,
    createWorkspace: async (place) => {
      const fits = await turns.read((turn) => Promise.resolve(fitPlaybook(turn.settings.playbook)));
      if (!fits.ok) return fits;
      if (!fits.value)
        return fail({ code: 'not-allowed', message: 'The playbook is too large to be shared.' });
      const created = await entry.found(place);
      return created.ok ? begin() : created;
    },
    joinWorkspace: async ({ code }) => {
      const joined = await entry.join(code);
      return joined.ok ? begin() : joined;
    },
    invite: ({ role }) => attempted(() => invite(ports, role)),
    revokeInvite: ({ id }) =>
      withIdentity(async (identity) => {
        const revoked = await api.revokeInvite(net.fetch, identity, id);
        return revoked.ok ? ok(null) : revoked;
      }),
    devices: async () => {
      const listed = await withIdentity(async (identity) => {
        const answer = await api.devices(net.fetch, identity);
        return answer.ok ? ok({ devices: answer.value.devices, own: identity.device }) : answer;
      });
      if (!listed.ok) return listed;
      const { devices, own } = listed.value;
      return turns.read(({ settings: { me, members, devices: owners = {} } }) =>
        Promise.resolve({
          devices: inOrder(devices).map((each) => {
            const isThis = each.device === own;
            const member = isThis ? me : members.find(({ id }) => id === owners[each.device]);
            return { ...each, isThis, ...(member ? { member } : {}) };
          }),
        }),
      );
    },
    removeDevice: ({ device }) => removed(() => removeDevice(ports, device)),
    beginKey: () => removed(() => beginKey(ports)),
    leaveWorkspace: async () => {
      // What waits is the team’s. Where it cannot be sent, it stays with this browser.
      await attempted(() => syncRound(ports));
      const left = await withIdentity((identity) => api.leave(net.fetch, identity));
      // An endpoint that cannot be reached, or knows us no more, keeps nobody.
      return left.ok || left.error.code === 'endpoint' || isOut(left.error) ? forget() : left;
    },
    eraseWorkspace: async () => {
      // What others have sent is fetched once more: afterwards it is nowhere else.
      await attempted(() => syncRound(ports));
      const erased = await withIdentity(async (identity) => {
        const read = await readAll(ports);
        if (!read.ok && read.error.code !== 'erased') return read;
        const answer = await api.erase(net.fetch, identity);
        // An answer that was lost: it was done already.
        return answer.ok || answer.error.code === 'erased' ? ok(null) : answer;
      });
      return erased.ok || isOut(erased.error) ? forget() : erased;
    },
    shareLocal: async () => {
      const asked = await turns.read(({ settings }) => Promise.resolve(mayWork(settings.me.role)));
      if (!asked.ok) return asked;
      if (!asked.value) return onlyLooks;
      // Who is back in a team has much of theirs as if it were not shared, until it has been read again.
      const read = await attempted(() => syncRound(ports));
      if (!read.ok) return read;
      for (let events = 0; ;) {
        const moved = await turns.write(shareSome);
        if (!moved.ok) return moved;
        events += moved.value;
        if (moved.value === 0) return ok({ events });
      }
    },
    syncNow: async () => {
      await connection.look();
      await connection.rest();
      return view();
    },
    presence: async ({ page, caseId, doing }) => {
      await presences.here(page, caseId, doing);
      return ok(null);
    },
    presentAt: presences.at,
    wake: connection.wake,
    look: connection.look,
    stop: () => {
      connection.stop();
      presences.clear();
    },
  };
};

/** Who came first stands first. */
const inOrder = <T extends { device: string; joinedAt: number }>(devices: readonly T[]): T[] =>
  devices.toSorted((a, b) => a.joinedAt - b.joinedAt || (a.device < b.device ? -1 : 1));

const removalWaits: Failure = {
  code: 'endpoint',
  message: 'It is not done yet: the endpoint does not answer. It will be, by itself, as soon as it does.',
};

/** It lost its memory, and another manager came back first. */
const noManagerThere = notAllowed(
  'The endpoint does not know you as a manager any more. Ask another manager.',
);

const noWorkspace: Failure = { code: 'not-found', message: 'This browser is in no team.' };

/** It was left already, and the answer was lost: what is to be done here may not be done yet. */
const isOut = ({ code }: Failure): boolean => code === noWorkspace.code;
