// What a person does in Settings → Team, asked of the desk.
import type { Problem, TeamActions } from '../../components/options/team/team-actions.ts';
import type { Client } from '../../lib/bridge/client.ts';
import type { Answer } from '../../lib/bridge/messages.ts';
import { fail } from '../../lib/care/result.ts';
import type { TeamView } from '../../lib/care/team.ts';
import { endpointSchema, workspaceNameSchema } from '../../lib/care/workspace-event.ts';
import { readInvite } from '../../lib/sync/keys.ts';

export interface TeamDeedPorts {
  client: Client;
  /** Called in the click itself; answers why the address may not be reached. */
  askForAddress: (endpoint: string) => Promise<Problem>;
  /** Told when this browser has no more to say to an endpoint; never rejects. */
  giveAddressBack: (endpoint: string) => Promise<void>;
  /** The endpoint of the workspace that this browser is in. */
  endpoint: () => string | undefined;
  /** Told what the desk answers. */
  onView: (view: TeamView) => void;
  reload: () => Promise<Problem>;
  loadDevices: () => Promise<Problem>;
  copy: (text: string) => Promise<void>;
}

export const createTeamDeeds = (ports: TeamDeedPorts): TeamActions => {
  const { client, askForAddress, giveAddressBack, endpoint, onView, reload, loadDevices, copy } = ports;
  const shown = (
    answer: Answer<'createWorkspace' | 'joinWorkspace' | 'leaveWorkspace' | 'eraseWorkspace' | 'syncNow'>,
  ): Problem => {
    if (!answer.ok) return answer.error.message;
    onView(answer.value);
    return undefined;
  };
  const goOut = async (ask: 'leaveWorkspace' | 'eraseWorkspace'): Promise<Problem> => {
    const address = endpoint();
    const problem = shown(await client.ask({ ask }));
    if (problem === undefined && address !== undefined) await giveAddressBack(address);
    return problem;
  };
  return {
    create: async (wish) => {
      const name = workspaceNameSchema.safeParse(wish.name);
      if (!name.success) return 'Give the team a name of up to 60 letters.';
      const address = endpointSchema.safeParse(wish.endpoint);
      if (!address.success) return sentence(address.error.issues[0]?.message ?? 'This is no address.');
      return (
        (await askForAddress(address.data)) ??
        shown(await client.ask({ ask: 'createWorkspace', name: name.data, endpoint: address.data }))
      );
    },
    join: async (code) => {
      const invite = readInvite(code);
      if (!invite) return 'This is not a whole invite code. Copy it again, from “perch1-” to its end.';
      return (
        (await askForAddress(invite.endpoint)) ?? shown(await client.ask({ ask: 'joinWorkspace', code }))
      );
    },
    syncNow: async () => {
      const address = endpoint();
      const refused = address === undefined ? undefined : await askForAddress(address);
      return refused ?? shown(await client.ask({ ask: 'syncNow' }));
    },
    leave: () => goOut('leaveWorkspace'),
    erase: () => goOut('eraseWorkspace'),
    share: async () => {
      const answer = await client.ask({ ask: 'shareLocal' });
      return answer.ok ? reload() : answer.error.message;
    },
    invite: async (role) => {
      const answer = await client.ask({ ask: 'invite', role });
      return answer.ok ? answer : fail(answer.error.message);
    },
    revokeInvite: async (id) => problemOf(await client.ask({ ask: 'revokeInvite', id })),
    removeDevice: async (device) => {
      const answer = await client.ask({ ask: 'removeDevice', device });
      if (!answer.ok) return answer.error.message;
      // A list that does not come afterwards is said at the list: the removal itself is done.
      await loadDevices();
      return undefined;
    },
    beginKey: async () => problemOf(await client.ask({ ask: 'beginKey' })),
    loadDevices,
    copy: async (text) => {
      try {
        await copy(text);
        return undefined;
      } catch {
        return 'The browser did not let Perch copy. Copy the code from the field.';
      }
    },
  };
};

const problemOf = (answer: Answer<'revokeInvite' | 'beginKey'>): Problem =>
  answer.ok ? undefined : answer.error.message;

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
