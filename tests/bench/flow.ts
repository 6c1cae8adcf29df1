// Flinging through the whole timeline on a slow machine: is every strip there in time, and does Perch ever block the page?
import type { CDPSession } from '@playwright/test';
import { sightings, watchFirstFrames } from '../support/first-frame.ts';
import { startOnX } from '../support/perch-on-x.ts';
import { ownedHandles } from '../x-site/world/site-post.ts';
import { fling } from './fling.ts';
import type { Row } from './row.ts';

const slowness = 4;
const allPosts = 1_950;
const longMs = 50;

interface TraceEvent {
  name: string;
  dur?: number;
  args?: { data?: { url?: string } };
}

/** The length in ms of every function of Perch that the page's main thread entered, while `work` is done. */
const ourCalls = async (session: CDPSession, work: () => Promise<unknown>): Promise<number[]> => {
  const calls: number[] = [];
  session.on('Tracing.dataCollected', ({ value }) => {
    for (const { name, dur = 0, args } of value as unknown as TraceEvent[])
      if (name === 'FunctionCall' && args?.data?.url?.startsWith('chrome-extension://'))
        calls.push(dur / 1_000);
  });
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['devtools.timeline'], excludedCategories: ['*'] },
  });
  await work();
  const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
  await session.send('Tracing.end');
  await complete;
  return calls;
};

export const measureFlow = async (): Promise<Row[]> => {
  const perch = await startOnX({ change: (playbook) => ({ ...playbook, careFrom: 0 }) });
  await watchFirstFrames(perch.context);
  const posts = perch.site?.world.posts ?? [];
  const { page, strips } = await perch.open('/home');
  await strips.session.send('Emulation.setCPUThrottlingRate', { rate: slowness });
  const calls = await ourCalls(strips.session, () => fling(page, posts, allPosts));
  const seen = await sightings(page);
  await perch.close();

  const own = new Set(posts.filter(({ handle }) => ownedHandles.includes(handle)).map(({ id }) => id));
  const due = seen.filter(({ postId }) => !own.has(postId));
  const onTime = due.filter(({ inTime }) => inTime);
  const long = calls.filter((ms) => ms > longMs);
  const longest = calls.reduce((most, ms) => Math.max(most, ms), 0);
  return [
    {
      what: 'posts whose strip or button is there in the first frame that shows them',
      figure: (100 * onTime.length) / due.length,
      unit: '%',
      budget: 99,
      atLeast: true,
      detail: `${onTime.length} of ${due.length}, flung by at ${slowness}× CPU throttle`,
    },
    {
      what: `tasks of ours over ${longMs} ms while flinging`,
      figure: calls.length === 0 ? NaN : long.length,
      unit: '',
      budget: 0,
      detail: `longest of ${calls.length} calls: ${longest.toFixed(1)} ms at ${slowness}× CPU throttle`,
    },
  ];
};
