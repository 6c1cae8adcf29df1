// What the judge's advice costs a post: suggestions, the learner, risk, personal data, tracking numbers, reply budget.
import { adviceOf } from '../../lib/care/advice.ts';
import type { Case } from '../../lib/care/case.ts';
import { foldCase } from '../../lib/care/case.ts';
import { defaultPlaybook } from '../../lib/care/default-playbook.ts';
import type { CareEvent } from '../../lib/care/event.ts';
import { eventSchema } from '../../lib/care/event.ts';
import { handleSchema } from '../../lib/care/ids.ts';
import { featuresOf } from '../../lib/care/suggest/features.ts';
import { emptyModel, learnAll } from '../../lib/care/suggest/learner.ts';
import { suggest } from '../../lib/care/suggest/suggest.ts';
import { generateWorld } from '../x-site/generate.ts';
import type { SitePost, SiteWorld } from '../x-site/world/site-post.ts';
import { isInbound, ownedHandles } from '../x-site/world/site-post.ts';
import type { Row } from './row.ts';

const now = Date.UTC(2026, 10, 18, 12);
const rounds = 5;

/** CPU time of one post, all advice together, with a learner that knows every post of the stand-in already. */
export const benchSuggest = (): Row[] => {
  const world = generateWorld(now);
  const posts = world.posts.filter(isInbound);
  const cases = posts.flatMap((post) => caseOf(post, world));
  const playbook = defaultPlaybook({
    now,
    zone: 'UTC',
    handles: ownedHandles.map((each) => handleSchema.parse(each)),
  });
  const model = learnAll(
    emptyModel,
    posts.flatMap(({ text }) =>
      suggest(text, playbook.suggestions)
        .slice(0, 2)
        .map(({ tag }) => ({ words: featuresOf(text), tag, weight: 1 })),
    ),
  );
  const evidence = { playbook, model };
  const once = (): number => cpuOf(() => cases.forEach((care) => adviceOf(care, evidence))) / cases.length;
  // The desk meets thousands of posts, so it is the compiled code that counts.
  for (let round = 0; round < rounds; round++) once();
  const figure = Math.min(...Array.from({ length: rounds }, once));
  const afresh = structuredClone(playbook);
  const first = cpuOf(() => adviceOf(cases[0] ?? never(), { playbook: afresh, model }));
  return [
    {
      what: 'all advice on a post, CPU',
      figure,
      unit: 'ms',
      budget: 0.3,
      detail: `${cases.length} posts, ${model.words.size} learned words, best of ${rounds}; ${first.toFixed(2)} ms for the first after the playbook was read`,
    },
  ];
};

const caseOf = (post: SitePost, { userByHandle }: SiteWorld): Case[] => {
  const user = userByHandle.get(post.handle);
  const event: CareEvent = eventSchema.parse({
    id: `seen.${post.id}`,
    caseId: `case-${post.id}`,
    at: post.publishedAt,
    by: 'me',
    commandId: `seen.${post.id}`,
    type: 'message.received',
    kind: 'direct',
    post: {
      id: post.id,
      handle: post.handle,
      name: user?.name ?? post.handle,
      verified: false,
      publishedAt: post.publishedAt,
      firstSeenAt: now,
      text: post.text,
      lang: post.lang,
      replyingTo: [],
      mentions: [],
      hashtags: [],
      links: [],
      pinned: false,
      promoted: false,
      focal: false,
      counters: { reposts: post.counts.reposts },
      surface: 'home',
      followers: user?.followers ?? 0,
    },
  });
  const care = foldCase([event]);
  return care ? [care] : [];
};

/** ms of this thread's processor, not of the clock. */
const cpuOf = (work: () => void): number => {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
};

const never = (): never => {
  throw new Error('the stand-in has no post for us');
};
