/** @jsxImportSource react */
// X Pro: three columns, each its own scroller; one acts as another account. One post may be mounted in all.
// /i/decks/2 is the same deck the other way round.
import { useRef, type ReactNode } from 'react';
import { Avatar, Box, Link, Span } from './bits.tsx';
import { Status } from './pages.tsx';
import { useSite } from './store.ts';
import { Timeline } from './timeline.tsx';

const columns = [
  {
    title: 'Mentions',
    account: 'acmecare',
    operation: 'NotificationsTimeline',
    variables: { timeline_type: 'Mentions', viewer: 'acmecare' },
  },
  { title: 'Home', account: 'acmecare', operation: 'HomeLatestTimeline', variables: { viewer: 'acmecare' } },
  {
    title: 'Mentions',
    account: 'acme',
    operation: 'NotificationsTimeline',
    variables: { timeline_type: 'Mentions', viewer: 'acme' },
  },
] as const;

export const Deck = (): ReactNode => {
  const path = useSite('path');
  const [, detail] = /\/status\/(\d+)/.exec(path) ?? [];
  // Another deck replaces the columns wholesale; a post opened in the panel leaves them alone.
  const deck = useRef('1');
  deck.current = /\/decks\/(\d+)/.exec(path)?.[1] ?? deck.current;
  const shown = deck.current === '1' ? columns : columns.toReversed();
  return (
    <main role="main" className="css-175oi2r deck">
      {shown.map((column, index) => (
        <Column key={`${deck.current}-${index}`} {...column} />
      ))}
      {detail && (
        <Box look="detail" data-testid="detail-drawer">
          <Link href={`/i/decks/${deck.current}`} look="pill">
            Close
          </Link>
          <Status postId={detail} />
        </Box>
      )}
    </main>
  );
};

const Column = ({ title, account, operation, variables }: (typeof columns)[number]): ReactNode => {
  const scroller = useRef<HTMLDivElement>(null);
  return (
    <Box look="deck-column">
      <Box look="deck-head">
        <Avatar handle={account} size={24} linked={false} />
        <Box data-testid="column-title-wrapper">
          <div dir="ltr" className="css-146c3p1 name">
            <Span>{title}</Span>
          </div>
          <div dir="ltr" className="css-146c3p1 dim">
            <Span>@{account}</Span>
          </div>
        </Box>
      </Box>
      <div ref={scroller} className="css-175oi2r deck-body" data-testid="multi-column-layout-column-content">
        <Timeline operation={operation} variables={variables} label={title} scroller={scroller} />
      </div>
    </Box>
  );
};
