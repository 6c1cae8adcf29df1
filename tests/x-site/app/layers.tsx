/** @jsxImportSource react */
// Menus and dialogs. All of them live in #layers, before the app in the document and above it (z-index 1).
import type { ReactNode } from 'react';
import { Avatar, Box, Icon, Link, Span } from './bits.tsx';
import { Composer } from './composer.tsx';
import { PhotoDialog } from './photo-dialog.tsx';
import { isPhoto } from './router.ts';
import { getPost, setState, useSite } from './store.ts';
import { UserName } from './user-name.tsx';
import { TweetText } from './tweet-text.tsx';
import { say } from './words.ts';

export const accounts = ['acmecare', 'acme'] as const;

export const Layers = (): ReactNode => {
  const path = useSite('path');
  const menu = useSite('menu');
  const sent = useSite('sent');
  return (
    <div id="layers" className="css-175oi2r" style={{ zIndex: 1 }}>
      <Box look="drawer">
        <Box data-testid="chat-drawer-root">
          <Box data-testid="chat-drawer-main" look="drawer-button">
            <Icon name="chat" size={22} />
          </Box>
        </Box>
      </Box>
      {path.startsWith('/compose/') && <ComposeDialog path={path} />}
      {isPhoto(path) && <PhotoDialog path={path} />}
      {sent && <SentToast {...sent} />}
      {menu && (
        <Box>
          <Box look="layer-back" onClick={() => setState({ menu: undefined })} />
          {menu === 'account' ? <AccountMenu /> : <CaretMenu />}
        </Box>
      )}
    </div>
  );
};

const ComposeDialog = ({ path }: { path: string }): ReactNode => {
  const replyTo = new URLSearchParams(path.split('?')[1]).get('in_reply_to') ?? undefined;
  const parent = replyTo ? getPost(replyTo) : undefined;
  const close = (): void => history.back();
  return (
    <Box>
      <Box look="mask" data-testid="mask" onClick={close} />
      <div role="dialog" aria-modal="true" aria-labelledby="modal-header" className="css-175oi2r dialog">
        <Box look="dialog-head" id="modal-header">
          <button
            type="button"
            role="button"
            aria-label="Close"
            data-testid="app-bar-close"
            className="css-175oi2r caret"
            onClick={close}
          >
            <Icon name="close" size={20} />
          </button>
        </Box>
        {parent && (
          <article role="article" tabIndex={0} data-testid="tweet" className="css-175oi2r dialog-parent">
            <Avatar handle={parent.handle} />
            <Box look="column">
              <UserName post={parent} time />
              <TweetText post={parent} />
            </Box>
          </article>
        )}
        <Composer
          placeholder={replyTo ? say('postReply') : say('happening')}
          button={{ testId: 'tweetButton', label: replyTo ? say('reply') : say('post') }}
          onSent={close}
          focus
          {...(replyTo ? { replyTo } : {})}
        />
      </div>
    </Box>
  );
};

/** What X says of a reply that it does not show where one is. */
const SentToast = ({ id, handle }: { id: string; handle: string }): ReactNode => (
  <Box data-testid="toast" role="alert" look="sent-toast">
    <Span>{say('sent')}</Span>{' '}
    <Link href={`/${handle}/status/${id}`}>
      <Span>{say('view')}</Span>
    </Link>
  </Box>
);

/** X reloads the page to change accounts; the choice waits in the session. */
const switchTo = (handle: string): void => {
  sessionStorage.setItem('account', handle);
  location.reload();
};

const AccountMenu = (): ReactNode => (
  <div role="menu" className="css-175oi2r menu menu-account" data-testid="HoverCard">
    {accounts.map((handle) => (
      <button
        key={handle}
        type="button"
        role="menuitem"
        data-testid="UserCell"
        className="css-175oi2r menu-row"
        onClick={() => switchTo(handle)}
      >
        <Avatar handle={handle} linked={false} />
        <Span>@{handle}</Span>
      </button>
    ))}
  </div>
);

const CaretMenu = (): ReactNode => (
  <div role="menu" className="css-175oi2r menu" data-testid="Dropdown">
    {['Not interested in this post', 'Mute', 'Block', 'Report post'].map((label) => (
      <div
        key={label}
        role="menuitem"
        tabIndex={0}
        className="css-175oi2r menu-row"
        onClick={() => setState({ menu: undefined })}
      >
        <Span>{label}</Span>
      </div>
    ))}
  </div>
);
