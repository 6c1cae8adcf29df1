// A response is read tweet by tweet, so that one of a million characters, or one made to be slow, never holds up the page.
import { glean, type Facts } from './glean.ts';

/** What stands before a tweet; quoted and reposted ones stand inside of another. */
const marks = ['"tweet_results"', '"tweetResult"'];
/** With a quoted post of 25,000 characters, a tweet stays below this. */
const maxPiece = 100_000;
/** X sends some hundred at most. */
const maxPieces = 500;

/** The facts of each post in the text of a response, a tweet at each step. What is no JSON says nothing; never throws. */
export function* factsIn(text: string): Generator<Facts[], void> {
  let at = 0;
  const next = marks.map((mark) => ({ mark, at: -1 }));
  for (let count = 0; count < maxPieces; count++) {
    for (const each of next) if (each.at < at) each.at = placeOf(text, each.mark, at);
    const found = next.reduce((a, b) => (b.at < a.at ? b : a));
    if (found.at === Infinity) return;
    const from = text.indexOf(':', found.at + found.mark.length) + 1;
    const piece = valueAt(text.slice(from, from + maxPiece));
    at = from + (piece?.length ?? 0);
    if (from === 0) return;
    yield glean(piece === undefined ? undefined : parsed(piece));
  }
}

const placeOf = (text: string, mark: string, from: number): number => {
  const at = text.indexOf(mark, from);
  return at < 0 ? Infinity : at;
};

/** The object or list that a text begins with; undefined where none does, or where it does not end. */
const valueAt = (text: string): string | undefined => {
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    const char = text[i];
    if (char === '"') i = endOfString(text, i);
    else if (char === '{' || char === '[') depth++;
    else if (char === '}' || char === ']') depth--;
    else if (depth === 0 && char !== ' ') return undefined;
    if (depth === 0 && char !== ' ') return text.slice(0, i + 1);
  }
  return undefined;
};

const endOfString = (text: string, from: number): number => {
  for (let i = text.indexOf('"', from + 1); i >= 0; i = text.indexOf('"', i + 1)) {
    let escapes = 0;
    while (text[i - 1 - escapes] === '\\') escapes++;
    if (escapes % 2 === 0) return i;
  }
  return text.length;
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
