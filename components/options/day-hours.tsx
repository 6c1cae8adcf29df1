// One day's opening: none, one interval, or several.
import type { Interval } from './hours-draft.ts';

interface IntervalInputsProps {
  /** For screen readers: whose times these are. */
  name: string;
  interval: Interval;
  onChange: (interval: Interval) => void;
}

export const IntervalInputs = ({ name, interval, onChange }: IntervalInputsProps) => (
  <span class="interval">
    <input
      type="time"
      aria-label={`${name} from`}
      value={interval.from}
      onInput={(event) => onChange({ ...interval, from: event.currentTarget.value })}
    />
    <span aria-hidden="true">–</span>
    <input
      type="time"
      aria-label={`${name} to`}
      value={interval.to}
      onInput={(event) => onChange({ ...interval, to: event.currentTarget.value })}
    />
  </span>
);

export interface DayHoursProps {
  name: string;
  intervals: readonly Interval[];
  /** What an added interval starts with. */
  fresh: Interval;
  onChange: (intervals: Interval[]) => void;
}

export const DayHours = ({ name, intervals, fresh, onChange }: DayHoursProps) => (
  <li class="day-row">
    <label class="choice">
      <input
        type="checkbox"
        checked={intervals.length > 0}
        onChange={(event) => onChange(event.currentTarget.checked ? [fresh] : [])}
      />
      {name}
    </label>
    <div class="rows">
      {intervals.length === 0 && <span class="dim">Closed</span>}
      {intervals.map((interval, i) => (
        // The place in the list is all that a half-typed interval has of its own.
        // oxlint-disable-next-line react/no-array-index-key
        <div key={i} class="row">
          <IntervalInputs
            name={`${name} ${i + 1}`}
            interval={interval}
            onChange={(changed) => onChange(intervals.map((each, at) => (at === i ? changed : each)))}
          />
          {i === intervals.length - 1 ? (
            <button
              type="button"
              class="link"
              aria-label={`Add hours on ${name}`}
              onClick={() => onChange([...intervals, { from: '', to: '' }])}
            >
              Add
            </button>
          ) : (
            <button
              type="button"
              class="link"
              aria-label={`Remove hours ${i + 1} on ${name}`}
              onClick={() => onChange(intervals.filter((_, at) => at !== i))}
            >
              Remove
            </button>
          )}
        </div>
      ))}
    </div>
  </li>
);
