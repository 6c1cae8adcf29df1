// What the endpoint's word does to an event.
import { expect, test } from 'vitest';
import { foldCase } from '../../../lib/care/case.ts';
import type { CareEvent } from '../../../lib/care/event.ts';
import { eventSchema } from '../../../lib/care/event.ts';
import { asPlaced, maxAhead, unplaced } from '../../../lib/care/place.ts';
import { events, message, minutes, noon } from './build.ts';

const tagged = (at: number): CareEvent => events({ type: 'tag.added', at, tag: 'app' })[0]!;

test('a clock counts as at most five minutes ahead of the endpoint’s', () => {
  const at = (ahead: number): number =>
    asPlaced(tagged(noon + ahead), { seq: 7, receivedAt: noon }).at - noon;
  expect(maxAhead).toBe(minutes(5));
  expect(at(-minutes(9_000))).toBe(-minutes(9_000));
  expect(at(maxAhead)).toBe(maxAhead);
  expect(at(maxAhead + 1)).toBe(maxAhead);
  expect(at(minutes(3_000_000))).toBe(maxAhead);
});

test('what has not been at the endpoint is as it was written', () => {
  expect(asPlaced(tagged(noon), undefined)).toEqual(tagged(noon));
});

test('taken out of its place, an event in time is as its author wrote it', () => {
  expect(unplaced(asPlaced(tagged(noon), { seq: 7, receivedAt: noon }))).toEqual(tagged(noon));
});

test('no author gives an event its place', () => {
  const forged = eventSchema.parse({ ...tagged(noon), seq: 1, ahead: noon });
  expect(unplaced(forged)).toEqual(tagged(noon));
});

test('a browser dated 2031 keeps the order of its own deeds', () => {
  const ahead = Date.UTC(2031, 0, 1);
  // In one push: the endpoint received them in the same millisecond. Ids say nothing about time.
  const list = [
    { ...message(noon), id: 'opened', commandId: 'opened' },
    { type: 'case.resolved' as const, at: ahead, disposition: 'answered', id: 'z', commandId: 'z' },
    { type: 'case.reopened' as const, at: ahead + 1, id: 'a', commandId: 'a' },
  ];
  const placed = events(...list).map((event, index) =>
    asPlaced(event, { seq: index + 1, receivedAt: noon + minutes(60) }),
  );
  expect(foldCase(placed)?.status).toBe('open');
  expect(foldCase(placed.toReversed())).toEqual(foldCase(placed));
});

test('what others do later than five minutes on comes after it', () => {
  const receivedAt = noon + minutes(60);
  const [opened, skewed, honest] = events(
    { ...message(noon), id: 'opened', commandId: 'opened' },
    { type: 'case.resolved', at: Date.UTC(2031, 0, 1), disposition: 'answered' },
    { type: 'case.reopened', at: receivedAt + minutes(6), by: 'ada' },
  );
  const placed = [opened!, asPlaced(skewed!, { seq: 2, receivedAt }), honest!];
  expect(foldCase(placed)?.status).toBe('open');
});
