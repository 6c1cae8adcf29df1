/** @jsxImportSource react */
// Name, handle and time. In a post they are links; in a quote block plain text, and the time has no link either.
import type { ReactNode } from 'react';
import { changed } from '../changes.ts';
import { Box, Link, Span, Verified } from './bits.tsx';
import type { PostView } from './store.ts';
import { say, shortTime } from './words.ts';

interface Props {
  post: PostView;
  id?: string;
  time: boolean;
  stacked?: boolean;
  inQuote?: boolean;
}

/** The link of the time; an edited post's leads to its history. */
export const permalink = (post: PostView): string =>
  `/${post.handle}/status/${post.id}${post.edited ? '/history' : ''}`;

const TimeOf = ({ post }: { post: PostView }): ReactNode => {
  const shown = shortTime(post.publishedAt);
  if (changed('no-time')) return <span>{shown}</span>;
  return <time dateTime={new Date(post.publishedAt).toISOString()}>{shown}</time>;
};

/** The time in the link to its post. */
export const When = ({ post }: { post: PostView }): ReactNode => {
  const isOut = changed('time-out-of-link');
  return (
    <>
      <Link href={permalink(post)} dir="ltr" look="dim" aria-label={shortTime(post.publishedAt)}>
        {isOut ? <Span>#</Span> : <TimeOf post={post} />}
      </Link>
      {isOut && <TimeOf post={post} />}
    </>
  );
};

export const UserName = ({ post, id, time, stacked = false, inQuote = false }: Props): ReactNode => {
  const name = (
    <Box look="name-row">
      <div dir="ltr" className="css-146c3p1 name">
        <Span>
          <Span>{post.name}</Span>
        </Span>
      </div>
      <div dir="ltr" className="css-146c3p1 badges">
        <Span>
          {post.verified && <Verified label={say('verified')} />}
          {post.affiliate && (
            <div tabIndex={0} className="css-175oi2r affiliate" role="link">
              <Box />
            </div>
          )}
        </Span>
      </div>
    </Box>
  );
  const handle = (
    <div dir="ltr" className="css-146c3p1 dim">
      <Span>@{post.handle}</Span>
    </div>
  );
  const when = <TimeOf post={post} />;
  return (
    <Box
      id={id}
      data-testid={changed('user-name-gone') ? undefined : 'User-Name'}
      look={stacked ? 'user-name is-stacked' : 'user-name'}
    >
      <Box look="shrink">
        <Box>{inQuote ? <Box>{name}</Box> : <Link href={`/${post.handle}`}>{name}</Link>}</Box>
      </Box>
      <Box look="shrink">
        <Box look="handle-row">
          <Box look="shrink">
            {inQuote ? (
              <Box tabIndex={-1}>{handle}</Box>
            ) : (
              <Link href={`/${post.handle}`} tabIndex={-1}>
                {handle}
              </Link>
            )}
          </Box>
          {time && (
            <>
              <div dir="ltr" aria-hidden="true" className="css-146c3p1 dim dot">
                <Span>·</Span>
              </div>
              <Box look="when">
                {inQuote ? (
                  <div dir="ltr" className="css-146c3p1 dim">
                    {when}
                  </div>
                ) : (
                  <When post={post} />
                )}
              </Box>
            </>
          )}
        </Box>
      </Box>
    </Box>
  );
};
