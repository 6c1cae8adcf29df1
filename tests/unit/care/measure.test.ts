import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Handle, PostId } from '../../../lib/care/ids.ts';
import { measurePosts, type Measured } from '../../../lib/care/measure.ts';

const minute = 60_000;
const post = (id: number, handle: string, at: number, more: Partial<Record<keyof Measured, unknown>> = {}) =>
  ({
    id: String(id) as PostId,
    handle: handle as Handle,
    publishedAt: at * minute,
    replyingTo: [],
    mentions: [],
    ...more,
  }) as Measured;
const to = (...handles: string[]) => ({ mentions: handles });
const replyTo = (...handles: string[]) => ({ replyingTo: handles });
const of = (posts: Measured[], handle = 'acme', also: string[] = []) =>
  measurePosts(posts, also as Handle[]).measures.find((each) => each.handle === handle);

describe('response times', () => {
  test('run from the oldest unanswered post to the answer', () => {
    const posts = [
      post(1, 'ann', 0, to('acme')),
      post(2, 'ann', 5, to('acme')),
      post(3, 'ben', 6, to('acme')),
      post(4, 'acme', 10, replyTo('ann')),
      post(5, 'acme', 26, replyTo('ben')),
      post(6, 'cat', 30, to('acme')),
    ];
    expect(of(posts)).toEqual({
      handle: 'acme',
      n: 3,
      answered: 2,
      median: 15 * minute,
      p90: 20 * minute,
    });
  });

  test('the post above says who is answered, whoever else is named', () => {
    const posts = [
      post(1, 'ann', 0, to('acme')),
      post(2, 'ben', 1, to('acme')),
      post(3, 'acme', 4, { below: '2', replyingTo: ['ann', 'ben'] }),
      post(4, 'acme', 8, { inReplyToId: '1' }),
    ];
    expect(of(posts)).toMatchObject({ n: 2, answered: 2, p90: 8 * minute });
  });

  test('a second answer to the same wait counts for nothing, a new question waits anew', () => {
    const posts = [
      post(1, 'ann', 0, to('acme')),
      post(2, 'acme', 3, replyTo('ann')),
      post(3, 'acme', 4, replyTo('ann')),
      post(4, 'ann', 10, replyTo('acme')),
      post(5, 'acme', 11, replyTo('ann')),
      post(6, 'ben', 12, to('acme')),
    ];
    expect(of(posts)).toMatchObject({ n: 3, answered: 2, median: 2 * minute });
  });

  test('whom one person alone writes to is not measured, unless asked for', () => {
    const posts = [post(1, 'ann', 0, to('ben'))];
    expect(measurePosts(posts).measures).toEqual([]);
    expect(of(posts, 'ben', ['ben'])).toMatchObject({ n: 1, answered: 0 });
    expect(of([], 'acme', ['acme'])).toEqual({ handle: 'acme', n: 0, answered: 0 });
  });

  test('ours come first, then those most waited for', () => {
    const posts = [
      ...[1, 2, 3].map((id) => post(id, `p${id}`, id, to('rival'))),
      ...[4, 5].map((id) => post(id, `p${id}`, id, to('acme', 'other'))),
    ];
    expect(measurePosts(posts, ['acme' as Handle]).measures.map(({ handle }) => handle)).toEqual([
      'acme',
      'rival',
      'other',
    ]);
  });
});

test('neither the order in which posts are seen nor seeing them twice changes anything', () => {
  const any = fc.array(
    fc.record({
      id: fc.integer({ min: 1, max: 30 }),
      by: fc.constantFrom('ann', 'ben', 'acme', 'rival'),
      at: fc.integer({ min: 0, max: 100 }),
      name: fc.constantFrom('ann', 'ben', 'acme', 'rival'),
      reply: fc.boolean(),
    }),
    { maxLength: 40 },
  );
  fc.assert(
    fc.property(any, fc.infiniteStream(fc.nat()), (drafts, order) => {
      const unique = [...new Map(drafts.map((draft) => [draft.id, draft])).values()];
      const posts = unique.map(({ id, by, at, name, reply }) =>
        post(id, by, at, reply ? replyTo(name) : to(name)),
      );
      const shuffled = [...posts, ...posts]
        .map((each) => ({ each, key: order.next().value as number }))
        .toSorted((a, b) => a.key - b.key)
        .map(({ each }) => each);
      const measured = measurePosts(posts);
      expect(measurePosts(shuffled)).toEqual(measured);
      for (const { n, answered, median, p90 } of measured.measures) {
        expect(answered).toBeLessThanOrEqual(n);
        if (median !== undefined) expect(median).toBeLessThanOrEqual(p90 ?? 0);
      }
    }),
  );
});
