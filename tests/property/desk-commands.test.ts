// However commands are repeated, wherever the background is restarted, and in whatever order their events travel:
// one case.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { freshPlace, postOf, replyOf, setUp, value } from '../unit/desk/set-up.ts';

const press = fc.oneof(
  fc.record({ verb: fc.constantFrom('addTag', 'removeTag'), tag: fc.constantFrom('complaint', 'question') }),
  fc.record({
    verb: fc.constantFrom('assignToMe', 'unassign', 'takePrivate', 'reopen', 'acknowledge', 'undo'),
  }),
  fc.record({ verb: fc.constant('setStatus'), to: fc.constantFrom('open', 'pending', 'on_hold') }),
  fc.record({ verb: fc.constant('setPriority'), to: fc.constantFrom('urgent', 'low', 'normal') }),
  fc.record({ verb: fc.constant('resolve'), disposition: fc.constant('answered') }),
  fc.record({ verb: fc.constant('dismiss'), reason: fc.constant('spam') }),
  fc.record({ verb: fc.constant('escalate'), tier: fc.constant('t2'), reason: fc.constant('angry') }),
  fc.record({
    verb: fc.constant('addNote'),
    noteId: fc.constantFrom('n1', 'n2'),
    text: fc.constant('Note.'),
  }),
  fc.record({ verb: fc.constant('removeNote'), noteId: fc.constantFrom('n1', 'n2') }),
);

/** After each press: how far back commands are sent once more, and whether the background starts anew. */
const trouble = fc.record({ repeats: fc.array(fc.nat(8), { maxLength: 3 }), restart: fc.boolean() });

const shift = fc.array(fc.tuple(press, trouble), { minLength: 1, maxLength: 14 });
const posts = [postOf(1), replyOf(2, { publishedAt: postOf(1).publishedAt + 1 })];

test('commands repeated and interrupted make the case that they make once', async () => {
  await fc.assert(
    fc.asyncProperty(shift, fc.infiniteStream(fc.nat()), async (presses, order) => {
      const calm = await setUp();
      value(await calm.desk.observe({ posts }));
      const effective: boolean[] = [];
      for (const [index, [{ verb, ...fields }]] of presses.entries()) {
        const before = (await calm.view()).history.length;
        await calm.give(verb, fields, 'case-1', `press-${index}`);
        effective.push((await calm.view()).history.length > before);
      }

      const place = freshPlace();
      let rough = await setUp(place);
      value(await rough.desk.observe({ posts }));
      for (const [index, [, { repeats, restart }]] of presses.entries()) {
        // What changed nothing may be repeated at once only: later it could have something to change.
        const earlier = repeats
          .map((back) => index - back)
          .filter((each) => effective[each] || each === index);
        for (const each of [index, ...earlier.filter((past) => past >= 0)]) {
          const [{ verb, ...fields }] = presses[each]!;
          await Promise.all([1, 2].map(() => rough.give(verb, fields, 'case-1', `press-${each}`)));
        }
        await rough.desk.observe({ posts });
        if (restart) {
          await rough.store.close();
          rough = await setUp(place);
        }
      }
      expect((await rough.view()).case).toEqual((await calm.view()).case);
      expect((await rough.view()).history).toEqual((await calm.view()).history);

      const { events } = value(await rough.desk.exportEvents({ after: '' }));
      const ranked = events.map((event) => ({ event, rank: order.next().value }));
      const shuffled = ranked.toSorted((a, b) => a.rank - b.rank).map(({ event }) => event);
      const elsewhere = await setUp();
      for (const piece of [shuffled.slice(0, 3), shuffled.slice(2), shuffled])
        value(await elsewhere.desk.importEvents({ events: piece, members: [] }));
      expect((await elsewhere.view()).case).toEqual((await calm.view()).case);
    }),
    { numRuns: 12 },
  );
});
