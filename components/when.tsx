// A moment, short to read and exact to hover.
import { moment } from './clock-words.ts';

export const When = ({ at, now }: { at: number; now: number }) => (
  <time dateTime={new Date(at).toISOString()} title={new Date(at).toLocaleString()}>
    {moment(at, now)}
  </time>
);
