// Office hours: days and one interval, or intervals of their own for each day.
import { weekdays } from '../../lib/care/calendar.ts';
import { DayHours, IntervalInputs } from './day-hours.tsx';
import type { ReadHolidays } from './holidays-field.tsx';
import { HolidaysField } from './holidays-field.tsx';
import type { HoursDraft } from './hours-draft.ts';
import { dayNames, withDay, withPerDay } from './hours-draft.ts';
import { OpeningsField } from './openings-field.tsx';

export interface HoursFieldProps {
  hours: HoursDraft;
  zones: readonly string[];
  onChange: (hours: HoursDraft) => void;
  problem?: string | undefined;
  /** Without it, holidays are left for later: the first run is short. */
  readHolidays?: ReadHolidays | undefined;
}

export const HoursField = ({ hours, zones, onChange, problem, readHolidays }: HoursFieldProps) => (
  <fieldset>
    <legend>Office hours</legend>
    <p class="dim">Clocks run inside these hours and rest outside.</p>
    <label class="choice">
      <input
        type="checkbox"
        checked={hours.always}
        onChange={(event) => onChange({ ...hours, always: event.currentTarget.checked })}
      />
      Always open
    </label>
    {!hours.always && <OpenHours hours={hours} onChange={onChange} />}
    {!hours.always && (
      <div class="zone-row">
        <label>
          <span>Time zone</span>
          <select
            value={hours.zone}
            onChange={(event) => onChange({ ...hours, zone: event.currentTarget.value })}
          >
            {[...new Set([hours.zone, ...zones])].toSorted().map((zone) => (
              <option key={zone} value={zone}>
                {zone.replaceAll('_', ' ')}
              </option>
            ))}
          </select>
        </label>
        <label class="choice">
          <input
            type="checkbox"
            checked={hours.perDay}
            onChange={(event) => onChange(withPerDay(hours, event.currentTarget.checked))}
          />
          Each day on its own
        </label>
      </div>
    )}
    {!hours.always && readHolidays && (
      <>
        <HolidaysField hours={hours} onChange={onChange} read={readHolidays} />
        <OpeningsField openings={hours.openings} onChange={(openings) => onChange({ ...hours, openings })} />
      </>
    )}
    {problem && (
      <p class="problem" role="alert">
        {problem}
      </p>
    )}
  </fieldset>
);

const OpenHours = ({ hours, onChange }: Pick<HoursFieldProps, 'hours' | 'onChange'>) =>
  hours.perDay ? (
    <ul class="rows">
      {weekdays.map((day) => (
        <DayHours
          key={day}
          name={dayNames[day]}
          intervals={hours.days[day]}
          fresh={hours.same}
          onChange={(intervals) => onChange(withDay(hours, day, intervals))}
        />
      ))}
    </ul>
  ) : (
    <>
      <div class="days" role="group" aria-label="Days">
        {weekdays.map((day) => (
          <label key={day} class="day">
            <input
              type="checkbox"
              class="visually-hidden"
              checked={hours.days[day].length > 0}
              onChange={(event) =>
                onChange(withDay(hours, day, event.currentTarget.checked ? [hours.same] : []))
              }
            />
            <span aria-hidden="true">{dayNames[day].slice(0, 3)}</span>
            <span class="visually-hidden">{dayNames[day]}</span>
          </label>
        ))}
      </div>
      <IntervalInputs name="Open" interval={hours.same} onChange={(same) => onChange({ ...hours, same })} />
    </>
  );
