/** @jsxImportSource react */
// One post. The nesting and test ids follow X's page of September 2026.
import { changed } from '../changes.ts';
import { memo, useId, type KeyboardEvent, type MouseEvent, type ReactNode } from 'react';
import { ActionBar } from './action-bar.tsx';
import { Avatar, Box, Icon, Link, Span } from './bits.tsx';
import { navigate } from './router.ts';
import { setState, usePost, type PostView } from './store.ts';
import { Content, ReplyingTo } from './tweet-content.tsx';
import { permalink, UserName, When } from './user-name.tsx';
import { longTime, say, shortCount } from './words.ts';

export interface TweetProps {
  postId: string;
  repostedBy?: { handle: string; name: string };
  promoted?: boolean;
  pinned?: boolean;
  focal?: boolean;
  /** Its parent stands right above it, its child right below. */
  above?: boolean;
  below?: boolean;
}

const isInteractive = (target: EventTarget): boolean =>
  target instanceof Element && target.closest('a, button, [role="link"], input, [contenteditable]') !== null;

export const Tweet = memo((props: TweetProps): ReactNode => {
  const post = usePost(props.postId);
  const id = `id__${useId().replace(/\W/g, '')}`;
  if (!post) return null;
  const { focal = false, promoted = false } = props;
  const open = (event: MouseEvent | KeyboardEvent): void => {
    if (!focal && !isInteractive(event.target)) navigate(`/${post.handle}/status/${post.id}`);
  };
  const Root = changed('no-article') || changed('unmarked') ? 'div' : 'article';
  const article = (
    <Root
      aria-labelledby={`${id}name ${id}text ${id}bar`}
      role="article"
      tabIndex={focal ? -1 : 0}
      className={`css-175oi2r tweet${focal ? ' is-focal' : ''}`}
      data-testid="tweet"
      onClick={open}
      onKeyDown={(event) =>
        event.key === 'Enter' &&
        event.target === event.currentTarget &&
        navigate(`/${post.handle}/status/${post.id}`)
      }
    >
      <Box key={post.generation}>
        <Box look="tweet-inside">
          <Context {...props} />
          {focal ? (
            <FocalBody post={post} id={id} />
          ) : (
            <Body post={post} id={id} {...props} promoted={promoted} />
          )}
        </Box>
      </Box>
    </Root>
  );
  return promoted ? <Box data-testid="placementTracking">{article}</Box> : article;
});

/** The line above a post: who reposted it, or that it is pinned. Only the first holds a link. */
const Context = ({ repostedBy, pinned, above }: TweetProps): ReactNode => (
  <Box>
    <Box look={above ? 'line line-above' : 'line'} />
    {(repostedBy || pinned) && (
      <Box look="context">
        <Icon name={pinned ? 'pin' : 'repost'} size={16} />
        {repostedBy ? (
          <Link href={`/${repostedBy.handle}`} dir="ltr">
            <span className="css-1jxf684" data-testid="socialContext">
              <Span>{repostedBy.name}</Span> {say('reposted')}
            </span>
          </Link>
        ) : (
          <div dir="ltr" className="css-146c3p1" data-testid="socialContext">
            {say('pinned')}
          </div>
        )}
      </Box>
    )}
  </Box>
);

const Face = ({ handle, below = false }: { handle: string; below?: boolean }): ReactNode => (
  <Box look="face-column">
    <Box>
      <Box data-testid="Tweet-User-Avatar">
        <Box>
          <Box>
            <Avatar handle={handle} />
          </Box>
        </Box>
      </Box>
    </Box>
    {below && <Box look="line-below" />}
  </Box>
);

const Caret = (): ReactNode => (
  <button
    aria-label={say('more')}
    aria-haspopup="menu"
    role="button"
    className="css-175oi2r caret"
    data-testid="caret"
    type="button"
    onClick={(event) => (event.stopPropagation(), setState({ menu: 'caret' }))}
  >
    <Icon name="more" />
  </button>
);

/** In two more boxes where X would have added some. */
const Wrapped = ({ children }: { children: ReactNode }): ReactNode =>
  changed('wrapper') ? (
    <Box>
      <Box>{children}</Box>
    </Box>
  ) : (
    children
  );

const Body = ({
  post,
  id,
  promoted = false,
  above = false,
  below = false,
}: TweetProps & { post: PostView; id: string }): ReactNode => (
  <Box look="columns">
    <Face handle={post.handle} below={below} />
    <Box look="column">
      <Box look="header">
        <UserName post={post} id={`${id}name`} time={!promoted && !changed('time-below')} />
        <Box look="header-end">
          {promoted && (
            <div dir="ltr" className="css-146c3p1 dim">
              <Span>{say('ad')}</Span>
            </div>
          )}
          <Box>
            <Box>
              <Box>
                <Caret />
              </Box>
            </Box>
          </Box>
        </Box>
      </Box>
      {!above && <ReplyingTo handles={post.replyingTo} />}
      <Wrapped>
        <Content post={post} id={id} />
      </Wrapped>
      {changed('time-below') && !promoted && <When post={post} />}
      <Box>
        <Box>
          <Wrapped>
            <ActionBar post={post} focal={false} />
          </Wrapped>
        </Box>
      </Box>
    </Box>
  </Box>
);

const FocalBody = ({ post, id }: { post: PostView; id: string }): ReactNode => (
  <>
    <Box look="columns">
      <Face handle={post.handle} />
      <Box look="header">
        <UserName post={post} id={`${id}name`} time={false} stacked />
        <Caret />
      </Box>
    </Box>
    <Content post={post} id={id} />
    <Box look="permalink-row">
      <div dir="ltr" className="css-146c3p1">
        <Link href={permalink(post)} dir="ltr" aria-label={longTime(post.publishedAt)}>
          <time dateTime={new Date(post.publishedAt).toISOString()}>{longTime(post.publishedAt)}</time>
        </Link>
      </div>
      <div dir="ltr" aria-hidden="true" className="css-146c3p1 dot">
        <Span>·</Span>
      </div>
      <Link href={`/${post.handle}/status/${post.id}/analytics`} dir="ltr" look="views">
        <Box>
          <span data-testid="app-text-transition-container">
            <Span>
              <Span>{shortCount(post.counts.views)}</Span>
            </Span>
          </span>
        </Box>{' '}
        <Span>{say('views')}</Span>
      </Link>
    </Box>
    <Box>
      <ActionBar post={post} focal />
    </Box>
  </>
);
