// The row of a post's author, were it to lose its mark.
import { profileOf } from './address.ts';
import type { Outline } from './outline.ts';

/** The smallest element around a link that reads "@handle" and another link to the same profile that has words too. */
export const unmarkedHeader = ({ article, own }: Outline, page: URL): Element | undefined => {
  const links = [...article.querySelectorAll('a[href]')].filter(own);
  const reads = (link: Element): string => (link.textContent ?? '').trim().toLowerCase();
  const written = links.find((link) => {
    const handle = profileOf(link, page);
    return handle !== undefined && reads(link) === `@${handle}`;
  });
  const handle = written && profileOf(written, page);
  const named = links.find(
    (link) => link !== written && handle && profileOf(link, page) === handle && reads(link) !== '',
  );
  if (!written || !named) return undefined;
  let around = written.parentElement;
  while (around && around !== article && !around.contains(named)) around = around.parentElement;
  return around && around !== article ? around : undefined;
};
