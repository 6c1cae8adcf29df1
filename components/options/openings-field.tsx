// Extra openings: days on which the team is there besides its hours, as before a feast or at a match.
import { IntervalInputs } from './day-hours.tsx';
import type { HoursDraft } from './hours-draft.ts';
import { intervalOf, written } from './hours-draft.ts';

type Opening = HoursDraft['openings'][number];

export interface OpeningsFieldProps {
  openings: HoursDraft['openings'];
  onChange: (openings: HoursDraft['openings']) => void;
}

export const OpeningsField = ({ openings, onChange }: OpeningsFieldProps) => {
  const set = (index: number, change: Partial<Opening>): void =>
    onChange(openings.map((each, i) => (i === index ? { ...each, ...change } : each)));
  return (
    <details>
      <summary>{openings.length === 1 ? '1 extra opening' : `${openings.length} extra openings`}</summary>
      <ul class="rows">
        {openings.map((opening, i) => (
          <li key={i} class="opening-row">
            <input
              type="date"
              aria-label={`Day of extra opening ${i + 1}`}
              value={opening.date}
              onInput={(event) => set(i, { date: event.currentTarget.value })}
            />
            {/* More than one interval, which a file may have brought, stays as it is. */}
            <IntervalInputs
              name={`Extra opening ${i + 1}`}
              interval={intervalOf(opening.hours[0] ?? '')}
              onChange={(first) => set(i, { hours: [written(first), ...opening.hours.slice(1)] })}
            />
            <button
              type="button"
              class="plain"
              aria-label={`Remove extra opening ${i + 1}`}
              onClick={() => onChange(openings.filter((_, index) => index !== i))}
            >
              Remove
            </button>
          </li>
        ))}
      </ul>
      <button
        type="button"
        onClick={() => onChange([...openings, { date: '', name: '', hours: ['09:00-17:00'] }])}
      >
        Add an extra opening
      </button>
    </details>
  );
};
