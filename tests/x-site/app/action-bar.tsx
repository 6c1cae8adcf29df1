/** @jsxImportSource react */
// The row of buttons under a post. Toggled buttons change their test id, as on X.
import { Children, useId, type ReactNode } from 'react';
import { changed } from '../changes.ts';
import { Box, Icon, Link, Span } from './bits.tsx';
import { navigate } from './router.ts';
import { toggle, useSite, type PostView } from './store.ts';
import { say, shortCount } from './words.ts';

interface ButtonProps {
  testId?: string;
  label: string;
  icon: Parameters<typeof Icon>[0]['name'];
  count?: number;
  on?: boolean;
  act?: () => void;
}

const Inside = ({ icon, count, on }: Pick<ButtonProps, 'icon' | 'count' | 'on'>): ReactNode => (
  <div dir="ltr" className="css-146c3p1 action">
    <Box>
      <Box />
      <Icon name={icon} filled={on ?? false} />
    </Box>
    {count !== undefined && (
      <Box>
        <span data-testid="app-text-transition-container">
          <Span>{count > 0 && <Span>{shortCount(count)}</Span>}</Span>
        </span>
      </Box>
    )}
  </div>
);

const ActionButton = ({ testId, label, act, ...rest }: ButtonProps): ReactNode => (
  <Box look="action-cell">
    <button
      aria-label={label}
      role="button"
      className={`css-175oi2r action-button ${testId?.startsWith('un') || testId === 'removeBookmark' ? 'is-on' : ''} kind-${rest.icon}`}
      data-testid={testId}
      type="button"
      onClick={(event) => {
        event.stopPropagation();
        act?.();
      }}
    >
      <Inside {...rest} />
    </button>
  </Box>
);

/** On timelines the bookmark lives in the share menu since September 2026; the focal post of a status page still has it, and no analytics link. */
export const ActionBar = ({ post, focal }: { post: PostView; focal: boolean }): ReactNode => {
  const { counts } = post;
  const bookmarks = useSite('bookmarks');
  const id = `id__${useId().replace(/\W/g, '')}bar`;
  const label = `${counts.replies} ${say('reply')}, ${counts.reposts} ${say('repost')}, ${counts.likes} ${say('like')}, ${counts.bookmarks} ${say('bookmark')}, ${counts.views} ${say('views')}`;
  if (changed('bar-gone')) return null;
  const actions = (
    <>
      <ActionButton
        testId="reply"
        icon="reply"
        label={`${counts.replies} ${say('reply')}`}
        count={counts.replies}
        act={() => navigate(`/compose/post?in_reply_to=${post.id}`)}
      />
      <ActionButton
        testId={post.reposted ? 'unretweet' : 'retweet'}
        icon="repost"
        label={`${counts.reposts} ${say('repost')}`}
        count={counts.reposts}
        on={post.reposted}
        act={() => toggle(post.id, 'reposted')}
      />
      <ActionButton
        testId={post.liked ? 'unlike' : 'like'}
        icon="like"
        label={`${counts.likes} ${say('like')}`}
        count={counts.likes}
        on={post.liked}
        act={() => toggle(post.id, 'liked')}
      />
      {!focal && (
        <Box look="action-cell">
          <Link
            href={`/${post.handle}/status/${post.id}/analytics`}
            aria-label={`${counts.views} ${say('views')}. ${say('analytics')}`}
            look="action-button kind-chart"
          >
            <Inside icon="chart" count={counts.views} />
          </Link>
        </Box>
      )}
      {(focal || bookmarks) && (
        <ActionButton
          testId={post.bookmarked ? 'removeBookmark' : 'bookmark'}
          icon="bookmark"
          label={say('bookmark')}
          count={counts.bookmarks}
          on={post.bookmarked}
          act={() => toggle(post.id, 'bookmarked')}
        />
      )}
      <Box look="action-cell action-last">
        <ActionButton icon="share" label={say('share')} />
      </Box>
    </>
  );
  return (
    <div aria-label={label} role="group" className="css-175oi2r action-bar" id={id}>
      {changed('bar-order') ? Children.toArray(actions.props.children).toReversed() : actions}
    </div>
  );
};
