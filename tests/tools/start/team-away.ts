// The endpoint goes away and comes back: work goes on, nothing is lost, and who was slower is told.
import type { Badge } from '../../../lib/care/badge.ts';
import type { PostId } from '../../../lib/care/ids.ts';
import type { SitePost } from '../../x-site/world/site-post.ts';
import { ask } from './ask.ts';
import type { Stage } from './stage.ts';
import { allSent, type TeamStages } from './team-begin.ts';
import { until } from './until.ts';

const mentions = 'https://x.com/notifications/mentions';

export const workWhileAway = async ({ manager, agent, endpoint }: TeamStages): Promise<void> => {
  const lid = agent.postOf('jettevoss');
  const troll = agent.postOf('potatofan99');
  await agent.page.goto(mentions);
  await endpoint.stop();
  await agent.step('endpoint gone', 'the endpoint is stopped; work goes on: Shift+D, Troll', async () => {
    await agent.bring(troll);
    await agent.page.keyboard.press('Shift+D');
    await agent.strips.menu('Dismiss because');
    await agent.strips.pick('Troll');
    await agent.shows(troll, 'status', /Dismissed/);
  });
  await manager.page.bringToFront();
  await manager.bring(lid);
  await agent.step(
    'both at once',
    'Shift+A on the same post at once, in both browsers: here it is mine',
    async () => {
      await agent.bring(lid);
      await Promise.all([manager, agent].map(({ page }) => page.keyboard.press('Shift+A')));
      await agent.shows(lid, 'assign', /^Yours/);
    },
  );
  await manager.step('mine too', 'the same post: mine here as well, nobody knows better yet', () =>
    manager.shows(lid, 'assign', /^Yours/),
  );
  for (const stage of [agent, manager]) await saysWaiting(stage);
};

const saysWaiting = ({ settings, step }: Stage): Promise<void> =>
  step(
    'waiting',
    'Options → Team says what waits, since when, and why',
    async () => {
      const waiting = settings.getByText(/^\d+ changes? waiting since .+: the endpoint cannot be reached\.$/);
      await waiting.waitFor();
      await waiting.scrollIntoViewIfNeeded();
    },
    settings,
  );

export const endpointIsBack = async ({ manager, agent, endpoint }: TeamStages): Promise<void> => {
  await endpoint.startAgain();
  for (const stage of [agent, manager])
    await stage.step(
      'all sent',
      'the endpoint is back, Try now: all sent',
      async () => {
        // It may have tried by itself a moment before.
        const press = stage.settings.getByRole('button', { name: 'Try now' }).click();
        await Promise.race([press, allSent(stage)]);
        await allSent(stage);
      },
      stage.settings,
    );
  const lid = agent.postOf('jettevoss');
  const { holder, other } = await oneHolder(manager, agent, lid);
  await holder.step('holds it', 'was the first at the endpoint and has the case', async () => {
    await holder.bring(lid);
    await holder.shows(lid, 'assign', /^Yours/);
  });
  await other.step('told', `is told that ${holder.person.name} was faster`, async () => {
    await other.bring(lid);
    await other.shows(lid, 'assign', new RegExp(`^${holder.person.name} has it`));
    const told = (await badgeOf(other, lid))?.overtakenBy;
    if (told !== holder.person.name) throw new Error(`${other.person.name} is told of ${told ?? 'nobody'}.`);
  });
  await other.step('helps', 'leaves the case to them, and tags it: Shift+T, “que”, Enter', async () => {
    await other.page.keyboard.press('Shift+T');
    await other.strips.menu('Tags');
    await other.page.keyboard.type('que');
    await other.page.keyboard.press('Enter');
    await other.shows(lid, 'tags', /^Tags: Question/);
  });
  await holder.step('line again', 'sees that tag too: the line to the endpoint is back', async () => {
    const hasTag = async (): Promise<true | undefined> =>
      (await badgeOf(holder, lid))?.tags.length === 1 || undefined;
    await until('the tag', hasTag, lineIsBackMs);
    await holder.bring(lid);
    await holder.shows(lid, 'tags', /^Tags: Question/);
  });
  const troll = manager.postOf('potatofan99');
  await manager.step('arrived', 'what the agent did meanwhile is there', async () => {
    await manager.bring(troll);
    await manager.shows(troll, 'status', /Dismissed/);
  });
};

/** A line that broke is tried again later and later; once a minute at least, the endpoint is asked without it. */
const lineIsBackMs = 75_000;

/** What the desk of this browser says of a post. */
const badgeOf = async ({ settings }: Stage, { id }: SitePost): Promise<Badge | undefined> => {
  const postId = id as PostId;
  const { badges } = await ask(settings, { ask: 'badges', postIds: [postId] });
  return badges[postId];
};

/** Waits until both browsers say the same of who has the case. */
const oneHolder = (manager: Stage, agent: Stage, post: SitePost): Promise<{ holder: Stage; other: Stage }> =>
  until(
    'one of the two to have the case',
    async () => {
      const managers = (await badgeOf(manager, post))?.assignee?.me;
      const agents = (await badgeOf(agent, post))?.assignee?.me;
      if (managers === agents) return undefined;
      return managers ? { holder: manager, other: agent } : { holder: agent, other: manager };
    },
    lineIsBackMs,
  );
