// Measure this page: while the docked card is open, it is told of each post that comes into view. Nothing is kept here.
import type { Docked } from '../bridge/dock.ts';
import type { Handle } from '../care/ids.ts';
import type { Measured } from '../care/measure.ts';
import type { Post } from '../care/post.ts';

export interface Measuring {
  /** A card is open: it hears of `shown`, the posts on the page, and of all that follow. */
  begin: (docked: Docked, shown: Iterable<Post>) => void;
  /** A post has come into view. */
  met: (post: Post) => void;
}

/** Posts that fly by are told of together, ms. */
const gatherMs = 250;

export const createMeasuring = (ours: () => readonly Handle[], address: () => URL): Measuring => {
  const cards = new Set<Docked>();
  let seen: Measured[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;

  const tell = (): void => {
    timer = undefined;
    for (const card of cards) card.tell({ measured: seen, ours: ours(), page: address().href });
    seen = [];
  };
  const met: Measuring['met'] = (post) => {
    if (cards.size === 0 || post.promoted) return;
    seen.push(factsOf(post));
    timer ??= setTimeout(tell, gatherMs);
  };
  return {
    met,
    begin: (docked, shown) => {
      cards.add(docked);
      docked.gone.addEventListener('abort', () => cards.delete(docked));
      for (const post of shown) met(post);
      clearTimeout(timer);
      tell();
    },
  };
};

/** All that counts of a post: no word of it. */
const factsOf = ({
  id,
  handle,
  publishedAt,
  replyingTo,
  mentions,
  inReplyToId,
  below,
}: Measured): Measured => ({
  id,
  handle,
  publishedAt,
  replyingTo,
  mentions,
  ...(inReplyToId && { inReplyToId }),
  ...(below && { below }),
});
