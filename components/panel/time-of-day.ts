// "By 15:00", as a person writes it and as it is kept.

const pad = (number: number): string => String(number).padStart(2, '0');

/** The next time that the clock on the wall shows `time` ("15:00"), UTC ms; undefined for what is no time. */
export const nextTime = (time: string, now: number): number | undefined => {
  const [, hours, minutes] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time) ?? [];
  if (hours === undefined || minutes === undefined) return undefined;
  const today = new Date(now).setHours(Number(hours), Number(minutes), 0, 0);
  if (today > now) return today;
  const day = new Date(today);
  return day.setDate(day.getDate() + 1);
};

/** A time to offer: two hours from now, on the next full quarter. */
export const timeToOffer = (now: number): string => {
  const quarter = 15 * 60_000;
  const at = new Date(Math.ceil((now + 8 * quarter) / quarter) * quarter);
  return `${pad(at.getHours())}:${pad(at.getMinutes())}`;
};
