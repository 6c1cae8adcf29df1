// What a person can send to whoever repairs Perch: counts, and where in X's page things stand. Not a word of the page, no name, no id.
import type { HealthRow } from '../care/health.ts';

/** At most this many elements of one post; X's have about two hundred. */
const maxLines = 400;

export interface Report {
  pack: string;
  rows: readonly HealthRow[];
  /** Posts that could not be read, or what is left of them. */
  samples: readonly Element[];
}

/** Plain text. Addresses of posts and people keep their shape: `/…/status/…`. */
export const writeReport = ({ pack, rows, samples }: Report): string =>
  [
    `Perch: what it reads on X. Selectors: ${pack}`,
    ...rows.map(
      ({ surface, anchor, seen, read, fallback }) =>
        `${surface} ${anchor}: ${read} of ${seen}${fallback > 0 ? `, ${fallback} by a fallback` : ''}`,
    ),
    ...samples.flatMap((sample, index) => ['', `Post ${index + 1}`, ...skeleton(sample)]),
    '',
  ].join('\n');

/** The elements of a post, a line each, indented by depth. */
export const skeleton = (root: Element): string[] => {
  const lines: string[] = [];
  const names = namesIn(root);
  const walk = (element: Element, depth: number): void => {
    if (lines.length >= maxLines || depth > 60) return;
    lines.push(`${'  '.repeat(depth)}${describe(element, names)}`);
    for (const child of element.children) walk(child, depth + 1);
  };
  walk(root, 0);
  return lines;
};

/** Handles, as links and words show them: X writes them into test ids too. */
const namesIn = (root: Element): Set<string> => {
  const names = new Set<string>();
  for (const link of root.querySelectorAll('[href]'))
    for (const part of (link.getAttribute('href') ?? '').split(/\W+/)) names.add(part.toLowerCase());
  for (const [, handle = ''] of (root.textContent ?? '').matchAll(/@(\w+)/g)) names.add(handle.toLowerCase());
  for (const part of ourWords) names.delete(part);
  names.delete('');
  return names;
};

/** Parts of X's own addresses and test ids: they name no one. */
const ourWords = new Set(
  'https http x com x.com twitter twitter.com status analytics history photo video quotes i web hashtag search home lists communities'.split(
    ' ',
  ),
);

/** Attributes whose value is X's own vocabulary; of all others only that they are there is told. */
const told = new Set(['role', 'tabindex', 'dir']);
const plain = /^[a-z]{1,12}$|^-?\d$/;

const describe = (element: Element, names: ReadonlySet<string>): string => {
  if (element.localName.startsWith('perch-')) return element.localName;
  // A name with a dash in it was made up by a page or an extension.
  const tag = /^[a-z][a-z0-9]{0,12}$/.test(element.localName) ? element.localName : 'custom';
  const attributes = [...element.attributes].flatMap(({ name, value }) => {
    if (name === 'data-testid') return `data-testid=${testId(value, names)}`;
    if (name === 'href') return `href=${address(value)}`;
    if (told.has(name)) return plain.test(value) ? `${name}=${value}` : name;
    return present.has(name) ? name : [];
  });
  return attributes.length > 0 ? `${tag}[${attributes.join('][')}]` : tag;
};

const present = new Set(['aria-label', 'datetime', 'lang', 'alt', 'contenteditable']);

/** A part of a test id that is somebody's handle, or a number, or no plain word, is left out. */
const testId = (value: string, names: ReadonlySet<string>): string => {
  const cut = value.replace(/(UserAvatar-Container-).*/, '$1…');
  return cut
    .split(/(?<=[-.])|(?=[-.])/)
    .map((part) => {
      if (/^[-.…]$/.test(part)) return part;
      return /^[A-Za-z]\w{0,40}$/.test(part) && !/\d{2}/.test(part) && !names.has(part.toLowerCase())
        ? part
        : '…';
    })
    .join('');
};

/** The shape of an address: X's own words stay, everything else becomes an ellipsis. */
const address = (value: string): string =>
  value
    .replace(/[?#].*$/s, '')
    .split('/')
    .map((part) => (part === '' || ourWords.has(part.replace(/:$/, '')) ? part : '…'))
    .join('/');
