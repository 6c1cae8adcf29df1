// Coming into a workspace. A page asks again when the background died while it answered, so asking twice must be asking
// once: who this browser is about to be is kept before the endpoint hears of it, and is the same the next time.
import type { Result } from '../../care/result.ts';
import { fail, ok } from '../../care/result.ts';
import type { Failure } from '../../care/view.ts';
import { isOver } from '../../sync/health.ts';
import type { Device } from '../../sync/identity.ts';
import { newDevice } from '../../sync/identity.ts';
import { inviteId, readInvite } from '../../sync/keys.ts';
import type { Attempt } from '../../sync/ports.ts';
import { toBase64Url } from '../../sync/protocol/bytes.ts';
import type { Beginning } from '../../sync/team.ts';
import { createWorkspace, joinWorkspace, newBeginning } from '../../sync/team.ts';
import type { Turns } from '../turn.ts';
import { attempted } from './attempted.ts';
import type { Connection, Net } from './connection.ts';
import { keepAsOwn, settleIn } from './membership.ts';
import { enteringIn, stateIn } from './sync-tables.ts';

/** Who this browser is about to be, and where, kept until it leaves. */
export interface Entering {
  /** What the person asked for. */
  wish: string;
  device: Device;
  /** The workspace that they begin, if they do. */
  beginning: Beginning;
}

export interface Entry {
  /** `ok` where this browser is the manager of that new workspace now. */
  found: (place: { endpoint: string; name: string }) => Promise<Result<null, Failure>>;
  /** `ok` where it is in the workspace that the code invites to. */
  join: (code: string) => Promise<Result<null, Failure>>;
}

export const createEntry = (
  turns: Turns,
  { portsWith }: Pick<Connection, 'portsWith'>,
  random: Net['random'],
): Entry => {
  const enter = async (
    wish: string,
    workspaceOf: (entering: Entering) => string,
    ask: (entering: Entering) => Attempt<null>,
  ): Promise<Result<null, Failure>> => {
    const left = await keepAsOwn(turns);
    if (!left.ok) return left;
    const fresh = { wish, device: await newDevice(random), beginning: newBeginning(random) };
    const prepared = await turns.write(async ({ tables }) => {
      const [state, known] = [await stateIn(tables), await enteringIn(tables)];
      const entering = known?.wish === wish ? known : fresh;
      if (state && state.identity.workspace !== workspaceOf(entering)) return 'elsewhere';
      if (state?.identity.device === entering.device.device && !isOver(state.parked)) return 'inside';
      await tables.sync.entering.put(entering);
      return entering;
    });
    if (!prepared.ok) return prepared;
    const entering = prepared.value;
    if (entering === 'elsewhere') return fail(elsewhere);
    return entering === 'inside' ? ok(null) : attempted(() => ask(entering));
  };

  return {
    found: (place) =>
      enter(
        JSON.stringify(place),
        ({ beginning }) => beginning.workspace,
        ({ device, beginning }) =>
          createWorkspace(
            portsWith((turn) => settleIn(turn, device)),
            device,
            place,
            beginning,
          ),
      ),
    join: async (code) => {
      const [invite, id] = [readInvite(code), await inviteId(code)];
      if (!invite) return fail(noInvite);
      return enter(
        id,
        () => toBase64Url(invite.workspace),
        ({ device }) =>
          joinWorkspace(
            portsWith((turn) => settleIn(turn, device, id)),
            device,
            code,
          ),
      );
    },
  };
};

/** Said before the endpoint is asked: an invite is good for one time. */
const elsewhere: Failure = {
  code: 'not-allowed',
  message: 'This browser is in another workspace. Leave that one first.',
};

const noInvite: Failure = { code: 'not-allowed', message: 'This is not an invite code, or not all of it.' };
