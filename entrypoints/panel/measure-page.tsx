// Measure this page: response times from the posts that pass by on X around this page. Nothing of it is kept.
import { useEffect, useState } from 'preact/hooks';
import { MeasureCard } from '../../components/measure-card.tsx';
import { useNow } from '../../components/use-now.ts';
import type { DockNews } from '../../lib/bridge/dock.ts';
import { measurePosts, type Measured } from '../../lib/care/measure.ts';

type News = Extract<DockNews, { measured: unknown }>;

/** `listen` begins the measuring; the function it answers with ends it. */
export const MeasurePage = ({
  now,
  listen,
}: {
  now: () => number;
  listen: (onNews: (news: News) => void) => () => void;
}) => {
  const [last, setLast] = useState<News & { seen: readonly Measured[] }>();
  useEffect(
    () =>
      listen((news) =>
        // Another page has other posts: what was seen before is forgotten.
        setLast((before) => ({
          ...news,
          seen: [...(before?.page === news.page ? before.seen : []), ...news.measured],
        })),
      ),
    [listen],
  );
  const at = useNow(now);
  return <MeasureCard measurement={measurePosts(last?.seen ?? [], last?.ours ?? [])} now={at} />;
};
