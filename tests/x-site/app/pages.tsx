/** @jsxImportSource react */
// One component per route of the main column.
import { useCallback, useState, type ReactNode } from 'react';
import { Avatar, Box, Icon, Link, Span } from './bits.tsx';
import { Composer } from './composer.tsx';
import type { Row } from './payload.ts';
import { useSite } from './store.ts';
import { Timeline } from './timeline.tsx';
import { say, type Word } from './words.ts';

export const Title = ({ children, back = false }: { children: ReactNode; back?: boolean }): ReactNode => (
  <Box look="title">
    {back && (
      <button
        type="button"
        role="button"
        aria-label="Back"
        data-testid="app-bar-back"
        className="css-175oi2r caret"
        onClick={() => history.back()}
      >
        <Icon name="back" size={20} />
      </button>
    )}
    <h2 dir="ltr" role="heading" aria-level={2} className="css-146c3p1">
      <Span>{children}</Span>
    </h2>
  </Box>
);

export const Tab = ({
  word,
  on,
  ...rest
}: {
  word: Word;
  on: boolean;
  href?: string;
  act?: () => void;
}): ReactNode => (
  <Box role="presentation" look="tab-box">
    {rest.href ? (
      <Link href={rest.href} role="tab" aria-selected={on} look="page-tab">
        <Span>{say(word)}</Span>
      </Link>
    ) : (
      <div role="tab" tabIndex={0} aria-selected={on} className="css-175oi2r page-tab" onClick={rest.act}>
        <Span>{say(word)}</Span>
      </div>
    )}
  </Box>
);

const withSuggestions = (rows: Row[]): Row[] => [
  { key: 'space-top', kind: 'space' },
  ...rows.slice(0, 9),
  { key: 'who-to-follow-0', kind: 'heading', text: say('who') },
  { key: 'who-to-follow-1', kind: 'user', handle: 'northmattress', name: 'North Mattress' },
  { key: 'who-to-follow-2', kind: 'user', handle: 'nightrails', name: 'Night Rails' },
  ...rows.slice(9),
];

export const Home = (): ReactNode => {
  const account = useSite('account');
  const [following, setFollowing] = useState(false);
  return (
    <>
      <nav role="navigation" className="css-175oi2r tabs">
        <div role="tablist" className="css-175oi2r" data-testid="ScrollSnap-List">
          <Tab word="forYou" on={!following} act={() => setFollowing(false)} />
          <Tab word="following" on={following} act={() => setFollowing(true)} />
        </div>
      </nav>
      <Composer placeholder={say('happening')} button={{ testId: 'tweetButtonInline', label: say('post') }} />
      <Timeline
        key={`${following}${account}`}
        operation={following ? 'HomeLatestTimeline' : 'HomeTimeline'}
        label="Your Home Timeline"
        arrange={withSuggestions}
      />
    </>
  );
};

export const Notifications = ({ mentions }: { mentions: boolean }): ReactNode => {
  const account = useSite('account');
  return (
    <>
      <Title>{say('notifications')}</Title>
      <nav role="navigation" className="css-175oi2r tabs">
        <div role="tablist" className="css-175oi2r" data-testid="ScrollSnap-List">
          <Tab word="all" on={!mentions} href="/notifications" />
          <Tab word="mentions" on={mentions} href="/notifications/mentions" />
        </div>
      </nav>
      <Timeline
        key={`${mentions}${account}`}
        operation="NotificationsTimeline"
        variables={{ timeline_type: mentions ? 'Mentions' : 'All' }}
        label="Notifications"
      />
    </>
  );
};

export const Search = ({ query, top = false }: { query: string; top?: boolean }): ReactNode => (
  <>
    <Title back>{query}</Title>
    <Timeline
      key={`${top}${query}`}
      operation="SearchTimeline"
      variables={{ rawQuery: query, product: top ? 'Top' : 'Latest' }}
      label="Search timeline"
    />
  </>
);

const pinFirst = (rows: Row[]): Row[] =>
  rows.map((row, index) =>
    index === 0 && row.kind === 'post' && !row.repostedBy ? { ...row, pinned: true } : row,
  );

export const Profile = ({ handle }: { handle: string }): ReactNode => (
  <>
    <Title back>@{handle}</Title>
    <Box look="profile">
      <Box look="profile-banner" />
      <Avatar handle={handle} size={134} linked={false} />
      <Box data-testid="UserName" look="profile-name">
        <b>@{handle}</b>
      </Box>
      <button
        type="button"
        role="button"
        data-testid="sendDMFromProfile"
        className="css-175oi2r pill is-quiet"
      >
        <Icon name="chat" />
      </button>
    </Box>
    <Timeline
      key={handle}
      operation="UserTweets"
      variables={{ screen_name: handle }}
      label={`${handle}’s posts`}
      arrange={pinFirst}
    />
  </>
);

export const Status = ({ postId }: { postId: string }): ReactNode => {
  // Ancestors are joined to the focal post by lines; what follows it stands alone.
  const arrange = useCallback(
    (rows: Row[]): Row[] => {
      const focal = rows.findIndex((row) => row.kind === 'post' && row.postId === postId);
      return rows.map((row, index) =>
        row.kind === 'post' && index <= focal ? { ...row, above: index > 0, below: index < focal } : row,
      );
    },
    [postId],
  );
  return (
    <>
      <Title back>{say('post')}</Title>
      <Timeline
        key={postId}
        operation="TweetDetail"
        variables={{ focalTweetId: postId }}
        label="Conversation"
        focalId={postId}
        arrange={arrange}
      />
    </>
  );
};
