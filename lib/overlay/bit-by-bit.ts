// Work that the page must not feel: some of it at once, the rest in tasks of their own, between which the page gets its turn.

/** As many full strips as a slow machine draws in a moment. */
const atOnce = 5;

export const bitByBit = <T>(list: readonly T[], work: (each: T) => void): void => {
  list.slice(0, atOnce).forEach(work);
  if (list.length > atOnce) setTimeout(() => bitByBit(list.slice(atOnce), work));
};
