// What X's own responses cost: read whole by `inspect`, and read along on the page.
import { factsIn } from '../../lib/x/payload/pieces.ts';
import { readPayload } from '../../lib/x/payload/read-payload.ts';
import { respond } from '../x-site/api/respond.ts';
import { generateWorld } from '../x-site/generate.ts';
import { median, type Row } from './row.ts';

const now = Date.UTC(2026, 10, 18, 12);
const size = 1_000_000;
const rounds = 15;

/** CPU time of one megabyte, some 200 posts; the compiled code counts, for a page gets many. */
export const benchPayload = (): Row[] => {
  const text = megabyte();
  const detail = (posts: number): string =>
    `${(text.length / 1e6).toFixed(2)} MB, ${posts} posts; median of ${rounds}`;
  let read = 0;
  const whole = cpuOf(() => (read = readPayload(JSON.parse(text), now).readings.length));
  let gleaned = 0;
  const along = cpuOf(() => (gleaned = [...factsIn(text)].flat().length));
  return [
    { what: 'a response of 1 MB, read whole', figure: whole, unit: 'ms', budget: 40, detail: detail(read) },
    {
      what: 'a response of 1 MB, read along on the page',
      figure: along,
      unit: 'ms',
      budget: 40,
      detail: detail(gleaned),
    },
  ];
};

/** What X sends beside: sizes, faces, features of each picture. With it a post is some 5 kB long, as recorded in 2026-08. */
const beside = {
  media: Array.from({ length: 14 }, (_, n) => ({
    id_str: String(2_000_000_000_000_000_000 + n),
    sizes: { large: { h: 900, w: 1_600, resize: 'fit' }, small: { h: 383, w: 680, resize: 'fit' } },
    features: { large: { faces: [{ h: 10, w: 10, x: n, y: n }] } },
  })),
};

/** As much of the stand-in's timeline as makes a megabyte. */
const megabyte = (): string => {
  const world = generateWorld(now);
  const full = (key: string, value: unknown): unknown =>
    key === 'legacy' ? { ...(value as object), extended_entities: beside } : value;
  const textOf = (count: number): string =>
    JSON.stringify(respond(world, 'HomeTimeline', { count }, now), full);
  const each = textOf(100).length / 100;
  return textOf(Math.round(size / each));
};

const cpuOf = (work: () => unknown): number => {
  const times: number[] = [];
  for (let round = -5; round < rounds; round++) {
    const from = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(from);
    if (round >= 0) times.push((user + system) / 1_000);
  }
  return median(times);
};
