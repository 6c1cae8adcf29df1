// What a file brings, and what became of it, in words.
import type { Import } from '../../lib/care/transfer.ts';
import type { Imported } from '../../lib/care/view.ts';

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
export const importedWords = (
  { added, known, ofViewers }: Imported,
  { withPlaybook, inTeam }: { withPlaybook: boolean; inTeam: boolean },
): string =>
  [
    ...(added + known > 0 ? [`${count(added, 'event', 'events')} added, ${known} known.`] : []),
    ...(ofViewers > 0
      ? [`${count(ofViewers, 'event', 'events')} left out: written by people who only look in this team.`]
      : []),
    ...(added > 0 && inTeam ? ['What was added stays in this browser until you share it, above.'] : []),
    withPlaybook ? 'The playbook is the file’s.' : 'The playbook stayed yours.',
  ].join(' ');
