/** @jsxImportSource react */
// What stands in one cell: mostly a post, sometimes a heading, a person, a folded notification, or nothing.
import type { ReactNode } from 'react';
import { Avatar, Box, Icon, Span } from './bits.tsx';
import { InlineReply } from './composer.tsx';
import type { Row } from './payload.ts';
import { Tweet } from './tweet.tsx';
import { say } from './words.ts';

export const RowView = ({ row, focalId }: { row: Row; focalId: string | undefined }): ReactNode => {
  if (row.kind === 'post') {
    const { key: _key, kind: _kind, ...props } = row;
    const focal = row.postId === focalId;
    return (
      <Box look={row.below ? 'cell has-below' : 'cell'}>
        <Box>
          <Tweet {...props} focal={focal} />
          {focal && <InlineReply postId={row.postId} />}
        </Box>
      </Box>
    );
  }
  if (row.kind === 'heading')
    return (
      <Box look="cell">
        <h2 dir="auto" role="heading" aria-level={2} className="css-146c3p1 cell-heading">
          <Span>{row.text}</Span>
        </h2>
      </Box>
    );
  if (row.kind === 'user')
    return (
      <Box look="cell">
        <Box look="user-cell" data-testid="UserCell">
          <Avatar handle={row.handle} />
          <Box look="column">
            <div dir="ltr" className="css-146c3p1 name">
              <Span>{row.name}</Span>
            </div>
            <div dir="ltr" className="css-146c3p1 dim">
              <Span>@{row.handle}</Span>
            </div>
          </Box>
          <button type="button" role="button" className="css-175oi2r pill">
            <Span>{say('follow')}</Span>
          </button>
        </Box>
      </Box>
    );
  if (row.kind === 'notification')
    return (
      <Box look="cell">
        <article role="article" tabIndex={0} data-testid="notification" className="css-175oi2r notification">
          <Icon name={row.icon === 'heart_icon' ? 'like' : 'person'} filled size={28} />
          <Box look="column">
            <Box look="faces">
              {row.handles.map((handle) => (
                <Avatar key={handle} handle={handle} size={30} />
              ))}
            </Box>
            <div dir="auto" className="css-146c3p1">
              <Span>{row.text}</Span>
            </div>
          </Box>
        </article>
      </Box>
    );
  if (row.kind === 'tombstone')
    return (
      <Box look="cell">
        <article role="article" tabIndex={0} className="css-175oi2r tombstone">
          <div dir="auto" className="css-146c3p1">
            <Span>{say('gone')}</Span>
          </div>
        </article>
      </Box>
    );
  return <Box />;
};
