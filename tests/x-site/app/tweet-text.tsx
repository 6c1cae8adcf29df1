/** @jsxImportSource react */
// A post's text as X draws it: emoji are pictures, links are split into hidden and shown parts, breaks stay "\n".
import type { ReactNode } from 'react';
import { Link, Span } from './bits.tsx';
import type { PostView } from './store.ts';

const token = /(https?:\/\/[^\s]+)|(@\w{1,15})|(#[\p{L}\p{N}_]+)|(\p{Extended_Pictographic}\uFE0F?)/gu;

export const TweetText = ({
  post,
  id,
  inQuote = false,
}: {
  post: PostView;
  id?: string;
  inQuote?: boolean;
}): ReactNode => (
  <div dir="auto" lang={post.lang} id={id} data-testid="tweetText" className="css-146c3p1 tweet-text">
    {pieces(post.expanded ? (post.longText ?? post.text) : post.text, post.shownByLink, inQuote)}
  </div>
);

const pieces = (text: string, shownByLink: Record<string, string>, inQuote: boolean): ReactNode[] => {
  const out: ReactNode[] = [];
  let from = 0;
  const plain = (to: number): void => {
    if (to > from) out.push(<Span key={from}>{text.slice(from, to)}</Span>);
  };
  for (const match of text.matchAll(token)) {
    plain(match.index);
    const [word, url, mention, tag] = match;
    const key = `t${match.index}`;
    if (url) out.push(<WebLink key={key} url={url} target={shownByLink[url] ?? url} inQuote={inQuote} />);
    else if (mention || tag) out.push(<Entity key={key} word={word} inQuote={inQuote} />);
    else
      out.push(
        <img
          key={key}
          alt={word}
          draggable={false}
          src={emojiPicture(word)}
          className="emoji"
          title={word}
        />,
      );
    from = match.index + word.length;
  }
  plain(text.length);
  return out;
};

const Entity = ({ word, inQuote }: { word: string; inQuote: boolean }): ReactNode => {
  if (inQuote) return <Span className="entity">{word}</Span>;
  const href = word.startsWith('@')
    ? `/${word.slice(1)}`
    : `/hashtag/${encodeURIComponent(word.slice(1))}?src=hashtag_click`;
  return (
    <Span>
      <Link href={href} dir="ltr" look="entity">
        {word}
      </Link>
    </Span>
  );
};

const WebLink = ({ url, target, inQuote }: { url: string; target: string; inQuote: boolean }): ReactNode => {
  const [, scheme = '', rest = ''] = /^(https?:\/\/)(.*)$/.exec(target) ?? [];
  const inside = (
    <>
      <span aria-hidden="true" className="hidden-part">
        {scheme}
      </span>
      {rest.slice(0, 27)}
      {rest.length > 27 && (
        <>
          <span aria-hidden="true" className="hidden-part">
            {rest.slice(27)}
          </span>
          <span aria-hidden="true">…</span>
        </>
      )}
    </>
  );
  if (inQuote) return <span dir="ltr">{inside}</span>;
  return (
    <a
      dir="ltr"
      href={url}
      rel="noopener noreferrer nofollow"
      target="_blank"
      role="link"
      className="entity"
      onClick={(event) => event.stopPropagation()}
    >
      {inside}
    </a>
  );
};

const drawings: Record<string, string> = {
  '😡': '<circle cx="18" cy="18" r="17" fill="#DA2F47"/><path d="M8 13l7 3M28 13l-7 3M11 27c4-5 10-5 14 0" stroke="#292F33" stroke-width="2.5" fill="none"/>',
  '🎉': '<path d="M4 33L13 12l11 11z" fill="#FFCC4D"/><g fill="#EA596E"><circle cx="24" cy="7" r="3"/><circle cx="31" cy="17" r="2.5"/></g><g fill="#55ACEE"><circle cx="15" cy="5" r="2.5"/><circle cx="30" cy="28" r="3"/></g>',
  '🙏': '<path d="M17 4v22l-7 7-5-5 6-8V12z" fill="#FFDC5D"/><path d="M19 4v22l7 7 5-5-6-8V12z" fill="#EF9645"/>',
  '❤️': '<path d="M18 33C8 25 2 19 2 12c0-5 4-8 8-8 3 0 6 2 8 5 2-3 5-5 8-5 4 0 8 3 8 8 0 7-6 13-16 21z" fill="#DD2E44"/>',
  '🔥': '<path d="M18 35c-9 0-13-6-13-12C5 15 12 12 13 2c6 4 8 8 8 12 2-1 3-3 3-5 5 5 7 10 7 14 0 6-4 12-13 12z" fill="#F4900C"/>',
  '🚀': '<path d="M33 3c-9 0-18 6-22 16l6 6C27 21 33 12 33 3z" fill="#99AAB5"/><path d="M11 19l-7 3 4-9zM17 25l-3 7 9-4z" fill="#DD2E44"/><circle cx="23" cy="13" r="3.5" fill="#55ACEE"/>',
};
const emojiPicture = (emoji: string): string =>
  `data:image/svg+xml,${encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 36">${drawings[emoji] ?? '<circle cx="18" cy="18" r="17" fill="#FFCC4D"/>'}</svg>`)}`;
