// Each clock of the case, explained: every stretch that it ran or stood still, and why.
import type { Clock } from '../../lib/care/clock-at.ts';
import { clockAt } from '../../lib/care/clock-at.ts';
import { ClockExplained } from '../clock-explained.tsx';
import { clockWords, metricNames } from '../clock-words.ts';
import { ClockFace } from '../clock.tsx';
import { useNow } from '../use-now.ts';
import type { Names } from './names.ts';

/** Newest segment first, and within one the clock that is due first; cancelled clocks say nothing and are left out. */
const inOrder = (clocks: readonly Clock[]): Clock[] =>
  clocks
    .filter((clock) => clock.end?.how !== 'cancelled')
    .toSorted((a, b) => b.segment - a.segment || (a.dueAt ?? Infinity) - (b.dueAt ?? Infinity));

export const Clocks = (props: { clocks: readonly Clock[]; names: Names; now: () => number }) => {
  const now = useNow(props.now);
  const clocks = inOrder(props.clocks);
  if (clocks.length === 0) return null;
  return (
    <section aria-labelledby="clocks-title">
      <h2 id="clocks-title">Clocks</h2>
      {clocks.map((clock) => (
        <ClockLine
          key={`${clock.segment} ${clock.metric} ${clock.startedAt}`}
          clock={clock}
          now={now}
          names={props.names}
        />
      ))}
    </section>
  );
};

/** The clocks of promises and decisions have no policy. */
const agreed = 'agreed';

const ClockLine = ({ clock, now, names }: { clock: Clock; now: number; names: Names }) => {
  const words = clockWords(clock, clockAt(clock, now), now);
  if (!words) return null;
  const policy = names.playbook.policies.find((each) => each.id === clock.policy)?.name ?? clock.policy;
  return (
    <details class="clock-explained">
      <summary>
        <span class="clock-name">{metricNames[clock.metric]}</span>
        <ClockFace words={words} />
      </summary>
      <ClockExplained clock={clock} now={now} />
      <p class="dim policy">
        {clock.policy === agreed ? 'A time that was agreed, counted around the clock.' : `Policy: ${policy}.`}
        {clock.appliedLate && ' A later change of priority or policy made it due in the past.'}
      </p>
    </details>
  );
};
