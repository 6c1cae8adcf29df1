// What the learner sees of a text: its words and the pairs of words that stand side by side.
import { withoutMarks } from '../masks/mark.ts';
import { foldWords } from '../words.ts';

/** Longer posts say what they want in their first words; a bound for the time one post may take. */
const most = 240;

/** Addresses and handles say nothing about intent. */
const noise = /https?:\/\/\S+|[@＠]\w+/g;
const number = /\p{N}/u;
// Scripts without spaces (see words.ts): there, two signs side by side are what comes closest to a word.
const joined = /^[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;

/**
 * Words and pairs of a text, once each, at most 240. Anything with a digit becomes "0": numbers of orders, cards and
 * phones never enter the model.
 */
export const featuresOf = (text: string): string[] => {
  const features = new Set<string>();
  let previous: string | undefined;
  for (const word of foldWords(withoutMarks(text).replace(noise, ' ')).split(' ')) {
    if (word === '' || (word.length > 30 && !joined.test(word))) continue;
    if (features.size >= most) break;
    if (joined.test(word)) {
      addSigns(features, word);
      previous = undefined;
      continue;
    }
    const plain = number.test(word) ? '0' : word;
    features.add(plain);
    if (previous !== undefined) features.add(`${previous} ${plain}`);
    previous = plain;
  }
  return [...features].slice(0, most);
};

const addSigns = (features: Set<string>, run: string): void => {
  const signs = [...run.slice(0, most)];
  if (signs.length === 1) features.add(run);
  for (let i = 0; i + 1 < signs.length; i++) features.add(`${signs[i]}${signs[i + 1]}`);
};
