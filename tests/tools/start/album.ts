// What was done, step by step and by whom, with a picture of each.
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';

export interface Step {
  name: string;
  who: string;
  /** What they did, and what was there to be seen. */
  did: string;
  picture: string;
}

export interface Album {
  steps: readonly Step[];
  /** Plays one step and takes a picture of `of`. Throws if what should be seen is not there. */
  add: (step: Omit<Step, 'picture'>, play: () => Promise<void>, of: Page) => Promise<void>;
}

/** Its pictures are numbered in `folder`, which is emptied. */
export const createAlbum = (folder: string): Album => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const steps: Step[] = [];
  return {
    steps,
    add: async ({ name, who, did }, play, of) => {
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
      steps.push({ name, who, did, picture });
    },
  };
};
