// Where a post should be and is not: X puts a plain article in its place, with words in the page's language. Whether it
// was deleted, or its author suspended or protected, stands in those words alone.
import { maxSaid } from '../care/post-facts.ts';
import { closest, findAll } from './find.ts';
import { cellAbove } from './read-around.ts';
import { cut, readText } from './read-text.ts';

/** What X says right above a post instead of the one it answers; undefined where that stands there, or something else. */
export const goneAbove = (article: Element): { said?: string } | undefined => {
  const cell = closest(article, 'cell');
  const above = cell && cellAbove(cell);
  if (!above || findAll(above, 'post').length > 0) return undefined;
  // Folded notifications are articles too, and have a name.
  const tombstone = findAll(above, 'innerArticle').find((each) => !each.hasAttribute('data-testid'));
  if (!tombstone) return undefined;
  // "Learn more" is a link at the end.
  const link = tombstone.querySelector('a');
  const said = cut(
    readText(tombstone)
      .text.replace(link?.textContent ?? '', '')
      .trim(),
    maxSaid,
  );
  return said ? { said } : {};
};
