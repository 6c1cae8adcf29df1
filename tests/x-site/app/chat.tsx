/** @jsxImportSource react */
// X Chat. Everything said in it is a canary: no overlay has any business with it.
import { useEffect, useState, type ReactNode } from 'react';
import { canary } from '../world/canary.ts';
import { Avatar, Box, Link, Span } from './bits.tsx';
import { say } from './words.ts';
import { ask } from './xhr.ts';

/** `conversation`: "<id>-<id>", ours and theirs, as in the address. Without one only the inbox is there. */
export const Chat = ({ conversation }: { conversation: string | undefined }): ReactNode => {
  const [person, setPerson] = useState({ handle: '', name: '' });
  useEffect(() => {
    const ids = conversation?.split('-') ?? [];
    if (ids.length === 0) return setPerson({ handle: '', name: '' });
    void ask('GetInitialXChatPageQuery', { with: ids.slice(1) }).then((answer) =>
      setPerson((answer as { data: typeof person }).data),
    );
  }, [conversation]);
  return (
    <Box data-testid="dm-container" look="chat">
      <Box data-testid="dm-inbox-panel" look="chat-list">
        <h2 data-testid="dm-inbox-title">{say('chat')}</h2>
        <Box data-testid="dm-conversation-item-1802000001:1700000000" look="trend">
          <b>Mara Lind</b>
          <Span>@acmecare {canary} in the inbox</Span>
        </Box>
      </Box>
      <Box data-testid="dm-conversation-panel" look="chat-panel">
        <Box data-testid="dm-conversation-header">
          {person.handle && (
            <Box look="user-cell">
              <Avatar handle={person.handle} />
              <Link href={`/${person.handle}`}>
                <b>{person.name}</b>
              </Link>
            </Box>
          )}
        </Box>
        <div data-testid="dm-message-scroller" role="log" className="css-175oi2r">
          <ul data-testid="dm-message-list">{person.handle && <Messages handle={person.handle} />}</ul>
        </div>
        <textarea data-testid="dm-composer-textarea" placeholder="Message" />
        <button type="button" data-testid="dm-composer-send-button" className="css-175oi2r pill">
          {say('reply')}
        </button>
      </Box>
    </Box>
  );
};

const Messages = ({ handle }: { handle: string }): ReactNode => (
  <>
    <li>
      <Span>@acmecare {canary}: my address is 4 Fern Lane</Span>
    </li>
    <li>
      <SharedPost handle={handle} />
    </li>
  </>
);

/** A post that was sent in a message is drawn like any other: it is part of the message all the same. */
const SharedPost = ({ handle }: { handle: string }): ReactNode => (
  <article role="article" tabIndex={0} data-testid="tweet" className="css-175oi2r">
    <Avatar handle={handle} />
    <Box data-testid="User-Name">
      <Link href={`/${handle}`}>
        <div dir="ltr">{canary}</div>
      </Link>
      <Link href={`/${handle}/status/1991000000000000000`}>
        <time dateTime={new Date(Date.now() - 60_000).toISOString()}>1m</time>
      </Link>
    </Box>
    <div data-testid="tweetText" dir="auto" lang="en">
      <Span>@acmecare {canary} in a post</Span>
    </div>
    <div role="group">
      <button type="button" data-testid="reply">
        0
      </button>
    </div>
  </article>
);
