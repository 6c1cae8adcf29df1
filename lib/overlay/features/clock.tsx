// The clock: how long the customer has waited, and how long we have. Hover or focus explains each stretch of it.
import { ClockExplained } from '../../../components/clock-explained.tsx';
import { ClockFace } from '../../../components/clock.tsx';
import { clockWords } from '../../../components/clock-words.ts';
import { clockAt } from '../../care/clock-at.ts';
import { explains } from '../explains.ts';
import type { Feature } from '../feature.ts';

export const clock: Feature = {
  id: 'clock',
  name: 'Response clock',
  viewers: 'use',
  draw: (strip) => {
    const { badge, now } = strip;
    if (!badge.clock || badge.status === 'dismissed') return null;
    const timer = badge.clock;
    const words = clockWords(timer, clockAt(timer, now), now);
    if (!words) return null;
    return (
      <button
        type="button"
        data-feature="clock"
        aria-label={`${words.sentence}. Open the case`}
        {...explains(strip, () => <ClockExplained clock={timer} now={now} />)}
        onClick={strip.togglePanel}
      >
        <ClockFace words={words} rests={badge.status === 'pending' || badge.status === 'on_hold'} />
      </button>
    );
  },
};
