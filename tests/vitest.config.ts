import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';

// Vitest prints failures with Map.groupBy, which Node has from version 21 on. TODO [2026-11-22]: drop with Node 20.
Map.groupBy ??= (items, keyOf) => {
  const groups = new Map();
  let index = 0;
  for (const item of items) {
    const key = keyOf(item, index++);
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return groups;
};

/** Unit, dom, property and captures. A dom test asks for its page by `// @vitest-environment happy-dom`. */
export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  plugins: [await WxtVitest()],
  esbuild: { jsx: 'automatic', jsxImportSource: 'preact' },
  test: {
    include: ['tests/{unit,dom,property,server,captures}/**/*.test.{ts,tsx}'],
    restoreMocks: true,
    // A ceiling for a hung test on a slow machine; no test measures time.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
