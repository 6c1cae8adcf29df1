// Where the shift is played: one browser, its steps with a picture each, and what came of them.
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext, Locator, Page } from '@playwright/test';
import { createStrips, type Strips } from '../../support/strips.ts';
import type { SitePost, SiteWorld } from '../../x-site/world/site-post.ts';
import { until } from './until.ts';

export interface Step {
  name: string;
  /** What the agent did, and what was there to be seen. */
  did: string;
  picture: string;
}

export interface Stage {
  context: BrowserContext;
  /** The tab with X in it. */
  page: Page;
  /** Perch's settings; its first-run page at first. */
  settings: Page;
  strips: Strips;
  steps: readonly Step[];
  /** Plays one step and takes a picture of `of` (X's tab, unless said). Throws if what should be seen is not there. */
  step: (name: string, did: string, play: () => Promise<void>, of?: Page) => Promise<void>;
  /** The newest post of an account. */
  postOf: (handle: string) => SitePost;
  /** Scrolls X's timeline, as with a wheel, until a post is there; then puts focus (as X's j and k do) and pointer on it. */
  bring: (post: SitePost) => Promise<void>;
  /** Waits until a control of the post's strip has this name: what a screen reader says of it. */
  shows: (post: Pick<SitePost, 'id'>, feature: string, name: RegExp) => Promise<void>;
}

interface Props {
  context: BrowserContext;
  settings: Page;
  world: SiteWorld;
  folder: string;
}

export const setStage = async ({ context, settings, world, folder }: Props): Promise<Stage> => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const page = await context.newPage();
  // Pictures show how things are, not how they move there.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const strips = await createStrips(page);
  const steps: Step[] = [];
  const articleOf = ({ id }: SitePost): Locator =>
    page
      .locator('article')
      .filter({ has: page.locator(`a[href*="/status/${id}"] time`) })
      .first();

  return {
    context,
    page,
    settings,
    strips,
    steps,
    step: async (name, did, play, of = page) => {
      const number = String(steps.length + 1).padStart(2, '0');
      const picture = join(folder, `${number}-${name.replace(/\W+/g, '-')}.png`);
      try {
        await play();
      } catch (error) {
        await of.screenshot({ path: picture });
        const reason = error instanceof Error ? error.message.split('\n')[0] : String(error);
        throw new Error(`Step ${number}, ${name}: ${reason} (${picture})`, { cause: error });
      }
      await of.screenshot({ path: picture });
      steps.push({ name, did, picture });
    },
    postOf: (handle) => {
      const found = world.posts.find((post) => post.handle === handle);
      if (!found) throw new Error(`@${handle} wrote nothing in this world`);
      return found;
    },
    bring: async (post) => {
      const article = articleOf(post);
      await page.mouse.move(580, 400);
      await until(`the post of @${post.handle}`, async () => {
        if ((await article.count()) > 0) return true;
        await page.mouse.wheel(0, 300);
        return undefined;
      });
      await article.evaluate((element) => {
        element.scrollIntoView({ block: 'center' });
        element.focus({ preventScroll: true });
      });
      await article.locator('time').first().hover();
    },
    shows: async (post, feature, name) => {
      await strips.until(
        `“${name.source}” on the strip`,
        (pierce, wanted) =>
          pierce
            .strips()
            .some(
              ({ postId, controls }) =>
                postId === wanted.id &&
                controls.some(
                  (each) => each.feature === wanted.feature && new RegExp(wanted.name).test(each.name),
                ),
            ),
        { id: post.id, feature, name: name.source },
      );
    },
  };
};
