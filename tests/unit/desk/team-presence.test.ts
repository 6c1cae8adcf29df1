// Who is where: what our pages say goes out, what colleagues say comes in, and both are over after 30 s.
import { expect, test } from 'vitest';
import type { Member } from '../../../lib/care/badge.ts';
import type { CaseId } from '../../../lib/care/ids.ts';
import { createPresences } from '../../../lib/desk/team/presence.ts';
import { openPresence, sealPresence } from '../../../lib/sync/presence.ts';
import type { Identity } from '../../../lib/sync/ports.ts';
import { toBase64Url } from '../../../lib/sync/protocol/bytes.ts';

const text = (length: number, byte: number): string => toBase64Url(new Uint8Array(length).fill(byte));
const random = (length: number) => crypto.getRandomValues(new Uint8Array(length));
const key = text(32, 3);
const team = { workspace: text(16, 1), keys: { 1: [key] }, sealing: { epoch: 1, key } };
const deviceOf = (name: string): string => text(8, name.charCodeAt(0));
const caseId = (count: number): CaseId => `case-${count}` as CaseId;

/** A person with a clock and bells that the test turns. Who they are is known after `asked`. */
const setUp = (name: string, asked: () => Promise<void> = () => Promise.resolve()) => {
  const clock = { now: 1_000_000 };
  const bells = new Set<{ at: number; ring: () => void }>();
  const boxes: string[] = [];
  const told: CaseId[][] = [];
  const identity = { ...team, device: deviceOf(name) } as unknown as Identity;
  const me = { id: name, name, initials: name.slice(0, 2).toUpperCase() } as unknown as Member;
  const presences = createPresences({
    now: () => clock.now,
    after: (ms, ring) => {
      const bell = { at: clock.now + ms, ring };
      bells.add(bell);
      return () => void bells.delete(bell);
    },
    random,
    say: (box) => boxes.push(box),
    self: async () => {
      await asked();
      return { identity, me };
    },
    notify: (cases) => told.push(cases),
  });
  /** Lets the time pass; what is said at a bell is sealed before the next. */
  const pass = async (ms: number): Promise<void> => {
    const end = clock.now + ms;
    for (;;) {
      const [bell] = [...bells].filter(({ at }) => at <= end).toSorted((a, b) => a.at - b.at);
      if (!bell) break;
      bells.delete(bell);
      clock.now = Math.max(clock.now, bell.at);
      // Every bell says something, to the team or to our pages; sealing it takes a moment.
      const before = boxes.length + told.length;
      bell.ring();
      while (boxes.length + told.length === before) await new Promise(setImmediate);
    }
    clock.now = end;
  };
  const said = async () =>
    Promise.all(
      boxes.map(async (box) => (await openPresence(identity, identity.device, box))?.at ?? 'unreadable'),
    );
  const hear = async (from: string, at: { caseId: CaseId; doing: string }[], display = from) =>
    presences.hear(
      deviceOf(from),
      await sealPresence(
        { ...team, device: deviceOf(from) },
        { name: display, initials: display.slice(0, 2).toUpperCase(), at } as never,
        random,
      ),
    );
  return { presences, clock, bells, boxes, told, pass, said, hear };
};

test('a colleague is there for 30 s after their last word, and pages hear that they came and went', async () => {
  const { presences, pass, hear, told } = setUp('Ada');
  await hear('Bea', [{ caseId: caseId(1), doing: 'composing' }]);
  const bea = { name: 'Bea', initials: 'BE', doing: 'composing' };
  expect(presences.at([caseId(1)])).toEqual([bea]);
  expect(presences.at([caseId(2)])).toEqual([]);
  await pass(20_000);
  await hear('Bea', [{ caseId: caseId(1), doing: 'composing' }]);
  await pass(29_999);
  expect(presences.at([caseId(1)])).toEqual([bea]);
  expect(told).toEqual([[caseId(1)]]);
  await pass(1);
  expect(presences.at([caseId(1)])).toEqual([]);
  expect(told).toEqual([[caseId(1)], [caseId(1)]]);
});

test('they go from one case to another, and away', async () => {
  const { presences, hear, told, bells } = setUp('Ada');
  await hear('Bea', [{ caseId: caseId(1), doing: 'viewing' }]);
  await hear('Bea', [{ caseId: caseId(2), doing: 'viewing' }]);
  expect(told.at(-1)?.toSorted()).toEqual([caseId(1), caseId(2)]);
  expect(presences.at([caseId(1), caseId(2)])).toHaveLength(1);
  await hear('Bea', []);
  expect(presences.at([caseId(2)])).toEqual([]);
  expect(bells.size).toBe(0);
});

test('the name is the one they said last; two colleagues are two', async () => {
  const { presences, hear } = setUp('Ada');
  await hear('Bea', [{ caseId: caseId(1), doing: 'viewing' }]);
  await hear('Bea', [{ caseId: caseId(1), doing: 'viewing' }], 'Beatrix');
  await hear('Cid', [{ caseId: caseId(1), doing: 'composing' }]);
  expect(presences.at([caseId(1)]).map(({ name }) => name)).toEqual(['Beatrix', 'Cid']);
});

test('who stands at two posts of one case is there once, with what matters most', async () => {
  const { presences, hear } = setUp('Ada');
  await hear('Bea', [
    { caseId: caseId(1), doing: 'composing' },
    { caseId: caseId(2), doing: 'viewing' },
  ]);
  expect(presences.at([caseId(2), caseId(1)])).toEqual([{ name: 'Bea', initials: 'BE', doing: 'composing' }]);
});

test('what cannot be opened is nobody', async () => {
  const { presences, told } = setUp('Ada');
  const box = await sealPresence(
    { ...team, device: deviceOf('Bea') },
    { name: 'Bea', initials: 'BE', at: [{ caseId: caseId(1), doing: 'viewing' }] },
    random,
  );
  await presences.hear(deviceOf('Eve'), box);
  await presences.hear(deviceOf('Bea'), `${box.slice(0, -2)}AA`);
  expect(presences.at([caseId(1)])).toEqual([]);
  expect(told).toEqual([]);
});

test('what a page says goes out at once, once, and again while it lasts', async () => {
  const { presences, pass, said } = setUp('Ada');
  const viewing = [{ caseId: caseId(1), doing: 'viewing' }];
  await presences.here('tab', caseId(1), 'viewing');
  await presences.here('tab', caseId(1), 'viewing');
  expect(await said()).toEqual([viewing]);
  await pass(12_000);
  await presences.here('tab', caseId(1), 'viewing');
  await pass(12_000);
  expect(await said()).toEqual([viewing, viewing, viewing]);
});

test('a page that says nothing more is gone after 30 s, and that is said', async () => {
  const { presences, pass, said, bells } = setUp('Ada');
  await presences.here('tab', caseId(1), 'viewing');
  await pass(60_000);
  expect((await said()).at(-1)).toEqual([]);
  expect(bells.size).toBe(0);
});

test('a page that closes is gone at once; the other one stays', async () => {
  const { presences, said } = setUp('Ada');
  await presences.here('tab', caseId(1), 'viewing');
  await presences.here('panel', caseId(2), 'viewing');
  await presences.here('tab', caseId(1), undefined);
  expect((await said()).at(-1)).toEqual([{ caseId: caseId(2), doing: 'viewing' }]);
  await presences.here('panel', caseId(2), undefined);
  expect((await said()).at(-1)).toEqual([]);
});

test('two pages at one case: what matters most is said', async () => {
  const { presences, said } = setUp('Ada');
  await presences.here('tab', caseId(1), 'composing');
  await presences.here('panel', caseId(1), 'viewing');
  expect((await said()).at(-1)).toEqual([{ caseId: caseId(1), doing: 'composing' }]);
  await presences.here('tab', caseId(1), 'idle');
  expect((await said()).at(-1)).toEqual([{ caseId: caseId(1), doing: 'viewing' }]);
});

test('of more cases than fit the newest are said', async () => {
  const { presences, said } = setUp('Ada');
  for (let count = 1; count <= 9; count++) await presences.here(`tab-${count}`, caseId(count), 'open');
  const at = (await said()).at(-1) as { caseId: CaseId }[];
  expect(at.map((each) => each.caseId)).toEqual([2, 3, 4, 5, 6, 7, 8, 9].map(caseId));
});

test('what changes fast goes out in its order', async () => {
  const { presences, said } = setUp('Ada');
  await Promise.all([
    presences.here('tab', caseId(1), 'viewing'),
    presences.here('tab', caseId(1), 'composing'),
    presences.here('tab', caseId(1), undefined),
  ]);
  expect((await said()).at(-1)).toEqual([]);
});

test('what is heard fast holds in its order, however long each takes to open', async () => {
  let answerFirst: () => void = () => undefined;
  const pauses = [new Promise<void>((go) => (answerFirst = go))];
  const { presences, hear } = setUp('Ada', () => pauses.shift() ?? Promise.resolve());
  const here = hear('Bea', [{ caseId: caseId(1), doing: 'viewing' }]);
  while (pauses.length > 0) await new Promise(setImmediate);
  const gone = hear('Bea', []);
  // Time enough for the second to overtake the first, where nothing keeps it.
  for (let turn = 0; turn < 20; turn++) await new Promise(setImmediate);
  answerFirst();
  await Promise.all([here, gone]);
  expect(presences.at([caseId(1)])).toEqual([]);
});

test('forgotten altogether, nobody is there and nothing more is said', async () => {
  const { presences, hear, pass, boxes, told, bells } = setUp('Ada');
  await presences.here('tab', caseId(1), 'viewing');
  await hear('Bea', [{ caseId: caseId(1), doing: 'viewing' }]);
  presences.clear();
  expect(told.at(-1)).toEqual([caseId(1)]);
  expect(presences.at([caseId(1)])).toEqual([]);
  expect(bells.size).toBe(0);
  await pass(60_000);
  expect(boxes).toHaveLength(1);
});
