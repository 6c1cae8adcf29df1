/** @jsxImportSource react */
// The small pieces that everything is made of: X's base box, links, icons, avatars.
import type { ComponentProps, MouseEvent, ReactNode } from 'react';
import { navigate } from './router.ts';

/** A div with X's base class of 2026, and one of ours for the looks. */
export const Box = ({ look, className, ...rest }: ComponentProps<'div'> & { look?: string }): ReactNode => (
  <div className={look ? `css-175oi2r ${look}` : (className ?? 'css-175oi2r')} {...rest} />
);
export const Span = (props: ComponentProps<'span'>): ReactNode => <span className="css-1jxf684" {...props} />;

/** An in-app link: plain clicks go through the History API, others are the browser's. */
export const Link = ({
  href,
  look,
  onClick,
  ...rest
}: Omit<ComponentProps<'a'>, 'href'> & { href: string; look?: string }): ReactNode => {
  const follow = (event: MouseEvent<HTMLAnchorElement>): void => {
    event.stopPropagation();
    onClick?.(event);
    if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    navigate(href);
  };
  return <a href={href} role="link" className={`css-175oi2r ${look ?? ''}`} onClick={follow} {...rest} />;
};

const paths = {
  logo: 'M5 4l14 16M19 4L5 20',
  home: 'M4 11l8-7 8 7v9h-6v-6h-4v6H4z',
  explore: 'M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM16 16l5 5',
  bell: 'M6 16V10a6 6 0 0 1 12 0v6l2 2H4zM10 21h4',
  chat: 'M4 5h16v12H9l-5 4z',
  person: 'M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM4 21c0-5 4-7 8-7s8 2 8 7',
  more: 'M5 12h.01M12 12h.01M19 12h.01',
  reply: 'M12 4c5 0 9 3 9 7.5S17 19 12 19l-1 0-5 3v-4.500C4 16 3 14 3 11.5 3 7 7 4 12 4z',
  repost: 'M4 9l3.5-4L11 9M7.5 5v11a2 2 0 0 0 2 2H13M20 15l-3.5 4L13 15M16.5 19V8a2 2 0 0 0-2-2H11',
  like: 'M12 20C6 16 3.5 12.5 3.5 9.2 3.5 6.5 5.5 5 7.7 5 9.6 5 11 6 12 7.6 13 6 14.4 5 16.3 5c2.2 0 4.2 1.5 4.2 4.2 0 3.3-2.5 6.8-8.5 10.800z',
  chart: 'M5 20v-6M10 20V5M15 20v-9M20 20V8',
  bookmark: 'M6 4h12v17l-6-5-6 5z',
  share: 'M12 15V3M7.5 7.500L12 3l4.5 4.500M4 14v6h16v-6',
  pen: 'M4 20c1-7 6-14 16-16-1 6-4 9-8 9M4 20l6-8',
  pin: 'M8 4h8l-1 6 3 4H6l3-4zM12 14v7',
  back: 'M20 12H5M11 5l-7 7 7 7',
  close: 'M5 5l14 14M19 5L5 19',
} as const;

export const Icon = ({
  name,
  filled,
  size = 18,
}: {
  name: keyof typeof paths;
  filled?: boolean;
  size?: number;
}): ReactNode => (
  <svg
    viewBox="0 0 24 24"
    aria-hidden="true"
    className="icon"
    width={size}
    height={size}
    data-filled={filled || undefined}
  >
    <g>
      <path d={paths[name]} />
    </g>
  </svg>
);

export const Verified = ({ label }: { label: string }): ReactNode => (
  <svg viewBox="0 0 22 22" aria-label={label} role="img" className="verified" data-testid="icon-verified">
    <g>
      <path d="M11 1l2.7 2 3.3-.3 1 3.2 2.8 1.800L19.7 11l1.1 3.3-2.8 1.8-1 3.2-3.3-.300L11 21l-2.7-2-3.3.3-1-3.2-2.8-1.800L2.3 11 1.2 7.7 4 5.900l1-3.2 3.3.300z" />
      <path d="M7 11.200l2.8 2.800L15 8.5" className="verified-tick" />
    </g>
  </svg>
);

/** Everybody's picture: a gradient of their own and their first letter, in as many boxes as X uses. */
const Face = ({ handle }: { handle: string }): ReactNode => {
  const hue = [...handle.toLowerCase()].reduce((sum, c) => (sum * 33 + c.charCodeAt(0)) % 360, 11);
  const background = handle.startsWith('acme')
    ? 'linear-gradient(135deg, rgb(18 92 80), rgb(52 160 130))'
    : `linear-gradient(135deg, hsl(${hue} 62% 48%), hsl(${(hue + 50) % 360} 58% 62%))`;
  return (
    <>
      <Box look="over">
        <Box />
      </Box>
      <Box look="over">
        <Box />
      </Box>
      <Box look="over">
        <Box>
          <div className="square" />
          <div className="over">
            <Box look="face" style={{ background }}>
              <Span aria-hidden="true">{handle.charAt(0).toUpperCase()}</Span>
            </Box>
          </div>
        </Box>
      </Box>
      <Box look="over">
        <Box />
      </Box>
    </>
  );
};

interface AvatarProps {
  handle: string;
  size?: number;
  linked?: boolean;
}

export const Avatar = ({ handle, size = 40, linked = true }: AvatarProps): ReactNode => (
  <Box
    data-testid={`UserAvatar-Container-${handle}`}
    style={{ width: size, height: size, fontSize: size * 0.42 }}
  >
    <div className="square" />
    <div className="over">
      <Box>
        <div className="square" />
        <div className="over">
          <Box look="over">
            {linked ? (
              <Link href={`/${handle}`} aria-hidden="true" tabIndex={-1} look="over">
                <Face handle={handle} />
              </Link>
            ) : (
              <Box role="presentation" look="over">
                <Face handle={handle} />
              </Box>
            )}
          </Box>
        </div>
      </Box>
    </div>
  </Box>
);
