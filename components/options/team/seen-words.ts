// When somebody was last seen, as a colleague would say it.

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** "now" under two minutes, then whole minutes, hours, days. `ms` is how long ago it was. */
export const seenWords = (ms: number): string => {
  if (ms < 2 * minute) return 'now';
  if (ms < hour) return ago(ms / minute, 'minute');
  if (ms < day) return ago(ms / hour, 'hour');
  return ago(ms / day, 'day');
};

const ago = (count: number, unit: string): string => {
  const whole = Math.floor(count);
  return `${whole} ${unit}${whole === 1 ? '' : 's'} ago`;
};
