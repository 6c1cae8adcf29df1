// What an agent sees of a timeline, before and after the work.
import { panelOf } from './panel.ts';
import type { Stage } from './stage.ts';

const mentions = 'https://x.com/notifications/mentions';

export const lookAround = async ({ page, strips, step, postOf, bring, shows }: Stage): Promise<void> => {
  await step(
    'timeline',
    'opened the mentions: a strip with its clock on each post that needs care',
    async () => {
      await page.goto(mentions);
      for (const handle of ['maralind', 'theobrandt', 'remy_o'])
        await shows(postOf(handle), 'clock', / left/);
    },
  );
  await step('late clock', 'pointed at a late clock: it explains itself', async () => {
    const post = postOf('carmenvidal');
    await bring(post);
    await shows(post, 'clock', /late/);
    await strips.hover(post.id, 'clock');
    await strips.until('the explanation', (pierce) => pierce.layer().tip);
  });
};

export const otherLooks = async ({ page, step, postOf, bring, shows }: Stage): Promise<void> => {
  const [charged, parcel] = [postOf('theobrandt'), postOf('maralind')];
  await step('conversation', 'opened the post of a case: the strip is there too', async () => {
    await page.goto(`https://x.com/theobrandt/status/${charged.id}`);
    await shows(charged, 'tags', /Payment/);
  });
  await step('dark', 'the same timeline in X’s dark look', async () => {
    await page.goto(`${mentions}?theme=dark`);
    await shows(charged, 'tags', /Payment/);
  });
  await step('dark panel', 'the panel in the dark', async () => {
    await bring(charged);
    await page.keyboard.press('Shift+N');
    const panel = await panelOf(page);
    await panel.getByText('sends it back today').first().waitFor();
  });
  await step('deck', 'X Pro: strips fold in narrow columns', async () => {
    await page.goto('https://pro.x.com/i/decks/1');
    await shows(parcel, 'clock', / left/);
  });
};
