// What the manager sees of the agent's work and does about it, and the other way round.
import type { Page } from '@playwright/test';
import { panelOf } from './panel.ts';
import type { Stage } from './stage.ts';

/** When the page was loaded: the same before and after, and nobody has loaded it anew. */
const loadedAt = (page: Page): Promise<number> => page.evaluate(() => performance.timeOrigin);

export const managerSeesTriage = async (manager: Stage, agent: Stage): Promise<void> => {
  const { page, step, postOf, bring, shows } = manager;
  const [charged, parcel, heat] = [postOf('theobrandt'), postOf('maralind'), postOf('remy_o')];
  await step(
    'seen by the manager',
    'sees the agent’s tags, and whose the case is, without a reload',
    async () => {
      await bring(charged);
      await shows(charged, 'tags', /^Tags: Payment/);
      await shows(charged, 'assign', new RegExp(`^${agent.person.name} has it`));
      await shows(parcel, 'tags', /^Tags: Order/);
      await shows(heat, 'tags', /^Tags: Safety or legal/);
    },
  );
  await step('manager’s panel', 'Shift+N: the case in the panel', async () => {
    await bring(charged);
    await page.keyboard.press('Shift+N');
    const panel = await panelOf(page);
    await panel.getByRole('textbox', { name: 'Write a note' }).waitFor();
  });
};

/** The panel is open since before the note was written. */
export const managerReadsNote = async ({ page, strips, step, postOf, shows }: Stage): Promise<void> => {
  const charged = postOf('theobrandt');
  await step(
    'note read',
    'reads the agent’s note in the panel that was open; the strip counts it',
    async () => {
      const panel = await panelOf(page);
      await panel.getByRole('listitem').filter({ hasText: 'sends it back today' }).first().waitFor();
      await shows(charged, 'notes', /^1 note/);
    },
  );
  await strips.pick('Close');
};

export const managerAcknowledges = async (manager: Stage, agent: Stage): Promise<void> => {
  const press = manager.postOf('helenagray');
  await manager.step(
    'raised to the manager',
    'finds the journalist’s post escalated, and nobody on it',
    async () => {
      await manager.bring(press);
      await manager.shows(press, 'escalate', /^Escalated to T4.*Not acknowledged yet/);
      await manager.strips.click(press.id, 'escalate');
      await manager.strips.menu('Escalate to');
    },
  );
  await manager.step('acknowledged', 'acknowledges it', async () => {
    await manager.strips.pick('Acknowledge: T4 Press or legal has it');
    await manager.shows(press, 'escalate', /^Escalated to T4.*Acknowledged$/);
  });
  await agent.step('seen by the agent', 'sees that it is acknowledged, without a reload', async () => {
    const loaded = await loadedAt(agent.page);
    await agent.bring(press);
    await agent.shows(press, 'escalate', /^Escalated to T4.*Acknowledged$/);
    if ((await loadedAt(agent.page)) !== loaded) throw new Error('The page was loaded anew.');
  });
};

/** Both look at the same timeline in the dark; what their strips say of the cases must be the same. */
export const bothLook = async (manager: Stage, agent: Stage): Promise<void> => {
  for (const { page, step, postOf, shows } of [manager, agent])
    await step(
      'same in the dark',
      'the same timeline in both browsers, in the dark: each strip says the same',
      async () => {
        await page.goto('https://x.com/notifications/mentions?theme=dark');
        await shows(postOf('theobrandt'), 'tags', /Payment/);
        await shows(postOf('carmenvidal'), 'clock', /late/);
      },
    );
  const [managers, agents] = [await wordsByPost(manager), await wordsByPost(agent)];
  const common = [...managers.keys()].filter((id) => agents.has(id));
  if (common.length < 4) throw new Error('The two timelines have too little in common.');
  for (const id of common) {
    const [here, there] = [managers.get(id), agents.get(id)];
    if (here !== there) throw new Error(`The manager’s strip says “${here}”, the agent’s “${there}”.`);
  }
};

/**
 * What strips say of a case whoever looks: not the clock, which ticks; not whose it is, which is told as “yours”; and not
 * where Take private leads, which rests on what X's page has told so far.
 */
const wordsByPost = async ({ strips }: Stage): Promise<Map<string, string>> => {
  const said = ['status', 'tags', 'escalate', 'notes'];
  const words = (controls: readonly { feature: string; name: string }[]): string =>
    controls
      .filter(({ feature }) => said.includes(feature))
      .map(({ name }) => name)
      .join('; ');
  const worn = await strips.list();
  return new Map(
    worn
      .filter(({ kind }) => kind === 'strip')
      .map(({ postId, controls }) => [postId, words(controls)] as const),
  );
};
