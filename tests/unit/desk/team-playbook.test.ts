// The playbook of a team: of each part the last written holds, the same in every browser.
import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import type { Playbook } from '../../../lib/care/playbook.ts';
import { playbookSchema } from '../../../lib/care/playbook.ts';
import { applyPlaced } from '../../../lib/desk/team/apply.ts';
import { firstState } from '../../../lib/sync/identity.ts';
import type { Identity, OutboxEntry, PlacedEvent } from '../../../lib/sync/ports.ts';
import { readSharedEvent } from '../../../lib/sync/shared-event.ts';
import type { TeamBrowser } from '../../support/team-browser.ts';
import { nodeNet, openTeamBrowser, value } from '../../support/team-browser.ts';

const noon = Date.UTC(2026, 10, 23, 12);
const minute = 60_000;

let open: TeamBrowser[] = [];
afterEach(async () => {
  for (const browser of open) await browser.close();
  open = [];
});

/** An endpoint played by the test: what was pushed, in its order. */
const openTeam = async (names: readonly string[]) => {
  const log: PlacedEvent[] = [];
  const clock = { now: noon };

  const enter = async (name: string, ahead = 0) => {
    const browser = await openTeamBrowser(name, { net: { ...nodeNet(), now: () => clock.now + ahead } });
    open.push(browser);
    const identity = { workspace: 'w', device: name, role: 'lead', keys: {} } as unknown as Identity;
    value(await browser.turns.write(({ tables }) => tables.sync.state.put(firstState(identity))));
    let [pushed, pulled] = [0, 0];
    const settings = async () => value(await browser.desk.settings());
    return {
      settings,
      playbook: async () => (await settings()).playbook,
      save: async (change: (playbook: Playbook) => Playbook) => {
        const { playbook: from, me } = await settings();
        // As the form has it: a change that makes no playbook is not saved.
        const to = playbookSchema.safeParse(change(from)).data;
        if (to) value(await browser.desk.saveSettings({ me, change: { from, to } }));
      },
      /** Sends what waits. */
      push: async () => {
        const entries = value(await browser.turns.read(({ tables }) => tables.sync.outbox.all()));
        for (const { deviceSeq, payload } of entries as OutboxEntry[]) {
          if (deviceSeq <= pushed) continue;
          pushed = deviceSeq;
          for (const sent of payload.events) {
            const place = { device: name, era: 1, seq: log.length + 1, receivedAt: clock.now };
            log.push({ event: readSharedEvent(JSON.parse(JSON.stringify(sent)))!, place });
          }
        }
      },
      /** Reads the next ones, all unless told how many. */
      pull: async (count = log.length) => {
        const next = log.slice(pulled, pulled + count);
        pulled += next.length;
        value(await browser.turns.write((turn) => applyPlaced(turn, next)));
      },
    };
  };

  const writers = [];
  for (const [index, name] of names.entries()) writers.push(await enter(name, index * 7 * minute));
  for (const { settings } of writers) {
    const { me } = await settings();
    const member = { ...me, role: 'manager' };
    const said = { type: 'member.introduced', at: noon - minute, by: me.id, id: `${me.id}.said`, member };
    const place = { device: me.name, era: 1, seq: log.length + 1, receivedAt: noon - minute };
    log.push({ event: readSharedEvent(said)!, place });
  }
  for (const { pull } of writers) await pull();
  // As who begins the team does, for all of it.
  const founder = await writers[0]!.settings();
  const first = { type: 'playbook.saved', at: noon - minute, by: founder.me.id, id: 'first' };
  const place = { device: names[0]!, era: 1, seq: log.length + 1, receivedAt: noon - minute };
  log.push({ event: readSharedEvent({ ...first, playbook: founder.playbook })!, place });
  for (const { pull } of writers) await pull();
  return { writers, log, clock, enter };
};

const tagged =
  (id: string) =>
  (playbook: Playbook): Playbook => ({ ...playbook, tags: [...playbook.tags, { ...playbook.tags[0]!, id }] });
const replies =
  (publicReplies: number) =>
  (playbook: Playbook): Playbook => ({ ...playbook, publicReplies });

test('two who save before they hear of each other both keep what they changed', async () => {
  const { writers, enter } = await openTeam(['Ada', 'Bea']);
  const [ada, bea] = [writers[0]!, writers[1]!];
  await ada.save(tagged('parcels'));
  await bea.save(replies(9));
  for (const { push } of writers) await push();
  for (const { pull } of writers) await pull();
  const newcomer = await enter('Cid');
  await newcomer.pull();
  for (const { playbook } of [ada, bea, newcomer]) {
    const { tags, publicReplies } = await playbook();
    expect([tags.at(-1)?.id, publicReplies]).toEqual(['parcels', 9]);
  }
});

test('of one part that both changed the later holds, also where the earlier had not been sent yet', async () => {
  const { writers } = await openTeam(['Ada', 'Bea']);
  const [ada, bea] = [writers[0]!, writers[1]!];
  await ada.save(replies(5));
  await bea.save(replies(9));
  await bea.push();
  await ada.pull();
  expect((await ada.playbook()).publicReplies).toBe(9);
  await ada.push();
  for (const { pull } of writers) await pull();
  for (const { playbook } of writers) expect((await playbook()).publicReplies).toBe(9);
});

test('a rule for a tag that somebody else took away is as if it were not there, until the tag is', async () => {
  const { writers } = await openTeam(['Ada', 'Bea']);
  const [ada, bea] = [writers[0]!, writers[1]!];
  await ada.save(tagged('parcels'));
  await ada.push();
  for (const { pull } of writers) await pull();
  const rule = { tags: ['parcels'], tier: (await ada.playbook()).tiers[0]!.id };
  await ada.save((playbook) => ({ ...playbook, respondRules: [...playbook.respondRules, rule] }));
  await bea.save((playbook) => ({ ...playbook, tags: playbook.tags.filter(({ id }) => id !== 'parcels') }));
  for (const { push } of writers) await push();
  for (const { pull } of writers) await pull();
  const rules = async () => (await bea.playbook()).respondRules;
  expect(await rules()).not.toContainEqual(rule);
  expect(playbookSchema.safeParse(await ada.playbook()).success).toBe(true);
  await bea.save(tagged('parcels'));
  expect(await rules()).toContainEqual(rule);
});

test('whoever saves what and hears of it when, in whatever pieces: all end with one playbook that holds together', async () => {
  const letters = ['a', 'b', 'c'];
  const changes = fc.oneof(
    fc
      .constantFrom(...letters)
      .map(
        (id) => (playbook: Playbook) =>
          playbook.tags.some((tag) => tag.id === id)
            ? { ...playbook, tags: playbook.tags.filter((tag) => tag.id !== id) }
            : tagged(id)(playbook),
      ),
    fc.constantFrom(...letters).map((tag) => (playbook: Playbook) => ({
      ...playbook,
      respondRules: [{ tags: [tag], tier: playbook.tiers[0]!.id }],
    })),
    fc.integer({ min: 1, max: 50 }).map(replies),
    fc.constantFrom(...letters).map((id) => (playbook: Playbook) => ({
      ...playbook,
      hours: [{ ...playbook.hours[0]!, id }],
      policies: playbook.policies.map((policy) => ({ ...policy, hours: id })),
    })),
    fc.constantFrom('1h', '2h').map((normal) => (playbook: Playbook) => ({
      ...playbook,
      policies: [{ ...playbook.policies[0]!, targets: { firstResponse: { normal } } }],
    })),
  );
  const act = fc.record({
    who: fc.nat(2),
    change: fc.option(changes),
    push: fc.boolean(),
    pull: fc.nat(4),
    pause: fc.constantFrom(0, 0, 1, minute, 10 * minute),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 3, maxLength: 14 }), async (acts) => {
      const { writers, clock, enter, log } = await openTeam(['Ada', 'Bea', 'Cid']);
      for (const { who, change, push, pull, pause } of acts) {
        const writer = writers[who]!;
        clock.now += pause;
        if (change) await writer.save(change);
        if (push) await writer.push();
        await writer.pull(pull);
      }
      for (const { push } of writers) await push();
      for (const { pull } of writers) await pull();
      const [slow, fast] = [await enter('Dan'), await enter('Eve')];
      await fast.pull();
      for (const _ of log) await slow.pull(1);
      const [first, ...others] = await Promise.all(
        [...writers, slow, fast].map(({ playbook }) => playbook()),
      );
      for (const other of others) expect(other).toEqual(first);
      expect(playbookSchema.safeParse(first).success).toBe(true);
      for (const browser of open.splice(0)) await browser.close();
    }),
    { numRuns: 25 },
  );
}, 60_000);
