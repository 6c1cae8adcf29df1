// Why a clock shows what it shows: each stretch that ran or stood still, in order.
import { clockAt, type Clock } from '../lib/care/clock-at.ts';
import { clockWords, duration, moment, spanWords } from './clock-words.ts';

export const ClockExplained = ({ clock, now }: { clock: Clock; now: number }) => {
  const words = clockWords(clock, clockAt(clock, now), now);
  return (
    <div class="explained">
      <p>
        <b>{words?.sentence ?? 'Cancelled'}</b>
      </p>
      <ol>
        {spanWords(clock, now).map((span) => (
          <li key={span.from + span.to}>
            <span>
              {span.from} – {span.to}
            </span>{' '}
            {span.what}
          </li>
        ))}
      </ol>
      <p class="dim">
        Target {duration(clock.targetMs)}
        {clock.dueAt !== undefined && !clock.end ? `, due ${moment(clock.dueAt, now)}` : ''}.
      </p>
    </div>
  );
};
