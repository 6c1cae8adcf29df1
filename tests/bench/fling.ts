// A hand that flings a timeline along.
import type { Page } from '@playwright/test';
import type { SitePost } from '../x-site/world/site-post.ts';

/** Scrolls the home timeline, one push a frame, until the post of this place in the world has come by. Gives how many did. */
export const fling = async (page: Page, posts: readonly SitePost[], until: number): Promise<number> => {
  const placeById = new Map(posts.map(({ id }, place) => [id, place]));
  await page.mouse.move(600, 500);
  for (;;) {
    for (let push = 0; push < 8; push++) {
      await page.mouse.wheel(0, 600);
      await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
    }
    const place = placeById.get(await lastPost(page)) ?? 0;
    if (place >= until) return place;
  }
};

const lastPost = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const links = document.querySelectorAll(
      '[data-testid="cellInnerDiv"]:nth-last-child(-n+3) article a[href*="/status/"]',
    );
    return (
      [...links]
        .flatMap((link) => /\/status\/(\d+)/.exec(link.getAttribute('href') ?? '')?.[1] ?? [])
        .at(0) ?? ''
    );
  });
