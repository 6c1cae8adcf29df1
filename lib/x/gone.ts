// Where a post should be and is not: X puts a plain article in its place, with words in the page's language.
import { closest, findAll } from './find.ts';
import { cellAbove } from './read-around.ts';

/** Whether right above a post stands what X shows for one that was deleted or hidden. */
export const isGoneAbove = (article: Element): boolean => {
  const cell = closest(article, 'cell');
  const above = cell && cellAbove(cell);
  if (!above || findAll(above, 'post').length > 0) return false;
  // Folded notifications are articles too, and have a name.
  return findAll(above, 'innerArticle').some((each) => !each.hasAttribute('data-testid'));
};
