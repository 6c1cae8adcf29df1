// What a file brings, and what became of it, in words.
import type { Import } from '../../lib/care/transfer.ts';
import type { Imported } from './data-section.tsx';

const count = (number: number, one: string, many: string): string => `${number} ${number === 1 ? one : many}`;

/** "340 events of 2 people, exported 20 Nov 2026." */
export const importWords = ({ events, members, exportedAt, playbook }: Import, locale?: string): string => {
  if (exportedAt === undefined) {
    const tags = count(playbook.tags.length, 'tag', 'tags');
    if (playbook.handles.length === 0)
      return `A ready-made playbook with ${tags}. It takes the place of yours; your accounts, brand terms and time zone stay.`;
    const accounts = count(playbook.handles.length, 'account', 'accounts');
    return `A playbook with ${accounts} and ${tags}. It takes the place of yours.`;
  }
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' }).format(exportedAt);
  const people = members.length > 0 ? ` of ${count(members.length, 'person', 'people')}` : '';
  return `${count(events.length, 'event', 'events')}${people}, exported ${date}.`;
};

/** "12 events added, 340 known." */
export const importedWords = ({ added, known }: Imported, withPlaybook: boolean): string => {
  const events = added + known > 0 ? `${count(added, 'event', 'events')} added, ${known} known. ` : '';
  return `${events}${withPlaybook ? 'The playbook is the file’s.' : 'The playbook stayed yours.'}`;
};
