import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { eventSchema } from '../../../lib/care/event.ts';
import { inEnvelopes } from '../../../lib/sync/enqueue.ts';
import { envelopeKey, envelopeLength, sealEnvelope } from '../../../lib/sync/seal.ts';
import { defaultLimits as limits } from '../../../server/house.ts';
import { post } from '../care/build.ts';

const ids = { id: 'x', caseId: 'case-1', at: 1, by: 'jo', commandId: 'c' };
const note = (text: string) => eventSchema.parse({ ...ids, type: 'note.added', noteId: 'n', text });
const received = (fields: object) =>
  eventSchema.parse({ ...ids, type: 'message.received', kind: 'direct', post: post(fields) });

test('whatever is given, every envelope is one that the endpoint takes, and nothing is left out', () => {
  const unit = fc.constantFrom('a', 'я', 'क', '🙂', '"', '\u0001', '\ud800');
  const text = fc
    .tuple(unit, fc.nat({ max: 9_999 }))
    .map(([one, count]) => one.repeat(count).slice(0, 9_998) || 'a');
  const event = fc.oneof(
    text.map((words) => note(`a${words}b`)),
    text.map((words) => received({ text: words.repeat(2), quote: { handle: 'b', text: words } })),
  );
  fc.assert(
    fc.property(fc.array(event, { maxLength: 12 }), (events) => {
      const batches = inEnvelopes(events);
      expect(batches.flat().map(({ type }) => type)).toEqual(events.map(({ type }) => type));
      for (const batch of batches)
        expect(envelopeLength({ events: batch })).toBeLessThanOrEqual(limits.envelopeBytes);
    }),
    { numRuns: 60 },
  );
});

test('the events of a press stay together', () => {
  expect(inEnvelopes([note('one'), note('two'), received({})])).toHaveLength(1);
});

test('an event that was kept larger than fits is cut as it would be when written now', () => {
  const [[event] = []] = inEnvelopes([received({ text: 'क'.repeat(25_000) })]);
  expect(event).toMatchObject({ post: { text: expect.stringMatching(/^क{13000,}…$/) as string } });
});

test('the length of an envelope is known before it is sealed', async () => {
  const bytes = (length: number) => new Uint8Array(length).fill(7);
  const header = { workspace: bytes(16), device: bytes(8), deviceSeq: 3, epoch: 1, nonce: bytes(12) };
  const key = await envelopeKey(bytes(32), header);
  for (const text of ['', 'क'.repeat(777), 'a"\n'.repeat(5_000)])
    expect((await sealEnvelope(key, header, { text })).length).toBe(envelopeLength({ text }));
});
