// Where one person works: a browser with X in one tab and Perch's settings in another.
import type { BrowserContext, Locator, Page } from '@playwright/test';
import { createStrips, type Strips } from '../../support/strips.ts';
import { scrollBy } from '../../support/scroll.ts';
import type { SitePost, SiteWorld } from '../../x-site/world/site-post.ts';
import type { Album } from './album.ts';
import type { Person } from './people.ts';
import { until } from './until.ts';

export interface Stage {
  person: Person;
  context: BrowserContext;
  /** The tab with X in it. */
  page: Page;
  /** Perch's settings; its first-run page at first. */
  settings: Page;
  strips: Strips;
  /** Plays one step with `of` in front (X's tab, unless said), and takes a picture of it. Throws if what should be seen is not there. */
  step: (name: string, did: string, play: () => Promise<void>, of?: Page) => Promise<void>;
  /** The newest post of an account. */
  postOf: (handle: string) => SitePost;
  /** Scrolls X's timeline until a post is there; then puts focus (as X's j and k do) and pointer on it. */
  bring: (post: SitePost) => Promise<void>;
  /** Waits until a control of the post's strip has this name: what a screen reader says of it. */
  shows: (post: Pick<SitePost, 'id'>, feature: string, name: RegExp) => Promise<void>;
}

interface Props {
  person: Person;
  context: BrowserContext;
  settings: Page;
  world: SiteWorld;
  album: Album;
}

export const setStage = async ({ person, context, settings, world, album }: Props): Promise<Stage> => {
  const page = await context.newPage();
  // Pictures show how things are, not how they move there.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const strips = await createStrips(page);
  const articleOf = ({ id }: SitePost): Locator =>
    page
      .locator('article')
      .filter({ has: page.locator(`a[href*="/status/${id}"] time`) })
      .first();

  return {
    person,
    context,
    page,
    settings,
    strips,
    step: async (name, did, play, of = page) => {
      await of.bringToFront();
      await album.add({ name, who: person.name, did }, play, of);
    },
    postOf: (handle) => {
      const found = world.posts.find((post) => post.handle === handle);
      if (!found) throw new Error(`@${handle} wrote nothing in this world`);
      return found;
    },
    bring: async (post) => {
      const article = articleOf(post);
      await until(`the post of @${post.handle}`, async () => {
        if ((await article.count()) > 0) return true;
        await scrollBy(page, 300);
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
