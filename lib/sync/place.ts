// Which of two places of one event holds. An event comes twice after a lost history, or from a copied profile.
import type { Place } from './ports.ts';

/**
 * The newest history, and in it the earlier place: every device reads the same history in the end, so all agree.
 * An event that is not placed yet takes any place.
 */
export const supersedes = (
  next: Pick<Place, 'era' | 'seq'>,
  known: Pick<Place, 'era' | 'seq'> | undefined,
): boolean => !known || next.era > known.era || (next.era === known.era && next.seq < known.seq);
