// The pictures of the README, made anew from the state that the shift has left.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { panelOf } from './panel.ts';
import type { Stage } from './stage.ts';

const mentions = 'https://x.com/notifications/mentions';

export const takeImages = async (stage: Stage, folder: string): Promise<void> => {
  mkdirSync(folder, { recursive: true });
  const { page, strips, postOf, bring, shows } = stage;
  const charged = postOf('theobrandt');
  // The column of posts with a little air, at the height of four posts.
  const column = { x: 284, y: 106, width: 600, height: 572 };

  await page.goto(mentions);
  await shows(charged, 'tags', /Payment/);
  await page.mouse.move(1_100, 600);
  await page.screenshot({ path: join(folder, 'strip-light.png'), clip: column });

  await page.goto(`${mentions}?theme=dark`);
  await shows(charged, 'tags', /Payment/);
  await page.mouse.move(1_100, 600);
  await page.screenshot({ path: join(folder, 'strip-dark.png'), clip: column });

  await page.goto(mentions);
  await bring(charged);
  await shows(charged, 'tags', /Payment/);
  await page.keyboard.press('Shift+N');
  const panel = await panelOf(page);
  await panel.getByText('sends it back today').first().waitFor();
  await page.mouse.move(600, 700);
  await page.screenshot({ path: join(folder, 'panel.png'), clip: { x: 284, y: 0, width: 996, height: 680 } });
  await strips.pick('Close');
};
