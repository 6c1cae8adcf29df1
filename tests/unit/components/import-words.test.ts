import { expect, test } from 'vitest';
import { importedWords } from '../../../components/options/import-words.ts';

const mine = { withPlaybook: false, inTeam: false };

test('says what became of a file, and of what was left out why', () => {
  expect(importedWords({ added: 12, known: 340, ofViewers: 0 }, mine)).toBe(
    '12 events added, 340 known. The playbook stayed yours.',
  );
  expect(importedWords({ added: 1, known: 0, ofViewers: 2 }, { withPlaybook: false, inTeam: true })).toBe(
    '1 event added, 0 known. 2 events left out: written by people who only look in this team. ' +
      'What was added stays in this browser until you share it, above. The playbook stayed yours.',
  );
  expect(importedWords({ added: 0, known: 0, ofViewers: 0 }, { ...mine, withPlaybook: true })).toBe(
    'The playbook is the file’s.',
  );
});
