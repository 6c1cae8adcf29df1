// A ready-made playbook as the file that Options imports.
import type { PlaybookPreset } from '../../lib/care/presets.ts';
import { exportVersion } from '../../lib/care/transfer.ts';

export const fileOf = ({ playbook }: PlaybookPreset): string => {
  const file = { format: 'perch-playbook', version: exportVersion, playbook: playbook() };
  // Plain lists stand on one line each: thousands of words are in them.
  const text = JSON.stringify(file, undefined, 2).replace(
    /\[\n([^[\]{}]*?)\n\s*\]/g,
    (_, items: string) => `[${items.trim().replace(/\n\s*/g, ' ')}]`,
  );
  return `${text}\n`;
};
