// The numbers of the action bar.
import type { Counters } from '../care/post.ts';
import { exactNumbers, parseCount } from './count.ts';
import { find, findAll } from './find.ts';
import type { Outline } from './outline.ts';

const order = ['replies', 'reposts', 'likes', 'bookmarks', 'views'] as const;

/** A control's name says its number in full ("1768 Replies. Reply"). */
const exactCount = (control: Element | undefined): number | undefined => {
  const [exact, ...more] = exactNumbers(control?.getAttribute('aria-label') ?? '');
  return more.length === 0 ? exact : undefined;
};

/** In sight it stands shortened ("1.7K"). */
const shortCount = (control: Element | undefined, lang: string): number | undefined =>
  control && parseCount((findAll(control, 'shownCount').at(-1) ?? control).textContent ?? '', lang);

/**
 * The bar's own name lists all counts that are not zero, in one order in every language. It gives those that no control names in
 * full (bookmarks on timelines, views of a focal post), as long as all others agree with it; a stale or strange one gives none.
 */
const fromLabel = (label: string, exact: Counters): Counters => {
  const numbers = exactNumbers(label);
  const present = order.filter((name) => exact[name] !== 0);
  // Fewer numbers than names: nobody can say whose is missing.
  const agree =
    numbers.length === present.length &&
    present.every((name, at) => (exact[name] ?? numbers[at]) === numbers[at]);
  return agree ? Object.fromEntries(present.map((name, at) => [name, numbers[at]])) : {};
};

export const readCounters = ({ article, own, bar }: Outline): Counters => {
  if (!bar) return {};
  const lang = article.ownerDocument.documentElement.getAttribute('lang') ?? '';
  const exact: Counters = {};
  const short: Counters = {};
  for (const name of order) {
    const control = find(bar, name) ?? (name === 'views' ? find(article, name, own) : undefined);
    const full = exactCount(control);
    const brief = full === undefined ? shortCount(control, lang) : undefined;
    if (full !== undefined) exact[name] = full;
    if (brief !== undefined) short[name] = brief;
  }
  return { ...short, ...fromLabel(bar.getAttribute('aria-label') ?? '', exact), ...exact };
};
