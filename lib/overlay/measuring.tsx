// Measure this page: from the press on, each post that comes into view is counted, and the card follows.
import { MeasureCard } from '../../components/measure-card.tsx';
import type { Handle } from '../care/ids.ts';
import { measurePosts, type Measured } from '../care/measure.ts';
import type { Post } from '../care/post.ts';
import type { Layer } from './layer.tsx';

export interface Measuring {
  /** Opens the card, or puts it away; `shown` are the posts on the page. */
  toggle: (shown: Iterable<Post>, ours: readonly Handle[]) => void;
  /** A post has come into view. */
  met: (post: Post) => void;
}

/** The card is drawn anew at most this often, ms. */
const drawMs = 250;

export const createMeasuring = (layer: Layer, now: () => number, address: () => URL): Measuring => {
  let page = '';
  let also: readonly Handle[] = [];
  let seen: Map<string, Measured> | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const close = (): void => {
    seen = undefined;
    clearTimeout(timer);
    timer = undefined;
    layer.card(undefined);
  };
  const draw = (): void => {
    timer = undefined;
    if (!seen) return;
    // Another page has other posts: what was seen here is forgotten.
    if (address().href !== page) return close();
    layer.card(
      <MeasureCard measurement={measurePosts([...seen.values()], also)} now={now()} onClose={close} />,
    );
  };
  const met: Measuring['met'] = (post) => {
    if (!seen || post.promoted) return;
    seen.set(post.id, post);
    timer ??= setTimeout(draw, drawMs);
  };
  return {
    met,
    toggle: (shown, ours) => {
      if (seen) return close();
      page = address().href;
      also = ours;
      seen = new Map();
      for (const post of shown) met(post);
      draw();
    },
  };
};
