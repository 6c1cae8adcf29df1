// The team's side of the desk: what Options → Team and the strips' presence ask for.
import type { Result } from '../../care/result.ts';
import { fail, ok } from '../../care/result.ts';
import type { Role } from '../../care/role.ts';
import { mayWork } from '../../care/role.ts';
import type { CaseId } from '../../care/ids.ts';
import type { Doing, Invite, Present, TeamDevice, TeamView } from '../../care/team.ts';
import type { Failure } from '../../care/view.ts';
import * as api from '../../sync/api.ts';
import type { Device } from '../../sync/identity.ts';
import { newDevice } from '../../sync/identity.ts';
import { inviteId } from '../../sync/keys.ts';
import type { Attempt, Identity } from '../../sync/ports.ts';
import { removeDevice } from '../../sync/removal.ts';
import { readAll, syncRound } from '../../sync/round.ts';
import { StorageRefused } from '../../sync/storage-refused.ts';
import { createWorkspace, invite, joinWorkspace } from '../../sync/team.ts';
import type { Change, Turns } from '../turn.ts';
import type { Net } from './connection.ts';
import { createConnection } from './connection.ts';
import { forgetWorkspace, settleIn, shareSome } from './membership.ts';
import { createPresences } from './presence.ts';
import { stateIn } from './sync-tables.ts';
import { isTooLarge } from './tell.ts';
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
  let joining: { code: string; device: Device } | undefined;

  const view = (): Answering<TeamView> => turns.read((turn) => viewOf(turn, connection.last()));

  /** Being in the workspace, saying who we are and giving the playbook are one transaction: no end comes in between. */
  const entering = (device: Device, by?: string) =>
    connection.portsWith((turn) => settleIn(turn, device, by));

  /** In the workspace now: begins to listen. */
  const enter = async (): Answering<TeamView> => {
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

  const forget = async (): Answering<TeamView> => {
    connection.stop();
    presences.clear();
    const forgotten = await turns.write(forgetWorkspace);
    return forgotten.ok ? view() : forgotten;
  };

  return {
    team: view,
    createWorkspace: async (place) => {
      const fits = await turns.read((turn) => Promise.resolve(!isTooLarge(turn.settings.playbook)));
      if (!fits.ok) return fits;
      if (!fits.value)
        return fail({ code: 'not-allowed', message: 'The playbook is too large to be shared.' });
      const device = await newDevice(net.random);
      const created = await attempted(() => createWorkspace(entering(device), device, place));
      return created.ok ? enter() : created;
    },
    joinWorkspace: async ({ code }) => {
      // An answer that was lost must not use up the invite: the endpoint knows the same device again.
      if (joining?.code !== code) joining = { code, device: await newDevice(net.random) };
      const { device } = joining;
      const by = await inviteId(code);
      const joined = await attempted(() => joinWorkspace(entering(device, by), device, code));
      return joined.ok ? enter() : joined;
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
    removeDevice: async ({ device }) => {
      const removed = await attempted(() => removeDevice(ports, device));
      if (removed.ok) connection.wake();
      return removed;
    },
    leaveWorkspace: async () => {
      // What waits is the team’s. Where it cannot be sent, it stays with this browser.
      await attempted(() => syncRound(ports));
      // An endpoint that cannot be reached, or knows us no more, keeps nobody.
      const left = await withIdentity((identity) => api.leave(net.fetch, identity));
      if (!left.ok && left.error.code !== 'endpoint') return left;
      return forget();
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
      return erased.ok ? forget() : erased;
    },
    shareLocal: async () => {
      const asked = await turns.read(({ settings }) => Promise.resolve(mayWork(settings.me.role)));
      if (!asked.ok) return asked;
      if (!asked.value) return fail({ code: 'not-allowed', message: 'You are here to look.' });
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

const noWorkspace: Failure = { code: 'not-found', message: 'This browser is in no team.' };

/** What the endpoint refused, or the storage, as a page hears it. */
const attempted = async <T>(work: () => Attempt<T>): Answering<T> => {
  try {
    const result = await work();
    return result.ok ? result : fail({ code: 'endpoint', message: result.error.message });
  } catch (error) {
    if (error instanceof StorageRefused) return fail({ code: 'storage', message: error.message });
    throw error;
  }
};
