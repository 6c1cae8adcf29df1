// How much attention a case may draw: calm, watch or hot, with reasons.
import { reachOf } from '../chart/reach.ts';
import type { Post } from '../post.ts';
import { remember } from '../remember.ts';
import { createPhraseIndex } from '../suggest/phrases.ts';
import { createWordFinder, foldWords } from '../words.ts';
import type { PriorContact } from './contact.ts';
import { priorContactIn, waitedWords } from './contact.ts';
import { pressWordsIn } from './press.ts';
import type { RiskRules } from './rules.ts';
import { accusing, foldTag, hashtagsIn } from './shaming.ts';
import type { Sighting } from './speed.ts';
import { spreadOf } from './speed.ts';

export type RiskLevel = 'calm' | 'watch' | 'hot';

export interface RiskReason {
  kind: 'followers' | 'reposts' | 'speed' | 'hashtag' | 'shaming' | 'repeat' | 'press';
  level: 'watch' | 'hot';
  /** For the person, as in "40 reposts" or "waiting 5 days". */
  words: string;
}

export interface Risk {
  level: RiskLevel;
  /** Hot ones first. */
  reasons: RiskReason[];
  /** What the customer says of earlier contacts. */
  contact?: PriorContact;
}

export interface RiskSubject {
  /** What the customer wrote, oldest first. */
  posts: readonly Post[];
  /** Counters seen later than the posts themselves. */
  sightings?: readonly Sighting[];
  /** Owned handles and names of the brand. */
  brands: readonly string[];
  /** Popular hashtags: those of the chart's reach rule. */
  popular?: readonly string[];
}

/** Hot for one hot reason, or for three of different kinds; watch for any; else calm. */
export const riskOf = (subject: RiskSubject, rules: RiskRules): Risk => {
  const folded = foldWords(subject.posts.map(({ text }) => text).join('\n'));
  const contact = priorContactIn(folded);
  const reasons = [
    ...reachReasons(subject, rules),
    ...spreadReasons(subject, rules),
    ...wordReasons(subject, rules, folded, contact),
  ].toSorted((a, b) => Number(b.level === 'hot') - Number(a.level === 'hot'));
  const isHot =
    reasons.some(({ level }) => level === 'hot') || new Set(reasons.map(({ kind }) => kind)).size >= 3;
  return {
    level: isHot ? 'hot' : reasons.length > 0 ? 'watch' : 'calm',
    reasons,
    ...(contact ? { contact } : {}),
  };
};

interface Threshold {
  watch: number;
  hot: number;
}

/** A reason, if the value reaches the threshold. */
const reached = (kind: RiskReason['kind'], value: number, at: Threshold, words: string): RiskReason[] =>
  value < at.watch || value === 0 ? [] : [{ kind, level: value >= at.hot ? 'hot' : 'watch', words }];

const reachReasons = ({ posts, popular = [] }: RiskSubject, rules: RiskRules): RiskReason[] => {
  const { followers = 0, hashtags } = reachOf(posts, {
    followers: rules.followers.watch,
    hashtags: [...popular],
  });
  return [
    ...reached('followers', followers, rules.followers, `${grouped(followers)} followers`),
    ...hashtags.map((tag): RiskReason => ({
      kind: 'hashtag',
      level: 'watch',
      words: `popular hashtag #${tag}`,
    })),
  ];
};

/** Of the post that spreads most. */
const spreadReasons = ({ posts, sightings = [] }: RiskSubject, rules: RiskRules): RiskReason[] => {
  const spreads = posts.map((post) => spreadOf(post, sightings));
  const most = Math.max(0, ...spreads.map(({ reposts }) => reposts));
  const fastest = (from: number): number =>
    Math.max(0, ...spreads.filter(({ reposts }) => reposts >= from).map(({ perMinute }) => perMinute));
  const isHot = fastest(rules.speedNeeds.hot) >= rules.repostsPerMinute.hot;
  const speed = fastest(isHot ? rules.speedNeeds.hot : rules.speedNeeds.watch);
  return [
    ...reached('reposts', most, rules.reposts, `${grouped(most)} ${most === 1 ? 'repost' : 'reposts'}`),
    ...reached(
      'speed',
      speed,
      { watch: rules.repostsPerMinute.watch, hot: isHot ? rules.repostsPerMinute.hot : Infinity },
      `${grouped(speed >= 10 ? Math.round(speed) : Math.round(speed * 10) / 10)} reposts a minute`,
    ),
  ];
};

const wordReasons = (
  { posts, brands }: RiskSubject,
  rules: RiskRules,
  folded: string,
  contact: PriorContact | undefined,
): RiskReason[] => {
  const { said, failWords } = wordsOf(rules);
  const own = brandsOf(brands);
  const named =
    own.finder.some(folded) ||
    posts.some(({ mentions, replyingTo }) =>
      [...mentions, ...replyingTo].some((handle) => own.tags.includes(handle)),
    );
  const tags = accusing(
    posts.flatMap(({ text }) => hashtagsIn(text)),
    own.tags,
    failWords,
    named,
  );
  const found = said.in(folded);
  const quoted = (kind: 'shaming' | 'repeat'): string[] =>
    found.filter((each) => each.kind === kind).map(({ word }) => `“${word}”`);
  const contacts = [
    ...reached('repeat', contact?.times ?? 0, rules.contacts, `asked ${contact?.times ?? 0} times`),
    ...reached(
      'repeat',
      contact?.waitedHours ?? 0,
      rules.waitedHours,
      waitedWords(contact?.waitedHours ?? 0),
    ),
  ];
  const watch = (kind: RiskReason['kind'], words: readonly string[]): RiskReason[] =>
    [...new Set(words)].map((each) => ({ kind, level: 'watch', words: each }));
  const [profession] = pressWordsIn(posts.map(({ name, bio = '' }) => `${name}\n${bio}`).join('\n'), rules);
  return [
    ...watch('shaming', [...tags.map((tag) => `#${tag}`), ...quoted('shaming')]),
    ...contacts,
    // A figure says it better than "several times" beside it.
    ...(contacts.length > 0 ? [] : watch('repeat', quoted('repeat'))),
    ...watch('press', profession === undefined ? [] : [`“${profession}” in the profile`]),
  ];
};

interface Said {
  kind: 'shaming' | 'repeat';
  word: string;
}

const wordsOf = remember((rules: RiskRules) => ({
  said: createPhraseIndex<Said>([
    ...rules.shamingWords.map((word): [string, Said] => [word, { kind: 'shaming', word }]),
    ...rules.repeatWords.map((word): [string, Said] => [word, { kind: 'repeat', word }]),
  ]),
  failWords: new Set(rules.failWords.map(foldTag)),
}));

const brandsOf = remember((brands: readonly string[]) => ({
  finder: createWordFinder(brands),
  // Shorter names would be found at the end of too many words.
  tags: brands.map(foldTag).filter((tag) => tag.length > 1),
}));

/** 12000 → "12,000". */
const grouped = (count: number): string => {
  const [whole = '', rest] = String(count).split('.');
  const grouping = whole.replace(/\B(?=(?:\d{3})+$)/g, ',');
  return rest === undefined ? grouping : `${grouping}.${rest}`;
};
