// What every page of X has to load for Perch.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { builtExtension } from '../support/perch-on-x.ts';
import type { Row } from './row.ts';

export const measureSize = (): Row[] => {
  const folder = join(builtExtension, 'content-scripts');
  const scripts = readdirSync(folder).map((name) => readFileSync(join(folder, name)));
  const bytes = scripts.reduce((sum, script) => sum + gzipSync(script, { level: 9 }).length, 0);
  const raw = scripts.reduce((sum, script) => sum + script.length, 0);
  return [
    {
      what: 'content scripts, gzip',
      figure: bytes / 1_000,
      unit: 'kB',
      budget: 35,
      detail: `${(raw / 1_000).toFixed(1)} kB before`,
    },
  ];
};
