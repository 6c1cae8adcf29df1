// How a case is named. No schemas here: the page on X needs these, and should not load zod for them.
import type { CaseId, PostId } from './ids.ts';

/** The case that a post opens. */
export const caseIdOf = (root: PostId): CaseId => `case-${root}` as CaseId;

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** The short name that people say aloud ("K7Q2"): four letters out of the case's id, the same in every browser. */
export const caseNumber = (id: CaseId): string => {
  let rest = BigInt(id.slice('case-'.length)) * 0x9e3779b97f4a7c15n;
  rest = (rest & 0xffffffffffffffffn) >> 44n;
  let number = '';
  for (let i = 0; i < 4; i++, rest >>= 5n) number = alphabet.charAt(Number(rest & 31n)) + number;
  return number;
};
