import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

/** Builds the stand-in into .output/x-site; its files are served under /i/stand-in/ at X's own hosts. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: '/i/stand-in/',
  logLevel: 'warn',
  // Draft.js comes from a time when every bundler gave it a `global`.
  define: { global: 'globalThis', 'process.env.NODE_ENV': '"production"' },
  build: {
    outDir: fileURLToPath(new URL('../../.output/x-site', import.meta.url)),
    emptyOutDir: true,
    modulePreload: false,
    target: 'es2023',
    chunkSizeWarningLimit: 900,
  },
});
