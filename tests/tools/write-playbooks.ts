// Writes public/playbooks from the presets in lib/care. A test compares them, so that they cannot drift.
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { playbookPresets } from '../../lib/care/presets.ts';
import { fileOf } from '../support/playbook-file.ts';

const folder = fileURLToPath(new URL('../../public/playbooks', import.meta.url));

mkdirSync(folder, { recursive: true });
for (const preset of playbookPresets()) {
  writeFileSync(`${folder}/${preset.file}`, fileOf(preset));
  console.log(`public/playbooks/${preset.file}`);
}
