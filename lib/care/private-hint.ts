// Why a case should be taken private, each reason by itself.
import type { PersonalData } from './personal-data.ts';
import type { ReplyBudget } from './reply-budget.ts';

export interface PrivateReason {
  kind: 'personal' | 'upset' | 'topic' | 'replies';
  /** For the person, as in "shows a card number, •••• 1111". */
  words: string;
}

export interface PrivateHint {
  reasons: PrivateReason[];
  /** The post shows what others can misuse: ask the customer to delete it. */
  askToDelete: boolean;
}

export interface HintFacts {
  personal: readonly PersonalData[];
  /** Words that show how upset the customer is. */
  upset: readonly string[];
  /** Names of tags on the case whose matters are private. */
  topics: readonly string[];
  budget: ReplyBudget | undefined;
}

/** The hint, or undefined where nothing calls for it. */
export const privateHint = ({ personal, upset, topics, budget }: HintFacts): PrivateHint | undefined => {
  const reasons: PrivateReason[] = [
    ...personal.map(({ kind, masked }): PrivateReason => ({
      kind: 'personal',
      words: `shows ${named[kind]}, ${masked}`,
    })),
    ...(upset.length > 0
      ? [{ kind: 'upset' as const, words: `the customer is upset: “${upset.slice(0, 3).join('”, “')}”` }]
      : []),
    ...topics.map((name): PrivateReason => ({ kind: 'topic', words: `it is about ${name.toLowerCase()}` })),
    ...(budget?.spent ? [{ kind: 'replies' as const, words: budget.words }] : []),
  ];
  return reasons.length === 0
    ? undefined
    : { reasons, askToDelete: personal.some(({ kind }) => grave.has(kind)) };
};

const named: Readonly<Record<PersonalData['kind'], string>> = {
  card: 'a card number',
  IBAN: 'an IBAN',
  'e-mail': 'an e-mail address',
  phone: 'a phone number',
  'order number': 'an order number',
  'tracking number': 'a tracking number',
  postcode: 'a postcode',
};

const grave = new Set<PersonalData['kind']>(['card', 'IBAN', 'e-mail', 'phone']);
