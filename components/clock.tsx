// The clock of a strip: a ring that fills, or the glyph of its state, and the words.
import type { ClockWords } from './clock-words.ts';
import { Icon } from './icon.tsx';

const Ring = ({ used }: { used: number }) => (
  <svg viewBox="0 0 16 16" class="ring" aria-hidden="true">
    <circle cx="8" cy="8" r="5.5" class="track" />
    <circle
      cx="8"
      cy="8"
      r="5.5"
      stroke="currentColor"
      pathLength="100"
      stroke-dasharray={`${Math.max(2, Math.round(used * 100))} 100`}
      transform="rotate(-90 8 8)"
    />
  </svg>
);

const glyph = (words: ClockWords) => {
  switch (words.look) {
    case 'late':
      return <Icon name="late" small />;
    case 'paused':
      return <Icon name="paused" small />;
    case 'met':
      return <Icon name="check" small />;
    default:
      return <Ring used={words.used} />;
  }
};

/** The face of a clock. One that `rests` (the next step is not ours) does not shout, however late it is. */
export const ClockFace = ({ words, rests = false }: { words: ClockWords; rests?: boolean }) => (
  <span class={`chip clock ${words.look}${rests || words.isOld ? ' quiet' : ''}`}>
    {glyph(words)}
    <span class="time">{words.text}</span>
  </span>
);
