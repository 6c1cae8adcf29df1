import { describe, expect, test } from 'vitest';
import { instantOfPostId } from '../../../lib/care/post-facts.ts';
import { generateWorld } from '../../x-site/generate.ts';
import { isInbound, ownedHandles } from '../../x-site/world/site-post.ts';

const now = Date.UTC(2026, 10, 20, 12);

describe.each([1, 2, 77])('world of seed %i', (seed) => {
  const world = generateWorld(now, seed);

  test('is the same for the same seed and instant', () => {
    expect(generateWorld(now, seed).posts).toEqual(world.posts);
  });

  test('has 2,000 posts with distinct ids that carry their time, newest first, none from the future', () => {
    expect(world.posts).toHaveLength(2_000);
    expect(new Set(world.posts.map((post) => post.id)).size).toBe(2_000);
    for (const post of world.posts) expect(instantOfPostId(post.id)).toBe(post.publishedAt);
    const instants = world.posts.map((post) => post.publishedAt);
    expect(instants).toEqual(instants.toSorted((a, b) => b - a));
    expect(instants[0]).toBeLessThan(now);
  });

  test('speaks ten languages, and 25 to 30 % of it to the brand', () => {
    expect(new Set(world.posts.map((post) => post.lang)).size).toBe(10);
    const share = world.posts.filter(isInbound).length / world.posts.length;
    expect(share).toBeGreaterThan(0.25);
    expect(share).toBeLessThan(0.3);
  });

  test('knows every author, and every answer, quote and repost comes after what it is about', () => {
    for (const post of world.posts) {
      expect(world.userByHandle.get(post.handle.toLowerCase())).toBeDefined();
      const parent = world.postById.get(post.replyTo?.id ?? '');
      if (parent) expect(parent.publishedAt).toBeLessThan(post.publishedAt);
      const quoted = world.postById.get(post.quoteOf ?? post.repostOf ?? '');
      if (quoted) expect(quoted.publishedAt).toBeLessThan(post.publishedAt);
    }
  });

  test('has posts minutes, hours and days old, own replies, adverts, reposts and quotes', () => {
    const inbound = world.posts.filter(isInbound).map((post) => (now - post.publishedAt) / 60_000);
    expect(inbound.filter((age) => age < 50).length).toBeGreaterThan(4);
    expect(inbound.filter((age) => age > 60 && age < 600).length).toBeGreaterThan(8);
    expect(inbound.filter((age) => age > 2_880).length).toBeGreaterThan(100);
    for (const kind of ['promoted', 'repost', 'personal', 'spam', 'troll'])
      expect(world.posts.filter((post) => post.kind === kind).length, kind).toBeGreaterThan(15);
    expect(world.posts.filter((post) => post.quoteOf).length).toBeGreaterThan(50);
    expect(
      world.posts.filter((post) => post.kind === 'own' && ownedHandles.includes(post.handle)).length,
    ).toBeGreaterThan(80);
  });
});
