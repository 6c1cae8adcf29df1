/** @jsxImportSource react */
// One timeline: asks for pages by XHR, turns rows into cells. Hooks of the tests reach the live ones through `liveTimelines`.
import { useCallback, useEffect, useMemo, useRef, useState, type ReactNode, type RefObject } from 'react';
import { CellList, type Cell } from './cell-list.tsx';
import { readTimeline, type Row } from './payload.ts';
import { RowView } from './row-view.tsx';
import { ask } from './xhr.ts';

export interface LiveTimeline {
  operation: string;
  change: (change: (rows: Row[]) => Row[]) => void;
  /** Takes the whole timeline out of the document and builds another one. */
  replace: () => void;
}
export const liveTimelines = new Set<LiveTimeline>();

interface Props {
  operation: string;
  variables?: Record<string, unknown>;
  label: string;
  scroller?: RefObject<HTMLElement | null>;
  /** The post that the page is about. */
  focalId?: string;
  arrange?: (rows: Row[]) => Row[];
}

export const Timeline = ({ operation, variables, label, scroller, focalId, arrange }: Props): ReactNode => {
  const [rows, setRows] = useState<Row[]>([]);
  const [build, setBuild] = useState(0);
  const next = useRef<string | undefined>(undefined);
  /** Raised by every request: an answer to an older one comes too late. */
  const turn = useRef(0);
  const request = JSON.stringify(variables ?? {});

  const load = useCallback(() => {
    const cursor = next.current;
    if (cursor === undefined) return;
    next.current = undefined;
    const asked = ++turn.current;
    void ask(operation, { ...(JSON.parse(request) as object), ...(cursor ? { cursor } : {}) }).then(
      (json) => {
        if (asked !== turn.current) return;
        const page = readTimeline(json);
        next.current = page.next;
        setRows((old) => [...old, ...(cursor === '' && arrange ? arrange(page.rows) : page.rows)]);
      },
    );
  }, [operation, request, arrange]);

  useEffect(() => {
    next.current = '';
    setRows([]);
    load();
    return () => void turn.current++;
  }, [load, build]);

  useEffect(() => {
    const live: LiveTimeline = { operation, change: setRows, replace: () => setBuild((n) => n + 1) };
    liveTimelines.add(live);
    return () => void liveTimelines.delete(live);
  }, [operation]);

  const cells = useMemo(
    () =>
      rows.map((row): Cell => ({
        key: row.key,
        first: focalId !== undefined && row.kind === 'post' && row.postId === focalId,
        render: () => <RowView row={row} focalId={focalId} />,
      })),
    [rows, focalId],
  );
  return (
    <section aria-labelledby={`accessible-list-${build}`} role="region" className="css-175oi2r" key={build}>
      <h1
        dir="auto"
        aria-level={1}
        role="heading"
        className="css-146c3p1 unseen"
        id={`accessible-list-${build}`}
      >
        {label}
      </h1>
      <div aria-label={`Timeline: ${label}`} className="css-175oi2r">
        <CellList cells={cells} onNearEnd={load} {...(scroller ? { scroller } : {})} />
      </div>
    </section>
  );
};
