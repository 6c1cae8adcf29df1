// Where X has no place for a strip, it floats: a card beside the post, one a post, that goes where the post goes.
import { hasRoomBeside, placeForLayer } from '../x/places.ts';

const gap = 8;
/** X's own bar stands over the top of the page. */
const underBar = 56;
/** Folded as in a narrow column (strip.css): the rest is in its menu. */
const widest = 320;
const narrowest = 220;

export interface Cards {
  /** Shows a strip's host beside its post. */
  put: (host: HTMLElement, article: HTMLElement) => void;
  remove: (host: HTMLElement) => void;
  has: (host: HTMLElement) => boolean;
}

/** `layer`: menus and toasts, which stay above the cards. */
export const createCards = (doc: Document, layer: Element, signal: AbortSignal): Cards => {
  const articleByHost = new Map<HTMLElement, HTMLElement>();
  const inView = new Set<Element>();
  let frame = 0;
  const settle = (): void => {
    // X has a place for nearly every strip: mostly there is no card to move.
    if (articleByHost.size === 0) return;
    frame ||= requestAnimationFrame(() => {
      frame = 0;
      for (const [host, article] of articleByHost) place(host, article, inView.has(article));
    });
  };
  const sight = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      if (isIntersecting) inView.add(target);
      else inView.delete(target);
    }
    settle();
  });
  /** X moves its cells when one of them changes its height. */
  const sizes = new ResizeObserver(settle);
  doc.addEventListener('scroll', settle, { capture: true, passive: true, signal });
  window.addEventListener('resize', settle, { passive: true, signal });
  signal.addEventListener('abort', () => {
    cancelAnimationFrame(frame);
    sight.disconnect();
    sizes.disconnect();
  });

  return {
    has: (host) => articleByHost.has(host),
    put: (host, article) => {
      if (!host.isConnected) {
        const { parent, before } = placeForLayer(doc);
        parent.insertBefore(host, layer.parentElement === parent ? layer : before);
      }
      if (articleByHost.has(host)) return settle();
      articleByHost.set(host, article);
      host.dataset['card'] = '';
      host.hidden = true;
      sight.observe(article);
      sizes.observe(article);
      settle();
    },
    remove: (host) => {
      const article = articleByHost.get(host);
      if (!article) return;
      articleByHost.delete(host);
      inView.delete(article);
      sight.unobserve(article);
      sizes.unobserve(article);
      delete host.dataset['card'];
      host.hidden = false;
      host.removeAttribute('style');
      host.remove();
    },
  };
};

/** Beside the post while there is room; else on its lower edge. A post taller than the page keeps its card in sight. */
const place = (host: HTMLElement, article: HTMLElement, isInView: boolean): void => {
  const post = article.getBoundingClientRect();
  const { clientWidth, clientHeight } = document.documentElement;
  const isRtl = getComputedStyle(article).direction === 'rtl';
  const room = (isRtl ? post.left : clientWidth - post.right) - 2 * gap;
  const isBeside = room >= narrowest && hasRoomBeside(article);
  const width = Math.min(isBeside ? room : post.width - 2 * gap, widest);
  host.style.width = `${width}px`;
  host.hidden = !isInView || width <= 0;
  if (host.hidden) return;
  const { height } = host.getBoundingClientRect();
  const lowest = post.bottom - (isBeside ? height + gap : height / 2);
  const top = isBeside
    ? Math.min(Math.max(post.top + gap, underBar), lowest)
    : Math.min(lowest, clientHeight - height - gap);
  // Under X's bar nobody could press it.
  host.hidden = top < underBar - gap || top + height > clientHeight;
  const endOfPost = isBeside ? post.right + gap : post.right - width - gap;
  const startOfPost = isBeside ? post.left - width - gap : post.left + gap;
  host.style.left = `${isRtl ? startOfPost : endOfPost}px`;
  host.style.top = `${top}px`;
};
