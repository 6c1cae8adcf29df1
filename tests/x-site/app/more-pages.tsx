/** @jsxImportSource react */
// The routes beside the main ones: lists, communities, quotes, bookmarks, replies of a profile; and pages that are not X's app.
import type { ReactNode } from 'react';
import { Box } from './bits.tsx';
import { Tab, Title } from './pages.tsx';
import { Timeline } from './timeline.tsx';
import { say } from './words.ts';

export const List = (): ReactNode => (
  <>
    <Title back>Kitchens</Title>
    <Timeline operation="ListLatestTweetsTimeline" label="List" />
  </>
);

export const Community = (): ReactNode => (
  <>
    <Title back>Menders</Title>
    <Timeline operation="CommunityTweetsTimeline" label="Community" />
  </>
);

export const Bookmarks = (): ReactNode => (
  <>
    <Title back>{say('bookmark')}</Title>
    <Timeline operation="Bookmarks" label="Bookmarks" />
  </>
);

export const Quotes = ({ postId }: { postId: string }): ReactNode => (
  <>
    <Title back>Quotes</Title>
    <Timeline key={postId} operation="QuotesOf" variables={{ focalTweetId: postId }} label="Quotes" />
  </>
);

export const Replies = ({ handle }: { handle: string }): ReactNode => (
  <>
    <Title back>@{handle}</Title>
    <div role="tablist" className="css-175oi2r" data-testid="ScrollSnap-List">
      <Tab word="post" on={false} href={`/${handle}`} />
      <Tab word="reply" on href={`/${handle}/with_replies`} />
    </div>
    <Timeline
      key={handle}
      operation="UserTweetsAndReplies"
      variables={{ screen_name: handle }}
      label={`${handle}’s replies`}
    />
  </>
);

/** Law, signing in elsewhere, or (`old`) another extension's TweetDeck. They show posts to tempt whoever should stay away. */
export const Foreign = ({ old = false }: { old?: boolean }): ReactNode => (
  <Box className={old ? 'js-app-columns' : 'css-175oi2r'}>
    <Timeline operation="HomeTimeline" label="Not the app" />
  </Box>
);
