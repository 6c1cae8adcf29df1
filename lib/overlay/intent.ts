// Which post a person means by a key: the one under the pointer if that moved last, else the one with the focus.
import { articleAt, focusedArticle } from '../x/page.ts';

/** Watches pointer and focus until `signal` aborts; the function it gives answers with the post's article, if any. */
export const watchIntent = (doc: Document, signal: AbortSignal): (() => Element | undefined) => {
  let last: 'pointer' | 'focus' = 'focus';
  let x = -1;
  let y = -1;
  doc.addEventListener(
    'pointermove',
    (event) => {
      // A page that scrolls under a pointer at rest sends moves too; nobody meant anything by those.
      if (event.clientX === x && event.clientY === y) return;
      ({ clientX: x, clientY: y } = event);
      last = 'pointer';
    },
    { passive: true, capture: true, signal },
  );
  doc.addEventListener('focusin', () => (last = 'focus'), { passive: true, capture: true, signal });
  return () => {
    const focused = focusedArticle(doc);
    const pointed = x < 0 ? undefined : articleAt(doc.elementFromPoint(x, y));
    return last === 'pointer' ? (pointed ?? focused) : (focused ?? pointed);
  };
};
