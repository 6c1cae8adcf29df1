// What a colleague does with a case, in words.
import type { Doing, Present } from '../lib/care/team.ts';

const words: Record<Doing, string> = {
  composing: 'is writing a reply',
  viewing: 'is looking at this',
  open: 'has this open',
  idle: 'has this open, and is away',
};

export const presenceWords = ({ name, initials, doing }: Present): string =>
  `${name || initials} ${words[doing]}`;
