// Holidays beside the office hours: from a calendar file, and each can be taken out again.
import { useRef, useState } from 'preact/hooks';
import type { Hours } from '../../lib/care/calendar.ts';
import type { Result } from '../../lib/care/result.ts';
import type { HoursDraft } from './hours-draft.ts';
import { withHolidays } from './hours-draft.ts';

/** The error is for the person. */
export type ReadHolidays = (file: File) => Promise<Result<Hours['holidays'], string>>;

export interface HolidaysFieldProps {
  hours: HoursDraft;
  onChange: (hours: HoursDraft) => void;
  read: ReadHolidays;
}

export const HolidaysField = ({ hours, onChange, read }: HolidaysFieldProps) => {
  const [said, setSaid] = useState<{ words: string; problem: boolean }>();
  const fileRef = useRef<HTMLInputElement>(null);
  const { holidays } = hours;

  const bring = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    const brought = await read(file);
    if (!brought.ok) return setSaid({ words: `Not imported. ${brought.error}`, problem: true });
    const next = withHolidays(hours, brought.value);
    const added = next.holidays.length - holidays.length;
    setSaid({
      words: added === 0 ? 'Nothing new in this file.' : `${daysWord(added)} added.`,
      problem: false,
    });
    if (added > 0) onChange(next);
  };

  return (
    <div class="holidays">
      <input
        ref={fileRef}
        type="file"
        class="visually-hidden"
        accept=".ics,text/calendar"
        aria-label="Calendar file with holidays"
        tabIndex={-1}
        onChange={(event) => {
          const input = event.currentTarget;
          // Emptied, so that the same file can be chosen again once it has been mended.
          void bring(input.files?.[0]).then(() => (input.value = ''));
        }}
      />
      <button type="button" onClick={() => fileRef.current?.click()}>
        Import holidays (.ics)
      </button>
      <p role="status" class={said?.problem ? 'problem' : 'dim'}>
        {said?.words}
      </p>
      {holidays.length > 0 && (
        <details>
          <summary>{daysWord(holidays.length)}</summary>
          <ul class="rows">
            {holidays.map((holiday) => (
              <li key={holiday.date} class="row">
                <span>
                  {dateWords(holiday.date)} {holiday.name}
                  <span class="dim">{holiday.hours.length > 0 ? ` ${holiday.hours.join(', ')}` : ''}</span>
                </span>
                <button
                  type="button"
                  class="link"
                  aria-label={`Remove ${holiday.name || 'the holiday'} on ${dateWords(holiday.date)}`}
                  onClick={() =>
                    onChange({ ...hours, holidays: holidays.filter((each) => each.date !== holiday.date) })
                  }
                >
                  Remove
                </button>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
};

const daysWord = (count: number): string => (count === 1 ? '1 holiday' : `${count} holidays`);

/** "25 Dec 2026", or "25 Dec, every year". */
const dateWords = (date: string): string => {
  const [day = '', month = '', year] = date.split('-').toReversed();
  const shown = new Intl.DateTimeFormat(undefined, {
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
    ...(year ? { year: 'numeric' } : {}),
  }).format(new Date(`${year ?? '2024'}-${month}-${day}T00:00:00Z`));
  return year ? shown : `${shown}, every year`;
};
