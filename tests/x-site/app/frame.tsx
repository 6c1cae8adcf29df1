/** @jsxImportSource react */
// What stands around the column: navigation with the account switcher, the right side, the bars of the mobile layout.
import type { FormEvent, ReactNode } from 'react';
import { Avatar, Box, Icon, Link, Span } from './bits.tsx';
import { navigate } from './router.ts';
import { setState, useSite } from './store.ts';
import { say, type Word } from './words.ts';

const tabs = [
  { testId: 'AppTabBar_Home_Link', href: '/home', icon: 'home', word: 'home' },
  { testId: 'AppTabBar_Explore_Link', href: '/explore', icon: 'explore', word: 'explore' },
  { testId: 'AppTabBar_Notifications_Link', href: '/notifications', icon: 'bell', word: 'notifications' },
  { testId: 'AppTabBar_DirectMessage_Link', href: '/i/chat', icon: 'chat', word: 'chat' },
] as const;

/** Icons alone below 1265 px. A late switcher comes when `switcher` turns true. */
export const SideNav = ({ wide }: { wide: boolean }): ReactNode => {
  const account = useSite('account');
  const switcher = useSite('switcher');
  const path = useSite('path');
  const tab = (
    testId: string | undefined,
    href: string,
    icon: Parameters<typeof Icon>[0]['name'],
    word: Word,
  ): ReactNode => (
    <Link
      key={href}
      href={href}
      aria-label={say(word)}
      data-testid={testId}
      look={`tab${path.startsWith(href) ? ' is-here' : ''}`}
    >
      <Icon name={icon} size={26} />
      {wide && (
        <div dir="ltr" className="css-146c3p1">
          <Span>{say(word)}</Span>
        </div>
      )}
    </Link>
  );
  return (
    <header role="banner" className={`css-175oi2r banner${wide ? ' is-wide' : ''}`}>
      <Box look="banner-inside">
        <Box>
          <h1 role="heading" className="css-175oi2r">
            <Link href="/home" aria-label="X" look="tab">
              <Icon name="logo" size={28} />
            </Link>
          </h1>
          <nav aria-label="Primary" role="navigation" className="css-175oi2r">
            {tabs.map(({ testId, href, icon, word }) => tab(testId, href, icon, word))}
            {tab(undefined, '/i/history', 'bookmark', 'bookmark')}
            {tab('AppTabBar_Profile_Link', `/${account}`, 'person', 'profile')}
            <button
              type="button"
              role="button"
              aria-label={say('more')}
              data-testid="AppTabBar_More_Menu"
              className="css-175oi2r tab"
            >
              <Icon name="more" size={26} />
              {wide && <Span>{say('more')}</Span>}
            </button>
          </nav>
          <Link
            href="/compose/post"
            aria-label={say('post')}
            data-testid="SideNav_NewTweet_Button"
            look="new-post"
          >
            {wide ? <Span>{say('post')}</Span> : <Icon name="pen" size={24} />}
          </Link>
        </Box>
        {switcher && (
          <button
            type="button"
            role="button"
            aria-label={say('account')}
            data-testid="SideNav_AccountSwitcher_Button"
            className="css-175oi2r switcher"
            onClick={() => setState({ menu: 'account' })}
          >
            <Avatar handle={account} linked={false} />
            {wide && (
              <Box look="column">
                <Span>{account === 'acme' ? 'Acme' : 'Acme Care'}</Span>
                <span className="dim">@{account}</span>
              </Box>
            )}
          </button>
        )}
      </Box>
    </header>
  );
};

const search = (event: FormEvent<HTMLFormElement>): void => {
  event.preventDefault();
  const words = new FormData(event.currentTarget).get('q');
  navigate(`/search?q=${encodeURIComponent(String(words ?? ''))}&src=typed_query&f=live`);
};

export const SideBar = (): ReactNode => (
  <Box data-testid="sidebarColumn" look="sidebar">
    <form action="#" role="search" aria-label={say('search')} onSubmit={search} className="css-175oi2r">
      <input name="q" data-testid="SearchBox_Search_Input" placeholder={say('search')} autoComplete="off" />
    </form>
    <Box look="card">
      <h2>{say('trends')}</h2>
      {['#acmedown', 'Night trains', '#baking', 'Moss green'].map((trend, index) => (
        <Box key={trend} data-testid="trend" look="trend">
          <span className="dim">{index === 0 ? 'Trending in Kitchens' : 'Trending'}</span>
          <b>{trend}</b>
        </Box>
      ))}
    </Box>
    <nav className="fine-print">Terms · Privacy · Cookies · Stand-in for tests</nav>
  </Box>
);

/** Below 500 px: bars above and below, and no account switcher anywhere. */
export const MobileTop = (): ReactNode => (
  <Box data-testid="TopNavBar" look="top-bar">
    <Icon name="logo" size={24} />
  </Box>
);
export const MobileTabs = (): ReactNode => (
  <Box data-testid="BottomBar" look="bottom-bar">
    {tabs.map(({ testId, href, icon, word }) => (
      <Link key={href} href={href} aria-label={say(word)} data-testid={testId}>
        <Icon name={icon} size={26} />
      </Link>
    ))}
  </Box>
);
