import type { Frame, Page } from '@playwright/test';
import { until } from './until.ts';

/** The panel docked in X's page, once it is there. */
export const panelOf = (page: Page): Promise<Frame> =>
  until('the panel', async () =>
    page.frames().find((frame) => /^chrome-extension:.*\/panel\.html/.test(frame.url())),
  );
