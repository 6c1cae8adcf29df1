// What can happen, and how often: fast-check makes scripts of it.
import * as fc from 'fast-check';
import type { Fault } from './wire.ts';

const kinds = [
  ...Array<'step'>(14).fill('step'),
  ...Array<'write'>(12).fill('write'),
  ...Array<'hear'>(8).fill('hear'),
  'see',
  'see',
  'crash',
  'crash',
  'crash',
  'pass',
  'raise',
  'playbook',
  'skew',
  'skew',
  'skew',
  'restart',
  'late',
  'late',
  'back-up',
  'set-back',
  'wipe',
  'clone',
  'join',
  'remove',
  'upgrade',
] as const;
export const faults: Fault[] = [
  'none',
  'none',
  'none',
  'lost',
  'late',
  'doubled',
  'unanswered',
  'cut',
  'short',
  'full',
];
/** Browsers. */
export const most = 6;
export const skews = [0, 3_600_000, 600_000, -86_400_000, 5 * 365 * 86_400_000];

export const moves = fc.array(
  fc.record({ kind: fc.constantFrom(...kinds), who: fc.nat(5), what: fc.nat(20), which: fc.nat(99) }),
  { minLength: 10, maxLength: 50, size: 'max' },
);
/** Of one browser; `what` and `which` say more, each kind in its own way. */
export type Move = { kind: (typeof kinds)[number]; who: number; what: number; which?: number };

export interface SetUp {
  /** Browsers at the start. */
  team: number;
  /** How many of them run an older Perch. */
  old: number;
  seed: number;
}

export const setUps: fc.Arbitrary<SetUp> = fc.record({
  // A pair, mostly: what goes wrong among six goes wrong between two of them.
  team: fc.constantFrom(2, 2, 2, 3, 3, 4, 5, most),
  old: fc.nat(6),
  seed: fc.nat(),
});
