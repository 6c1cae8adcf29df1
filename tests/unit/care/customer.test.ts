import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aliasesOf, customerKeys, type Sighting } from '../../../lib/care/customer.ts';
import { handle, postId } from './build.ts';

const seen = (name: string, publishedAt: number, userId?: string): Sighting => ({
  handle: handle(name),
  publishedAt,
  ...(userId && { userId: postId(userId) }),
});
const keysOf = (posts: Sighting[]): string[] => posts.map(customerKeys(posts));

describe('a customer', () => {
  it.each<[string, Sighting[], string[]]>([
    [
      'is who has the user id, before and after a rename',
      [seen('ann', 1, '7'), seen('ann_b', 2, '7')],
      ['user:7', 'user:7'],
    ],
    [
      'is the handle while nothing else is known',
      [seen('ann', 1), seen('ann', 2)],
      ['handle:ann', 'handle:ann'],
    ],
    [
      'of a post without an id is who has the handle',
      [seen('ann', 1), seen('ann', 9, '7')],
      ['user:7', 'user:7'],
    ],
    [
      'is another who took the handle over',
      [seen('ann', 1, '7'), seen('ann', 2), seen('ann', 8), seen('ann', 9, '8')],
      ['user:7', 'user:7', 'user:8', 'user:8'],
    ],
    [
      'is the earlier of two equally near',
      [seen('ann', 1, '7'), seen('ann', 2), seen('ann', 3, '8')],
      ['user:7', 'user:7', 'user:8'],
    ],
    ['is nobody else of another handle', [seen('ann', 1, '7'), seen('bob', 1)], ['user:7', 'handle:bob']],
  ])('%s', (_, posts, keys) => expect(keysOf(posts)).toEqual(keys));

  it('is the same whatever order the posts come in', () => {
    const sighting = fc.record({
      handle: fc.constantFrom('ann', 'bob').map(handle),
      publishedAt: fc.nat(5),
      userId: fc.option(fc.constantFrom('7', '8').map(postId), { nil: undefined }),
    }) as fc.Arbitrary<Sighting>;
    const orders = fc
      .array(sighting)
      .chain((posts) =>
        fc.tuple(fc.constant(posts), fc.shuffledSubarray(posts, { minLength: posts.length })),
      );
    fc.assert(
      fc.property(orders, ([posts, shuffled]) => {
        expect(posts.map(customerKeys(shuffled))).toEqual(keysOf(posts));
      }),
    );
  });

  it('has had these handles, since then', () => {
    const posts = [seen('ann_b', 5, '7'), seen('ann', 1, '7'), seen('ann', 3, '7'), seen('ann_b', 8, '7')];
    expect(aliasesOf(posts)).toEqual([
      { handle: 'ann', since: 1 },
      { handle: 'ann_b', since: 5 },
    ]);
    expect(aliasesOf([])).toEqual([]);
  });
});
