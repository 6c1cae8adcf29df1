// The numbers of the action bar.
import type { Counters } from '../care/post.ts';
import { exactNumbers, parseCount } from './count.ts';
import { find, findAll } from './find.ts';
import type { Outline } from './outline.ts';

const order = ['replies', 'reposts', 'likes', 'bookmarks', 'views'] as const;

/** A control's name says its number in full ("1768 Replies. Reply"); in sight it stands shortened ("1.7K"). */
const countOf = (control: Element | undefined, lang: string): number | undefined => {
  if (!control) return undefined;
  const [exact, ...more] = exactNumbers(control.getAttribute('aria-label') ?? '');
  if (exact !== undefined && more.length === 0) return exact;
  const shown = findAll(control, 'shownCount').at(-1) ?? control;
  return parseCount(shown.textContent ?? '', lang);
};

/**
 * The bar's own name lists all counts that are not zero, in one order in every language. It gives the ones that no control
 * shows (bookmarks on timelines, views of a focal post): where all others agree with it, the number left over is theirs.
 */
const fromLabel = (label: string, known: Counters): Counters => {
  const numbers = exactNumbers(label);
  if (numbers.length === order.length)
    return Object.fromEntries(order.map((name, at) => [name, numbers[at]]));
  const missing = order.filter((name) => known[name] === undefined);
  for (const name of missing.length === 1 ? missing : []) {
    const [left] = numbers.slice(order.slice(0, order.indexOf(name)).filter((other) => known[other]).length);
    const expected = order.map((other) => (other === name ? left : known[other])).filter((value) => value);
    if (left !== undefined && expected.join() === numbers.join()) return { [name]: left };
  }
  return {};
};

export const readCounters = ({ article, own }: Outline): Counters => {
  const bar = findAll(article, 'actionBar', own).at(-1);
  if (!bar) return {};
  const lang = article.ownerDocument.documentElement.getAttribute('lang') ?? '';
  const counters: Counters = {};
  for (const name of order) {
    const value = countOf(find(bar, name) ?? (name === 'views' ? find(article, name, own) : undefined), lang);
    if (value !== undefined) counters[name] = value;
  }
  return { ...counters, ...fromLabel(bar.getAttribute('aria-label') ?? '', counters) };
};
