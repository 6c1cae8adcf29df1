// Recorded responses of X, which are not part of this repository: PERCH_CAPTURES names their folder.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { factsIn } from '../../lib/x/payload/pieces.ts';
import { readPayload } from '../../lib/x/payload/read-payload.ts';
import { postSchema } from '../../lib/care/post.ts';
import { expectedResponses } from './json-expected.ts';

const folder = process.env['PERCH_CAPTURES'];
const now = Date.UTC(2026, 10, 22);

const open = (file: string): unknown => JSON.parse(readFileSync(join(folder ?? '', 'json', file), 'utf8'));

type Raw = { rest_id: string; legacy: Record<string, string> & { entities: object } };

/** Every tweet anywhere in a response, by id: found without the reader, to hold it against. */
const rawTweets = (response: unknown): Map<string, Raw> => {
  const found = new Map<string, Raw>();
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    const tweet = value as Raw;
    if (typeof tweet.rest_id === 'string' && tweet.legacy?.['full_text'] !== undefined)
      found.set(tweet.rest_id, tweet);
    for (const child of Object.values(value)) walk(child);
  };
  walk(response);
  return found;
};

describe.skipIf(!folder)('recorded responses', () => {
  it('has an expectation for each', () => {
    const files = readdirSync(join(folder!, 'json'), { recursive: true, encoding: 'utf8' });
    expect(files.filter((file) => file.endsWith('.json')).sort()).toEqual(
      Object.keys(expectedResponses).sort(),
    );
  });

  it.each(Object.entries(expectedResponses))('reads every post of %s', (file, expected) => {
    const { readings, ...rest } = readPayload(open(file), now);
    const { posts, facts = {}, ...others } = expected;
    expect(readings.flatMap(({ problems }) => problems)).toEqual([]);
    expect(readings.map(({ post }) => post?.id)).not.toContain(undefined);
    expect(readings).toHaveLength(posts);
    expect(rest).toEqual({ withheld: [], refusals: [], people: 0, isResponse: true, ...others });
    for (const [id, wanted] of Object.entries(facts))
      expect(readings.find(({ post }) => post?.id === id)?.post).toMatchObject(wanted);
  });

  it.each(Object.keys(expectedResponses))('reads in %s what X wrote', (file) => {
    const response = open(file);
    const raw = rawTweets(response);
    for (const { post } of readPayload(response, now).readings) {
      const legacy = raw.get(post!.id)!.legacy;
      expect(postSchema.safeParse(post).error).toBeUndefined();
      expect(post).toMatchObject({
        userId: legacy['user_id_str'],
        publishedAt: Date.parse(legacy['created_at']!),
        conversationId: legacy['conversation_id_str'],
        counters: { likes: legacy['favorite_count'], replies: legacy['reply_count'] },
      });
      expect(post!.inReplyToId).toBe(legacy['in_reply_to_status_id_str']);
      expect(post!.quote?.id).toBe(legacy['quoted_status_id_str']);
      expect(post!.editIds).toContain(post!.id);
      expect(post!.text).not.toMatch(/&(amp|lt|gt);|https:\/\/t\.co/);
      expect(post!.text !== '' || 'media' in legacy.entities || post!.quote !== undefined).toBe(true);
    }
  });

  it.each(Object.keys(expectedResponses))('gleans in %s what the reader reads', (file) => {
    const response = open(file);
    const gleaned = new Map([...factsIn(JSON.stringify(response))].flat().map((facts) => [facts.id, facts]));
    // Quoted posts too; of a repost the wrapper as well.
    expect([...gleaned.keys()].sort()).toEqual([...rawTweets(response).keys()].sort());
    for (const { post } of readPayload(response, now).readings) {
      const { handle, userId, followers, conversationId, inReplyToId } = post!;
      expect(gleaned.get(post!.id)).toMatchObject(
        JSON.parse(JSON.stringify({ handle, userId, followers, conversationId, inReplyToId })),
      );
      const { text = post!.text, quoteId, editIds = [post!.id] } = gleaned.get(post!.id)!;
      expect({ text, quoteId, editIds }).toEqual({
        text: post!.text,
        quoteId: post!.quote?.id,
        editIds: post!.editIds,
      });
    }
  });
});
