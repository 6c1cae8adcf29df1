// Whatever members do at once, and in whatever order it reaches a browser: one result everywhere.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldCase } from '../../../lib/care/case.ts';
import type { CareEvent } from '../../../lib/care/event.ts';
import { effective } from '../../../lib/care/event.ts';
import { lostClaims } from '../../../lib/care/merge.ts';
import { asPlaced } from '../../../lib/care/place.ts';
import { events, message, minutes, noon } from '../../unit/care/build.ts';

const members = ['ada', 'bea', 'cid'];
const member = fc.constantFrom(...members);

const claim = fc.record({
  type: fc.constant('case.assigned' as const),
  by: member,
  to: fc.option(member),
  replaces: fc.option(fc.option(member), { nil: undefined }),
});
const escalation = fc.record({
  type: fc.constant('case.escalated' as const),
  by: member,
  tier: fc.constant('t2'),
  reason: fc.constant('angry'),
  replaces: fc.option(fc.option(fc.nat(12).map((of) => `d${of}`)), { nil: undefined }),
  raises: fc.option(
    fc.nat(12).map((of) => `d${of}`),
    { nil: undefined, freq: 6 },
  ),
});
const tagged = fc.record({ type: fc.constant('tag.added' as const), by: member, tag: fc.constant('app') });
const untagged = fc.record({
  type: fc.constant('tag.removed' as const),
  by: member,
  tag: fc.constant('app'),
  seen: fc.array(
    fc.nat(12).map((of) => `d${of}`),
    { maxLength: 4 },
  ),
});
const undone = fc.record({
  type: fc.constant('undone' as const),
  by: member,
  undoes: fc.nat(12).map((of) => `d${of}`),
});

/** Each deed with its author's clock (up to a day wrong) and its place in the endpoint's order; some are on their way. */
const deeds = fc.array(
  fc.tuple(
    fc.oneof(claim, claim, escalation, tagged, untagged, undone),
    fc.integer({ min: -1440, max: 1440 }),
    fc.option(fc.nat(1_000)),
  ),
  { minLength: 2, maxLength: 13 },
);

const written = (list: typeof deeds extends fc.Arbitrary<infer T> ? T : never): CareEvent[] => {
  const opened = { ...message(noon), id: 'opened', commandId: 'opened' };
  const all = events(
    opened,
    ...list.map(([deed, at], index) => ({
      ...Object.fromEntries(Object.entries(deed).filter(([, value]) => value !== undefined)),
      type: deed.type,
      id: `d${index}`,
      commandId: `d${index}`,
      at: noon + minutes(2_000 + at),
    })),
  );
  return all.map((event, index) => {
    const place = index === 0 ? 0 : list[index - 1]![2];
    // Distinct, as the endpoint's are.
    return place === null
      ? event
      : asPlaced(event, { seq: place * 20 + index + 1, receivedAt: noon + minutes(2_000) + place });
  });
};

test('any order of arrival makes one case', () => {
  fc.assert(
    fc.property(deeds, fc.infiniteStream(fc.nat()), (list, ranks) => {
      const all = written(list);
      const shuffled = all
        .map((event) => ({ event, rank: ranks.next().value as number }))
        .toSorted((a, b) => a.rank - b.rank)
        .map(({ event }) => event);
      expect(foldCase(shuffled)).toEqual(foldCase(all));
      expect(lostClaims(shuffled)).toEqual(lostClaims(all));
    }),
    { numRuns: 400 },
  );
});

test('of those who saw nobody have it, exactly one has it, and the others are told', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(member, { minLength: 2, maxLength: 3 }),
      fc.array(fc.integer({ min: -1440, max: 1440 }), { minLength: 3, maxLength: 3 }),
      (order, clocks) => {
        const opened = { ...message(noon), id: 'opened', commandId: 'opened' };
        const all = events(
          opened,
          ...order.map((by, index) => ({
            type: 'case.assigned' as const,
            id: by,
            commandId: by,
            by,
            to: by,
            replaces: null,
            seq: index + 2,
            at: noon + minutes(2_000 + clocks[index]!),
          })),
        );
        const [first, ...others] = order;
        expect(foldCase(all)).toMatchObject({
          assignee: first,
          overtaken: Object.fromEntries(others.map((by) => [by, first])),
        });
      },
    ),
  );
});

test('a lost claim is never thrown away, and who has the case made a claim that stands', () => {
  fc.assert(
    fc.property(deeds, (list) => {
      const all = written(list);
      const lost = new Set(lostClaims(all).map(({ id }) => id));
      for (const id of lost) expect(all.some((event) => event.id === id)).toBe(true);
      const care = foldCase(all);
      const standing = effective(all).filter(({ id }) => !lost.has(id));
      if (care?.assignee)
        expect(standing.some((event) => event.type === 'case.assigned' && event.to === care.assignee)).toBe(
          true,
        );
    }),
    { numRuns: 400 },
  );
});

test('a tag stays as long as there is an addition that no removal has seen', () => {
  const step = fc.record({
    by: member,
    add: fc.boolean(),
    at: fc.integer({ min: 1, max: 500 }),
    seen: fc.nat(),
  });
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 12 }), (steps) => {
      // Whoever removes has seen some of the additions, and writes later than those.
      const added: { id: string; at: number }[] = [];
      const gone = new Set<string>();
      const all = steps.map(({ by, add, at, seen }, index) => {
        const id = `s${String(index).padStart(2, '0')}`;
        if (add || added.length === 0) {
          added.push({ id, at });
          return { type: 'tag.added' as const, id, by, tag: 'app', at: noon + at };
        }
        const known = added.filter((_, nth) => (seen >> nth) % 2 === 1);
        for (const each of known) gone.add(each.id);
        const after = Math.max(at, ...known.map((each) => each.at + 1));
        return {
          type: 'tag.removed' as const,
          id,
          by,
          tag: 'app',
          at: noon + after,
          seen: known.map((each) => each.id),
        };
      });
      const opened = { ...message(noon), id: 'opened', commandId: 'opened' };
      const care = foldCase(events(opened, ...all));
      expect(care?.tags).toEqual(added.some(({ id }) => !gone.has(id)) ? ['app'] : []);
    }),
    { numRuns: 400 },
  );
});
