import { fileURLToPath } from 'node:url';

/** Folder of the built extension. */
export const extensionDir = fileURLToPath(new URL('../../../.output/chrome-mv3', import.meta.url));
