// A saved file of X: a page and the address it belongs to, or responses of X's API.

export type SavedFile =
  | { kind: 'page'; html: string; url: string | undefined }
  /** One, or one a line. */
  | { kind: 'responses'; responses: unknown[] }
  | { kind: 'refused'; reason: string };

const xAddress = /https?:\/\/(?:www\.|mobile\.)?(pro\.)?(?:x|twitter)\.com(\/[^\s"'<>#]*)?/i;

/** The address that a page names as its own: canonical link, og:url, or the comment that a browser's "Save as" writes. */
const named = (html: string): string | undefined => {
  const head = html.slice(0, 2_000_000);
  const tags = [
    ...head.matchAll(/<link\b[^>]*\brel=["']?canonical\b[^>]*>/gi),
    ...head.matchAll(/<meta\b[^>]*\bog:url\b[^>]*>/gi),
    ...head.matchAll(/<!--\s*saved from url=[^>]*-->/gi),
    ...head.matchAll(/^\s*(?:url|Snapshot-Content-Location):[^\n]*/gim),
  ].map(([tag]) => tag);
  for (const tag of tags) {
    const address = xAddress.exec(tag);
    if (address) return `https://${address[1]?.toLowerCase() ?? ''}x.com${address[2] ?? '/'}`;
  }
  return undefined;
};

/** MHTML holds the page as one part of a mail: the first text/html part, decoded. */
const htmlOfMail = (mail: string): string | undefined => {
  const boundary = /boundary="?([^"\r\n;]+)"?/i.exec(mail)?.[1];
  const part = boundary
    ? mail
        .split(`--${boundary}`)
        .find((text) => /^\s*Content-Type:\s*text\/html/im.test(text.slice(0, 2_000)))
    : undefined;
  const split = part === undefined ? -1 : part.search(/\r?\n\r?\n/);
  if (part === undefined || split < 0) return undefined;
  const head = part.slice(0, split);
  const body = part.slice(split).trimStart();
  if (/transfer-encoding:\s*base64/i.test(head)) return Buffer.from(body, 'base64').toString('utf8');
  return /transfer-encoding:\s*quoted-printable/i.test(head) ? fromQuotedPrintable(body) : body;
};

const fromQuotedPrintable = (text: string): string =>
  Buffer.from(
    text
      .replace(/=\r?\n/g, '')
      .replace(/[^\x00-\x7f]/g, (character) => Buffer.from(character, 'utf8').toString('latin1'))
      .replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString('utf8');

/** Takes a file's name and bytes; gives what it holds, or why that is nothing of X. */
export const readSavedFile = (name: string, bytes: Uint8Array): SavedFile => {
  const text = unquoted(decode(bytes));
  if (/\.jsonl?$/i.test(name) || /^\s*[[{]/.test(text)) return readResponses(text);
  const isMail = /\.mht(ml)?$/i.test(name) || /^(From:|MIME-Version:|Content-Type:\s*multipart)/i.test(text);
  const html = isMail ? htmlOfMail(text) : text;
  if (html === undefined || !/<[a-z!]/i.test(html.slice(0, 100_000)))
    return { kind: 'refused', reason: 'is not a saved web page' };
  return { kind: 'page', html, url: named(isMail ? text.slice(0, 5_000) : html) };
};

const readResponses = (text: string): SavedFile => {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const responses = parsed([text]) ?? parsed(lines);
  if (responses) return { kind: 'responses', responses };
  return { kind: 'refused', reason: 'is not valid JSON; it may have been cut short' };
};

const parsed = (texts: readonly string[]): unknown[] | undefined => {
  try {
    return texts.map((text) => JSON.parse(text) as unknown);
  } catch {
    return undefined;
  }
};

/** A page that was kept as one JSON string. */
const unquoted = (text: string): string => {
  try {
    const value: unknown = text.startsWith('"') ? JSON.parse(text) : text;
    return typeof value === 'string' ? value : text;
  } catch {
    return text;
  }
};

const decode = (bytes: Uint8Array): string => {
  const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  return new TextDecoder(utf16 ? (bytes[0] === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8').decode(bytes);
};
