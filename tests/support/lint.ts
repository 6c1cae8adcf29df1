// Lints sources that were never written to the project, under the project's own rules.
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as z from 'zod/mini';

const root = fileURLToPath(new URL('../..', import.meta.url));
const reportSchema = z.object({ diagnostics: z.array(z.object({ filename: z.string(), code: z.string() })) });

/** Lints `sources` (text by path) as if they lay in the project. Gives the rules that each path breaks. */
export function lint(sources: Record<string, string>): (path: string) => string[] {
  const folder = mkdtempSync(join(tmpdir(), 'perch-lint-'));
  try {
    copyFileSync(join(root, '.oxlintrc.json'), join(folder, '.oxlintrc.json'));
    for (const [path, text] of Object.entries(sources)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const oxlint = [join(root, 'node_modules/oxlint/bin/oxlint'), '--format', 'json'];
    const { stdout } = spawnSync(process.execPath, oxlint, {
      cwd: folder,
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    });
    const { diagnostics } = reportSchema.parse(JSON.parse(stdout));
    return (path) => diagnostics.filter(({ filename }) => filename === path).map(({ code }) => code);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
