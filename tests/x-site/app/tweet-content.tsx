/** @jsxImportSource react */
// Between a post's header and its action bar: whom it answers, text, media, quote.
import type { ReactNode } from 'react';
import { Box, Link, Span } from './bits.tsx';
import { QuoteBlock } from './quote.tsx';
import { updatePost, type PostView } from './store.ts';
import { TweetText } from './tweet-text.tsx';
import { say } from './words.ts';

export const ReplyingTo = ({ handles }: { handles: string[] }): ReactNode =>
  handles.length > 0 && (
    <div dir="ltr" className="css-146c3p1 dim replying">
      {say('replyingTo')}{' '}
      {handles.map((handle) => (
        <Link key={handle} href={`/${handle}`} dir="ltr" look="entity">
          <Span>@{handle}</Span>
        </Link>
      ))}
    </div>
  );

export const Content = ({ post, id }: { post: PostView; id: string }): ReactNode => (
  <>
    <Box look="text-row">
      {post.text !== '' && <TweetText post={post} id={`${id}text`} />}
      {post.longText && !post.expanded && (
        <button
          dir="ltr"
          role="button"
          className="css-146c3p1 show-more"
          data-testid="tweet-text-show-more-link"
          type="button"
          onClick={(event) => (event.stopPropagation(), updatePost(post.id, () => ({ expanded: true })))}
        >
          <Span>{say('showMore')}</Span>
        </button>
      )}
    </Box>
    {post.media && <Media post={post} />}
    {(post.quoteId || post.quoteGone) && <QuoteBlock postId={post.quoteId} />}
  </>
);

/** X wraps its video players in `placementTracking` too: a trap for whoever looks for adverts inside the post. */
const Media = ({ post }: { post: PostView }): ReactNode => {
  const hue = Number(post.id.slice(-3)) % 360;
  const picture = (
    <Box
      look="media"
      data-testid={post.media === 'video' ? 'videoPlayer' : 'tweetPhoto'}
      style={{
        background: `linear-gradient(160deg, hsl(${hue} 28% 82%), hsl(${hue + 40} 30% 62%) 60%, hsl(${hue + 20} 26% 44%))`,
      }}
    />
  );
  if (post.media === 'video') return <Box data-testid="placementTracking">{picture}</Box>;
  return <Link href={`/${post.handle}/status/${post.id}/photo/1`}>{picture}</Link>;
};
