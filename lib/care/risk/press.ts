// Words of the press in a name or a profile: what they write, many read.
import { remember } from '../remember.ts';
import { createWordFinder, foldWords } from '../words.ts';
import type { RiskRules } from './rules.ts';

/** Which of the rules' press words stand in a text. */
export const pressWordsIn = (text: string, rules: RiskRules): string[] => finderOf(rules).in(foldWords(text));

const finderOf = remember(({ pressWords }: RiskRules) => createWordFinder(pressWords));
