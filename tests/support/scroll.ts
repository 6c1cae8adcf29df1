// Scrolling that has happened when it returns. The wheel's has not: the browser does it a frame or more later, on top of whatever
// was scrolled to since.
import type { Page } from '@playwright/test';

/** Scrolls by so many pixels, and waits until the page has heard of it. */
export const scrollBy = (page: Page, pixels: number): Promise<void> =>
  page.evaluate(async (by) => {
    window.scrollBy(0, by);
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }, pixels);

/** The same, to so many pixels from the top. */
export const scrollTo = (page: Page, pixels: number): Promise<void> =>
  page.evaluate(async (to) => {
    window.scrollTo(0, to);
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }, pixels);
