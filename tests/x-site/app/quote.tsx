/** @jsxImportSource react */
// A quoted post: not a tweet root, no links, and its id nowhere to be seen.
import type { ReactNode } from 'react';
import { Avatar, Box, Span } from './bits.tsx';
import { navigate } from './router.ts';
import { usePost } from './store.ts';
import { TweetText } from './tweet-text.tsx';
import { UserName } from './user-name.tsx';
import { say } from './words.ts';

export const QuoteBlock = ({ postId }: { postId: string | undefined }): ReactNode => {
  const post = usePost(postId ?? '');
  if (!post)
    return (
      <Box>
        <article role="article" tabIndex={-1} className="css-175oi2r gone">
          <Box>
            <div dir="auto" className="css-146c3p1 dim">
              <Span>{say('gone')}</Span>
            </div>
          </Box>
        </article>
      </Box>
    );
  return (
    <Box>
      <Box>
        <div dir="ltr" className="css-146c3p1 unseen">
          <Span>{say('quote')}</Span>
        </div>
        <div
          tabIndex={0}
          className="css-175oi2r quote"
          role="link"
          onClick={(event) => (event.stopPropagation(), navigate(`/${post.handle}/status/${post.id}`))}
        >
          <Box look="quote-header">
            <Box data-testid="Tweet-User-Avatar">
              <Avatar handle={post.handle} size={20} linked={false} />
            </Box>
            <UserName post={post} time inQuote />
          </Box>
          {post.replyingTo.length > 0 && (
            <div dir="ltr" className="css-146c3p1 dim">
              {say('replyingTo')}{' '}
              {post.replyingTo.map((handle) => (
                <span key={handle} dir="ltr">
                  <Span>@{handle}</Span>
                </span>
              ))}
            </div>
          )}
          {post.text !== '' && (
            <Box>
              <TweetText post={post} inQuote />
            </Box>
          )}
        </div>
      </Box>
    </Box>
  );
};
