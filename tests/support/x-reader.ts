// The reader of lib/x as one script, to be run in any page.
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { build } from 'vite';
import type { PageReading } from '../tools/x-reading.ts';

/** Reads pages with the same code as the extension. Built once; throws if the build fails. */
export const createXReader = (): Promise<(page: Page) => Promise<PageReading>> =>
  createInPage<PageReading>('../tools/x-reading.ts', 'readAll');

/** A function of a file beside this one, to be called in pages, with all that it imports. */
export const createInPage = async <T>(file: string, name: string): Promise<(page: Page) => Promise<T>> => {
  const entry = fileURLToPath(new URL(file, import.meta.url));
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    build: { write: false, target: 'es2023', lib: { entry, formats: ['iife'], name: 'inPage' } },
  });
  const [output] = [built].flat();
  const [chunk] = output !== undefined && 'output' in output ? output.output : [];
  if (!chunk) throw new Error('The reader could not be built.');
  // Text, not a function: the page's policy allows no scripts of ours.
  return (page) => page.evaluate<T>(`(() => { ${chunk.code}; return inPage.${name}(); })()`);
};
