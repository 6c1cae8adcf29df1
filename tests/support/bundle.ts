// A module of the overlay's as a page can load it: one script.
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const jsxRuntime = fileURLToPath(new URL('../../lib/overlay/jsx-runtime.ts', import.meta.url));

/** Bundles `file`, a path in the repository, and gives the script. */
export const bundle = async (file: string): Promise<string> => {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    esbuild: { jsx: 'automatic', jsxImportSource: 'preact' },
    resolve: { alias: { 'preact/jsx-runtime': jsxRuntime } },
    build: {
      write: false,
      target: 'esnext',
      minify: false,
      rollupOptions: { input: file, output: { format: 'iife' } },
    },
  });
  const [script] = 'output' in built ? built.output : [];
  if (!script) throw new Error('Nothing was built.');
  return script.code;
};
