/** @jsxImportSource react */
// The virtualiser: keyed cells, placed by translateY, measured by one ResizeObserver, mounted only near the viewport.
import { changed } from '../changes.ts';
import { useCallback, useLayoutEffect, useReducer, useRef, type ReactNode, type RefObject } from 'react';

export interface Cell {
  key: string;
  render: () => ReactNode;
  /** Stands before all others in the document, wherever it is shown: X does so with the post of a status page. */
  first?: boolean;
}

interface Props {
  cells: Cell[];
  /** The element that scrolls; the window if absent. */
  scroller?: RefObject<HTMLElement | null>;
  onNearEnd?: () => void;
}

const guess = 160;
const overscan = 500;

export const CellList = ({ cells, scroller, onNearEnd }: Props): ReactNode => {
  const box = useRef<HTMLDivElement>(null);
  const heights = useRef(new Map<string, number>());
  const anchor = useRef<{ key: string; top: number } | undefined>(undefined);
  const [, redraw] = useReducer((n: number) => n + 1, 0);

  const view = useCallback((): { top: number; height: number } => {
    const frame = scroller?.current;
    const top = (box.current?.getBoundingClientRect().top ?? 0) - (frame?.getBoundingClientRect().top ?? 0);
    return { top: -top, height: frame?.clientHeight ?? innerHeight };
  }, [scroller]);

  const observer = useRef<ResizeObserver | undefined>(undefined);
  observer.current ??= new ResizeObserver((entries) => {
    let grew = false;
    for (const { target, borderBoxSize } of entries) {
      const key = keyByNode.get(target) ?? '';
      const height = borderBoxSize[0]?.blockSize ?? 0;
      if (!target.isConnected || Math.abs((heights.current.get(key) ?? -1) - height) < 0.5) continue;
      heights.current.set(key, height);
      grew = true;
    }
    if (grew) redraw();
  });
  const measure = useCallback((node: HTMLElement | null, key: string) => {
    if (!node) return;
    keyByNode.set(node, key);
    observer.current?.observe(node);
    return () => observer.current?.unobserve(node);
  }, []);

  useLayoutEffect(() => {
    const target: EventTarget = scroller?.current ?? window;
    target.addEventListener('scroll', redraw, { passive: true });
    addEventListener('resize', redraw);
    redraw();
    return () => {
      target.removeEventListener('scroll', redraw);
      removeEventListener('resize', redraw);
    };
  }, [scroller]);

  let total = 0;
  const placed = cells.map((cell) => {
    const top = total;
    total += heights.current.get(cell.key) ?? guess;
    return { cell, top, bottom: total };
  });
  const { top, height } = view();
  const mounted = placed.filter(
    (place) => place.bottom > top - overscan && place.top < top + height + overscan,
  );
  const inDocument = mounted.toSorted(
    (a, b) => Number(b.cell.first ?? false) - Number(a.cell.first ?? false),
  );
  if (changed('cell-order')) inDocument.reverse();

  useLayoutEffect(() => {
    // Heights above changed, or posts came in on top: keep what the reader looks at where it is.
    const held = anchor.current && placed.find((place) => place.cell.key === anchor.current?.key);
    if (held && anchor.current && held.top !== anchor.current.top && top > 0)
      (scroller?.current ?? window).scrollBy(0, held.top - anchor.current.top);
    const now = view();
    const visible = placed.find((place) => place.bottom > now.top + 1);
    anchor.current = visible && { key: visible.cell.key, top: visible.top };
    if (total < now.top + now.height + 2_000) onNearEnd?.();
  });

  return (
    <div ref={box} style={{ position: 'relative', minHeight: total }}>
      {inDocument.map(({ cell, top: y }) => (
        <div
          key={cell.key}
          className="css-175oi2r"
          data-testid="cellInnerDiv"
          ref={(node) => measure(node, cell.key)}
          style={{ transform: `translateY(${y}px)`, position: 'absolute', width: '100%' }}
        >
          {changed('wrapper') ? <div className="css-175oi2r">{cell.render()}</div> : cell.render()}
        </div>
      ))}
    </div>
  );
};

const keyByNode = new WeakMap<Element, string>();
