// What is wrong with the data in this browser, what can be saved of it, what not, and what to do next.
import type { Raw, Rescued, RescuedTable } from '../../lib/care/rescue.ts';

export interface RescueWords {
  wrong: string;
  found: string;
  /** What stays behind, a sentence each. */
  lost: string[];
  next: string;
}

/** `code`: of the failure that led here; empty without one. */
export const rescueWords = (raw: Raw, rescued: Rescued, code: string): RescueWords => ({
  ...troubleWords(raw, code),
  found: foundWords(rescued),
  lost: lostWords(raw, rescued),
});

const troubleWords = ({ isNewer, tables }: Raw, code: string): Pick<RescueWords, 'wrong' | 'next'> => {
  if (isNewer)
    return {
      wrong: 'A newer Perch wrote the data in this browser. This one leaves it as it is.',
      next: 'Update Perch: it goes on with all of it. Who cannot wait imports the file in another browser, in Settings → Data.',
    };
  const read = Object.values(tables);
  if (read.length < Object.keys(tableNames).length || read.some(({ unreadable }) => unreadable > 0))
    return { wrong: 'Part of the data in this browser cannot be read any more.', next: afresh };
  if (code === 'disk-full')
    return {
      wrong: 'The disk is full: Perch stores nothing new. What it has is whole.',
      next: 'Free some space, and Perch goes on by itself. Keep the file on another disk.',
    };
  if (code === 'storage')
    return { wrong: 'Perch could not open its data in this browser, but it can be read.', next: afresh };
  return {
    wrong: 'The data in this browser can be read.',
    next: 'Nothing has to be done. Settings → Data reads the file back, here or in another browser.',
  };
};

const afresh =
  'Save the file, then restart the browser. If Perch still cannot open its data, remove Perch, install it again, and import the file in Settings → Data.';

const foundWords = ({ events, playbook, rest }: Rescued): string => {
  const cases = new Set(events.map(({ caseId }) => caseId)).size;
  const drafts = rest.filter(({ table }) => table === 'drafts').length;
  const found = [
    events.length > 0 && `${count(events.length, 'event')} of ${count(cases, 'case')}`,
    playbook && 'the settings',
    drafts > 0 && count(drafts, 'unsaved note'),
  ].filter((each) => typeof each === 'string');
  if (found.length === 0) return 'Nothing in it can be saved.';
  const last = found.pop();
  return `${capital([found.join(', '), last].filter(Boolean).join(' and '))} can be saved.`;
};

const tableNames: Record<RescuedTable, string> = {
  histories: 'events',
  settings: 'settings',
  drafts: 'unsaved notes',
};

const lostWords = ({ tables, strangeTables }: Raw, { playbook, rest }: Rescued): string[] => {
  const missing = Object.entries(tableNames).flatMap(([table, name]) =>
    table in tables ? [] : `The ${name} are missing.`,
  );
  const unreadable = Object.values(tables).reduce((sum, table) => sum + table.unreadable, 0);
  const notUnderstood = rest.filter(({ table }) => table !== 'drafts').length;
  return [
    ...missing,
    ...(unreadable > 0 ? [`${count(unreadable, 'row')} could not be read.`] : []),
    ...(notUnderstood > 0
      ? [
          `${count(notUnderstood, 'entry', 'entries')} only another version understands: the file keeps them, an import leaves them out.`,
        ]
      : []),
    ...(playbook || !tables.settings
      ? []
      : ['Without your settings, the file has those that Perch begins with.']),
    ...(strangeTables > 0
      ? [
          `${count(strangeTables, 'table')} of a newer version ${strangeTables === 1 ? 'stays' : 'stay'} where ${strangeTables === 1 ? 'it is' : 'they are'}.`,
        ]
      : []),
  ];
};

const count = (number: number, one: string, many = `${one}s`): string =>
  `${number} ${number === 1 ? one : many}`;

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Why not even the database itself could be read: `absent`, `wanted` by another page, or the browser's name for it. */
export const closedWords = (why: string): Pick<RescueWords, 'wrong' | 'next'> =>
  closed[why] ?? {
    wrong: `The browser does not open the data of Perch (${why}). Nothing was changed.`,
    next: 'Close every other tab of X and Perch, restart the browser, and try again. If it stays so, copy the browser’s profile folder to a safe place before you remove anything. What a team has is in its other browsers too.',
  };

const closed: Readonly<Record<string, Pick<RescueWords, 'wrong' | 'next'>>> = {
  absent: {
    wrong: 'There is no data of Perch in this browser.',
    next: 'A file that was saved before is imported in Settings → Data.',
  },
  wanted: {
    wrong: 'Another page of Perch began to put the data in order while it was read.',
    next: 'See whether Perch works again. If not, try again.',
  },
};
