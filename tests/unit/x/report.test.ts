// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest';
import { skeleton, writeReport } from '../../../lib/x/report.ts';

const canary = 'canary7Zq';

/** A post in which everything that somebody can write carries the canary. */
const article = (): Element => {
  const root = document.createElement('article');
  root.setAttribute('data-testid', 'tweet');
  root.setAttribute('tabindex', '0');
  root.setAttribute('aria-label', canary);
  const add = (parent: Element, tag: string, attributes: Record<string, string>, text = ''): Element => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.textContent = text;
    return parent.appendChild(element);
  };
  add(root, 'div', { 'data-testid': `UserAvatar-Container-${canary}`, class: canary, id: canary });
  add(root, 'div', { 'data-testid': `face-${canary}-big`, style: `--x: ${canary}` });
  const name = add(root, 'div', {
    'data-testid': 'User-Name',
    title: canary,
    [`data-${canary.toLowerCase()}`]: '1',
  });
  const link = add(name, 'a', { href: `/${canary}/status/1234567890123456789?s=${canary}#${canary}` });
  add(link, 'time', { datetime: `2026-09-03T10:00:00.000Z ${canary}` }, canary);
  add(name, 'a', { href: `https://x.com/${canary}` }, `@${canary}`);
  add(name, 'a', { href: `https://${canary}.example/${canary}`, role: canary }, canary);
  add(root, 'div', { 'data-testid': 'tweetText', lang: canary, dir: canary }, `${canary} @${canary}`);
  add(root, 'img', { alt: canary, src: `https://pbs.example/${canary}` });
  add(root, `x-${canary}`.toLowerCase(), { 'data-testid': `conversation-1234567890-${canary}` }, canary);
  return root;
};

describe('a report carries no word of the page', () => {
  test('no canary in any letter case, and no number that could be an id', () => {
    const text = skeleton(article()).join('\n');
    expect(text.toLowerCase()).not.toContain(canary.toLowerCase());
    expect(text).not.toMatch(/\d{3}/);
  });

  test('but where things stand is in it', () => {
    expect(skeleton(article())).toEqual([
      'article[data-testid=tweet][tabindex=0][aria-label]',
      '  div[data-testid=UserAvatar-Container-…]',
      '  div[data-testid=face-…-big]',
      '  div[data-testid=User-Name]',
      '    a[href=/…/status/…]',
      '      time[datetime]',
      '    a[href=https://x.com/…]',
      '    a[href=https://…/…][role]',
      '  div[data-testid=tweetText][lang][dir]',
      '  img[alt]',
      '  custom[data-testid=conversation-…-…]',
    ]);
  });

  test('a page of a thousand elements does not make a report of a thousand lines', () => {
    const root = document.createElement('article');
    for (let i = 0; i < 1_000; i++) root.appendChild(document.createElement('p'));
    expect(skeleton(root)).toHaveLength(400);
  });
});

test('the counts stand first, a line each', () => {
  const rows = [
    { surface: 'home', anchor: 'posts', seen: 10, read: 4, fallback: 0 },
    { surface: 'home', anchor: 'time', seen: 10, read: 10, fallback: 10 },
  ] as const;
  expect(writeReport({ pack: 'built in', rows, samples: [] }).split('\n')).toEqual([
    'Perch: what it reads on X. Selectors: built in',
    'home posts: 4 of 10',
    'home time: 10 of 10, 10 by a fallback',
    '',
  ]);
});
