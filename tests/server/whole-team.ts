// A team that does everything once, with a canary wherever there is room for one, and all that it wants kept from others.
import { expect } from 'vitest';
import { WebSocket } from 'ws';
import { eventSchema } from '../../lib/care/event.ts';
import { caseIdSchema } from '../../lib/care/ids.ts';
import { workspaceEventSchema } from '../../lib/care/workspace-event.ts';
import { newDevice } from '../../lib/sync/identity.ts';
import { inviteAuth, readInvite, rejoinProof } from '../../lib/sync/keys.ts';
import type { Live } from '../../lib/sync/live.ts';
import { createLive } from '../../lib/sync/live.ts';
import { createOpener } from '../../lib/sync/open.ts';
import { openPresence, sealPresence } from '../../lib/sync/presence.ts';
import type { Bytes } from '../../lib/sync/protocol/bytes.ts';
import { removeDevice } from '../../lib/sync/removal.ts';
import { syncRound } from '../../lib/sync/round.ts';
import type { SharedEvent } from '../../lib/sync/shared-event.ts';
import { readSharedEvent } from '../../lib/sync/shared-event.ts';
import { teamEventSchema } from '../../lib/sync/team-events.ts';
import { createWorkspace, invite, joinWorkspace } from '../../lib/sync/team.ts';
import { createPlainClient } from '../support/sync-storage.ts';
import { canary, marks, withCanaries } from './canaries.ts';
import { unmasked } from './client.ts';
import type { Secret } from './search.ts';

/** Fields that name what stands elsewhere in the playbook. */
const repeats = {
  'playbook.policies.hours': 'playbook.hours.id',
  'playbook.respondRules.tags': 'playbook.tags.id',
  'playbook.respondRules.tier': 'playbook.tiers.id',
  'playbook.chart.start': 'playbook.chart.questions.id',
  'playbook.chart.questions.answers.leadsTo': 'playbook.chart.outcomes.id',
  'playbook.chart.outcomes.tag': 'playbook.tags.id',
  'playbook.chart.outcomes.escalate.tier': 'playbook.tiers.id',
  'playbook.chart.outcomes.escalate.reason': 'playbook.escalationReasons.id',
};
/** An outcome that escalates dismisses nothing. */
const leftOut = ['playbook.chart.outcomes.dismiss'];

/** One of every type, and of every form that a type has. */
const events = [eventSchema, workspaceEventSchema]
  .flatMap((schema) => withCanaries(schema, { repeats, leftOut }))
  .map((event, index): SharedEvent => {
    const read = readSharedEvent({ ...(event as object), id: canary(`event ${index}`) });
    if (!read) throw new Error(`Not an event: ${JSON.stringify(event)}`);
    return read;
  });

const typesOf = (list: readonly { type: string }[]) => new Set(list.map(({ type }) => type));
const allTypes = new Set(
  [eventSchema, workspaceEventSchema, teamEventSchema].flatMap(({ def }) =>
    def.options.flatMap(({ shape }) => shape.type.def.values as string[]),
  ),
);

const createMember = () => {
  const { disk, ports, write } = createPlainClient((request) => fetch(request), Date.now);
  const identity = () => disk.current.state!.identity;
  return {
    ports,
    disk,
    identity,
    sync: async () => expect(await syncRound(ports)).toEqual({ ok: true, value: null }),
    write: async (list: readonly SharedEvent[]) => {
      for (const event of list) await write(event);
    },
    /** Resolves when the line is there. */
    listen: (onPresence: (device: string, box: string) => void) =>
      new Promise<Live>((ready) => {
        const live: Live = createLive({
          open: (url, on) => {
            const socket = new WebSocket(url, unmasked);
            socket.on('open', on.onOpen).on('close', on.onClose);
            socket.on('message', (data) => on.onText(String(data)));
            return socket;
          },
          after: () => () => {},
          chance: () => 0,
          onNews: () => ready(live),
          onShut: () => {},
          onPresence,
        });
        live.connect(identity());
      }),
  };
};
type Member = ReturnType<typeof createMember>;

/** A code of which nobody has made use, or by which `member` has joined. */
const codeFor = async (manager: Member, member?: Member): Promise<string> => {
  const made = await invite(manager.ports, 'lead');
  if (!made.ok) throw new Error(made.error.code);
  const { code } = made.value;
  if (member)
    expect(await joinWorkspace(member.ports, await newDevice(member.ports.random), code)).toMatchObject({
      ok: true,
    });
  return code;
};

const tellPresence = async (from: Member, to: Member): Promise<void> => {
  const at = [{ caseId: caseIdSchema.parse(`case-${marks.digits}`), doing: 'composing' as const }];
  const said = { name: canary('present'), initials: marks.letters, at };
  let tell: (told: [string, string]) => void = () => {};
  const told = new Promise<[string, string]>((hear) => (tell = hear));
  const lines = [await to.listen((device, box) => tell([device, box])), await from.listen(() => {})];
  lines[1]!.say(await sealPresence(from.identity(), said, from.ports.random));
  expect(await openPresence(to.identity(), ...(await told))).toEqual(said);
  for (const line of lines) line.disconnect();
};

/**
 * Gives what nobody else may ever see, and what is shown to the endpoint, which is not to keep it. Fails where an event
 * did not arrive, or a type of event was left out.
 */
export const doEverything = async (endpoint: string) => {
  const [manager, agent, leaver] = [createMember(), createMember(), createMember()];
  await createWorkspace(manager.ports, await newDevice(manager.ports.random), {
    endpoint,
    name: canary('workspace'),
  });
  const codes = [await codeFor(manager, agent), await codeFor(manager, leaver), await codeFor(manager)];
  expect(agent.identity().name).toBe(canary('workspace'));
  const other = createMember().ports;
  const late = await joinWorkspace(other, await newDevice(other.random), codes[0]!);
  expect(late).toMatchObject({ error: { code: 'invite_used' } });
  await agent.write(events);
  for (const member of [agent, leaver, manager]) await member.sync();
  await tellPresence(agent, manager);
  expect(await removeDevice(manager.ports, leaver.identity().device)).toMatchObject({ ok: true });
  for (const member of [manager, agent]) await member.sync();
  // Under the new key.
  const after = events.map((event) => ({ ...event, id: `${event.id}-again` }) as SharedEvent);
  await agent.write(after);
  for (const member of [agent, manager]) await member.sync();

  const { log, events: arrived } = manager.disk.current;
  expect([...arrived.values()].map(({ event }) => event)).toEqual([...events, ...after]);
  const opened = await createOpener(manager.ports, manager.identity()).openAll([...log.values()]);
  const ofTeam = opened.flatMap(({ team }) => team);
  expect(typesOf([...events, ...ofTeam])).toEqual(allTypes);

  const members = [manager, agent, leaver].map(({ identity }) => identity());
  const invites = codes.map((code) => readInvite(code)!);
  const keys = [...new Set(members.flatMap((each) => Object.values(each.keys).flat()))].map(bytesOf);
  const boxes = ofTeam.flatMap((event) => (event.type === 'sync.epoch' ? Object.values(event.boxes) : []));
  expect([keys.length, boxes.length]).toEqual([2, 2]);
  return {
    secrets: {
      ...marks,
      ...numbered('epoch key', keys),
      ...numbered('proof', await Promise.all(keys.map(rejoinProof))),
      ...numbered('box', boxes.map(bytesOf)),
      ...numbered(
        'invite',
        invites.map(({ secret }) => secret),
      ),
      ...numbered(
        'public key',
        members.map(({ publicKey }) => bytesOf(publicKey)),
      ),
    },
    shown: {
      ...numbered(
        'token',
        members.map(({ token }) => bytesOf(token)),
      ),
      ...numbered('auth', (await Promise.all(invites.map(inviteAuth))).map(bytesOf)),
    },
  };
};

const bytesOf = (text: string): Bytes => new Uint8Array(Buffer.from(text, 'base64url'));

const numbered = (name: string, list: readonly Secret[]): Record<string, Secret> =>
  Object.fromEntries(list.map((each, at) => [`${name} ${at + 1}`, each]));
