// Counting what can be read: posts seen against posts fully read, anchor by anchor, surface by surface. Never a word of them.
import type { HealthRow } from '../care/health.ts';
import type { Surface } from '../care/post.ts';
import type { Reading } from './read-post.ts';
import type { Found } from './survey.ts';

/** What of a post must be read for it to count. Not how its time was found: a post without one is none, and its id tells it too. */
const vital = new Set(['id', 'handle', 'name', 'text']);

/** Whether everything that care needs was read; a text that was cut because it was too long is read. */
export const isFullyRead = ({ post, problems }: Reading): boolean =>
  post !== undefined &&
  !problems.some((problem) => vital.has(problem.split(':')[0] ?? '') && !problem.endsWith(', cut'));

export interface Health {
  /** A reading of an article; a later one of the same article takes its place, unless it shows another post then. */
  read: (article: object, surface: Surface, reading: Reading) => void;
  /** Which anchors were found in a post. */
  surveyed: (surface: Surface, found: readonly Found[]) => void;
  /** Signs of posts that are not recognised as such; each counts once. */
  unseen: (surface: Surface, traces: readonly object[]) => void;
  rows: () => HealthRow[];
  /** Over all surfaces. */
  posts: () => { seen: number; read: number };
}

type Tally = { seen: number; read: number; fallback: number };

export const createHealth = (): Health => {
  const tallies = new Map<Surface, Map<string, Tally>>();
  const latest = new WeakMap<object, { tally: Tally; id: string | undefined; full: boolean }>();
  const missed = new WeakSet<object>();

  const tallyOf = (surface: Surface, anchor: string): Tally => {
    const ofSurface = tallies.get(surface) ?? new Map<string, Tally>();
    tallies.set(surface, ofSurface);
    const tally = ofSurface.get(anchor) ?? { seen: 0, read: 0, fallback: 0 };
    ofSurface.set(anchor, tally);
    return tally;
  };

  const rows = (): HealthRow[] =>
    [...tallies].flatMap(([surface, byAnchor]) =>
      [...byAnchor].map(([anchor, tally]) => ({ surface, anchor, ...tally })),
    );

  return {
    read: (article, surface, reading) => {
      const full = isFullyRead(reading);
      const id = reading.post?.id;
      const before = latest.get(article);
      // X fills some posts bit by bit: what counts is how it reads in the end.
      if (before && (before.id === undefined || before.id === id)) {
        before.tally.read += Number(full) - Number(before.full);
        latest.set(article, { ...before, id, full });
        return;
      }
      const tally = tallyOf(surface, 'posts');
      tally.seen += 1;
      tally.read += Number(full);
      latest.set(article, { tally, id, full });
    },
    surveyed: (surface, found) => {
      for (const { anchor, strategy } of found) {
        const tally = tallyOf(surface, anchor);
        tally.seen += 1;
        tally.read += Number(strategy !== undefined);
        tally.fallback += Number(strategy !== undefined && strategy > 0);
      }
    },
    unseen: (surface, traces) => {
      for (const trace of traces) {
        if (missed.has(trace)) continue;
        missed.add(trace);
        tallyOf(surface, 'posts').seen += 1;
      }
    },
    rows,
    posts: () => {
      const posts = rows().filter(({ anchor }) => anchor === 'posts');
      return {
        seen: posts.reduce((sum, { seen }) => sum + seen, 0),
        read: posts.reduce((sum, { read }) => sum + read, 0),
      };
    },
  };
};
