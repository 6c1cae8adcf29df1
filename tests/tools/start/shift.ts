// One shift of an agent, played with real clicks and keys on the stand-in, a picture of each step.
import { closeCases, handOver, openByHand, triage, writeNote } from './acts.ts';
import { panelOf } from './panel.ts';
import type { Stage } from './stage.ts';

const mentions = 'https://x.com/notifications/mentions';

/** Throws at the first step that does not show what it should. */
export const playShift = async (stage: Stage): Promise<void> => {
  await lookAround(stage);
  await triage(stage);
  await writeNote(stage);
  await handOver(stage);
  await closeCases(stage);
  await openByHand(stage);
  await otherLooks(stage);
};

const lookAround = async ({ page, strips, step, postOf, bring, shows }: Stage): Promise<void> => {
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

const otherLooks = async ({ page, step, postOf, bring, shows }: Stage): Promise<void> => {
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
