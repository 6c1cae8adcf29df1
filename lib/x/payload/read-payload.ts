// A response of X, whatever the page asked for, as the posts it brings. Its schema has had three generations: up to
// 2025-03, 2025-05 to 2026-07, since 2026-08; user.ts and tweet-schema.ts say what differs.
import * as z from 'zod/mini';
import { listOf, maybe } from './tolerant.ts';
import { readTweet, type PayloadReading } from './read-tweet.ts';
import { timelineItems } from './timeline-items.ts';

export interface Payload {
  /** One for each post that the page would show, in its order. */
  readings: PayloadReading[];
  /** Why X gives no post where one was: deleted, withheld. */
  withheld: string[];
  /** What X says instead: errors, and people who are not there. */
  refusals: string[];
  /** How many people it describes, where it holds no post. */
  people: number;
  /** False for JSON that is no response of X. */
  isResponse: boolean;
}

const said = z.string().check(z.maxLength(2_000));
const responseSchema = z.object({
  data: maybe(z.unknown()),
  errors: listOf(z.object({ message: said })),
});

/** Reads any response. `now`: when it was seen, UTC ms. Never throws. */
export const readPayload = (response: unknown, now: number): Payload => {
  const readings: PayloadReading[] = [];
  const withheld: string[] = [];
  for (const item of timelineItems(response)) {
    const reading = readTweet(item, now);
    if ('none' in reading) withheld.push(reading.none);
    else readings.push(reading);
  }
  const answer = responseSchema.safeParse(response).data;
  const errors = (answer?.errors ?? []).map(({ message }) => message);
  const { people, refusals } = readings.length > 0 ? noPeople : peopleIn(response);
  return {
    readings,
    withheld,
    refusals: [...errors, ...refusals],
    people,
    isResponse: answer?.data !== undefined || errors.length + readings.length + withheld.length + people > 0,
  };
};

const noPeople = { people: 0, refusals: [] };
const maxDepth = 60;
const personSchema = z.object({
  __typename: z.enum(['User', 'UserUnavailable']),
  message: maybe(said),
  reason: maybe(said),
});

/** People whom a response speaks of outside of posts: a profile, a list of likers. */
const peopleIn = (response: unknown): { people: number; refusals: string[] } => {
  const found = { people: 0, refusals: [] as string[] };
  const walk = (value: unknown, depth: number): void => {
    if (typeof value !== 'object' || value === null || depth > maxDepth || 'tweet_results' in value) return;
    const { data: person } = personSchema.safeParse(value);
    if (person?.__typename === 'User') found.people += 1;
    if (person?.__typename === 'UserUnavailable')
      found.refusals.push(person.message ?? person.reason ?? 'a person is unavailable');
    for (const child of Object.values(value)) walk(child, depth + 1);
  };
  walk(response, 0);
  return found;
};
