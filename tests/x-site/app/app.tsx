/** @jsxImportSource react */
// The frame of the page, and which page stands in it.
import { useEffect, useState, type ReactNode } from 'react';
import { Box, Span } from './bits.tsx';
import { MobileTabs, MobileTop, SideBar, SideNav } from './frame.tsx';
import { Layers } from './layers.tsx';
import { Chat } from './chat.tsx';
import { Bookmarks, Community, Foreign, List, Quotes, Replies } from './more-pages.tsx';
import { Home, Notifications, Profile, Search, Status } from './pages.tsx';
import { Deck } from './deck.tsx';
import { pageOf } from './router.ts';
import { useSite } from './store.ts';

const useWidth = (): number => {
  const [width, setWidth] = useState(innerWidth);
  useEffect(() => {
    const update = (): void => setWidth(innerWidth);
    addEventListener('resize', update);
    return () => removeEventListener('resize', update);
  }, []);
  return width;
};

const isPro = location.hostname.startsWith('pro.');

export const App = (): ReactNode => {
  const width = useWidth();
  const page = pageOf(useSite('path'), useSite('below'));
  useSite('lang');
  const mobile = width < 500;
  useEffect(() => void (document.title = `(3) ${titleOf(page)} / X`), [page]);
  return (
    <div>
      <div className="css-175oi2r" style={{ height: '100%' }}>
        <h2 className="css-175oi2r unseen">
          <Span>To view keyboard shortcuts, press question mark</Span>
        </h2>
        <Layers />
        {isPro ? (
          <Box look="app" style={{ flexDirection: 'row' }}>
            <Deck />
          </Box>
        ) : (
          <Box look="app" style={{ flexDirection: mobile ? 'column' : 'row' }}>
            {mobile ? <MobileTop /> : <SideNav wide={width >= 1265} />}
            <main role="main" className="css-175oi2r">
              <Box look="main">
                <Box data-testid="primaryColumn" look="primary">
                  <Page path={page} />
                </Box>
                {width >= 1005 && !page.startsWith('/i/chat') && <SideBar />}
              </Box>
            </main>
            {mobile && <MobileTabs />}
          </Box>
        )}
      </div>
    </div>
  );
};

const titleOf = (path: string): string => {
  const [first = 'home'] = path.slice(1).split(/[/?]/);
  return first.charAt(0).toUpperCase() + first.slice(1);
};

const Page = ({ path }: { path: string }): ReactNode => {
  const url = new URL(path, location.origin);
  const [first, second, third, fourth] = url.pathname.slice(1).split('/');
  if (!first || first === 'home' || first === 'explore') return <Home />;
  if (first === 'notifications') return <Notifications mentions={second === 'mentions'} />;
  if (first === 'search')
    return <Search query={url.searchParams.get('q') ?? ''} top={url.searchParams.get('f') === 'top'} />;
  if (first === 'hashtag') return <Search query={`#${decodeURIComponent(second ?? '')}`} />;
  if (first === 'messages') return <Chat conversation={second} />;
  if (first === 'i') return <UnderI url={url} />;
  if (first === 'tos' || first === 'oauth') return <Foreign />;
  if (second === 'status' && third)
    return fourth === 'quotes' ? <Quotes postId={third} /> : <Status postId={third} />;
  return second === 'with_replies' ? <Replies handle={first} /> : <Profile handle={first} />;
};

/** X's pages that belong to nobody. */
const UnderI = ({ url }: { url: URL }): ReactNode => {
  const [, what, of, id] = url.pathname.slice(1).split('/');
  if (what === 'chat') return <Chat conversation={of} />;
  if (what === 'lists') return <List />;
  if (what === 'communities') return <Community />;
  if (what === 'bookmarks' || what === 'history') return <Bookmarks />;
  if (what === 'tweetdeck') return <Foreign old />;
  const ofNobody = what === 'status' ? of : what === 'web' && of === 'status' ? id : undefined;
  return ofNobody ? <Status postId={ofNobody} /> : <Home />;
};
