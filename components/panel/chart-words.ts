// The triage chart in words: what an outcome does, and what Perch knows about reach.
import { isFarReaching, reachOf } from '../../lib/care/chart/reach.ts';
import type { Outcome, Question, ReachRule } from '../../lib/care/chart/schema.ts';
import type { Post } from '../../lib/care/post.ts';
import type { Names } from './names.ts';
import { dismissName, reasonName, tagName, tierName } from './names.ts';

export const respondWords: Record<Outcome['respond'], string> = {
  yes: 'Answer it',
  no: 'Do not answer',
  monitor: 'Do not answer, watch',
};

/** What will be done at the end of the chart, a line each. */
export const effectWords = (
  { tag, priority, escalate, dismiss }: Outcome,
  names: Pick<Names, 'playbook'>,
): string[] => [
  ...(tag === undefined ? [] : [`Tag: ${tagName(names, tag)}`]),
  ...(priority === undefined ? [] : [`Priority: ${priority}`]),
  ...(escalate
    ? [`Escalate to ${tierName(names, escalate.tier)}: ${reasonName(names, escalate.reason)}`]
    : []),
  ...(dismiss === undefined ? [] : [`Dismiss: ${dismissName(names, dismiss)}`]),
];

export interface Known {
  /** Index of the answer that the facts speak for. */
  answer: number;
  because: string;
}

/** What Perch knows about a question from what X showed; undefined where only a person can tell. */
export const knownAnswer = (
  question: Question,
  posts: readonly Post[],
  rule: ReachRule,
  locale?: string,
): Known | undefined => {
  if (question.fact !== 'reach') return undefined;
  const count = new Intl.NumberFormat(locale);
  const reach = reachOf(posts, rule);
  const followers = Math.max(-1, ...posts.map((post) => post.followers ?? -1));
  const large = `a large following is ${count.format(rule.followers)} or more`;
  const because = [
    followers < 0
      ? `X did not show how many followers; ${large}`
      : `${count.format(followers)} followers; ${large}`,
    ...(reach.hashtags.length > 0 ? [`popular: ${reach.hashtags.map((tag) => `#${tag}`).join(', ')}`] : []),
  ].join('. ');
  return { answer: isFarReaching(reach) ? 0 : Math.min(1, question.answers.length - 1), because };
};
