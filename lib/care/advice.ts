// What Perch thinks of a case, each thought with its reasons. Nothing of it is stored as truth, and nothing acts by itself
// but what the playbook's rules may apply.
import type { Case } from './case.ts';
import { personalDataIn } from './personal-data.ts';
import type { Playbook } from './playbook.ts';
import type { PrivateHint } from './private-hint.ts';
import { privateHint } from './private-hint.ts';
import type { ReplyBudget } from './reply-budget.ts';
import { replyBudget } from './reply-budget.ts';
import type { Risk } from './risk/risk.ts';
import { riskOf } from './risk/risk.ts';
import type { Sighting } from './risk/speed.ts';
import type { Model } from './suggest/learner.ts';
import { textOf } from './suggest/lessons.ts';
import type { Suggestion } from './suggest/suggest.ts';
import { suggest, tagsToApply, tagsToOffer } from './suggest/suggest.ts';

export interface Advice {
  /** Best first; tags that the case has or that were refused among them, as `badgeOf` expects. */
  suggestions: Suggestion[];
  /** Tags that a rule of the playbook adds without asking. */
  apply: string[];
  risk: Risk;
  /** Why to take it private; left out once it was. */
  hint?: PrivateHint;
  /** Left out before the first public reply. */
  budget?: ReplyBudget;
}

/** What a case's row keeps of it. */
export type KeptAdvice = Omit<Advice, 'apply'>;

/** What is known beside the case. */
export interface Evidence {
  playbook: Playbook;
  /** Counters of the case's posts, seen after the posts themselves. */
  sightings?: readonly Sighting[];
  /** What the team taught. */
  model?: Model | undefined;
}

export const adviceOf = (care: Case, evidence: Evidence): Advice => {
  const { playbook, sightings = [], model } = evidence;
  const posts = care.messages.map(({ post }) => post);
  const text = textOf(care);
  const suggestions = suggest(text, playbook.suggestions, {
    language: posts[0]?.lang,
    model,
    tags: tagsToOffer(playbook),
  });
  const budget = replyBudget(care.replies, playbook.publicReplies);
  const hint = care.handoff ? undefined : hintOf(care, text, playbook, suggestions, budget);
  return {
    suggestions,
    apply: tagsToApply(suggestions, care),
    risk: riskOf(
      {
        posts,
        sightings,
        brands: [...playbook.handles.map(({ handle }) => handle), ...playbook.brandTerms],
        popular: playbook.chart.reach.hashtags,
      },
      playbook.risk,
    ),
    ...(hint ? { hint } : {}),
    ...(budget ? { budget } : {}),
  };
};

/** Tags that say how somebody feels, as the playbook names them to begin with. */
const upsetTags = ['hot', 'angry'];

const hintOf = (
  care: Case,
  text: string,
  { trackers, privateTags, tags }: Playbook,
  suggestions: readonly Suggestion[],
  budget: ReplyBudget | undefined,
): PrivateHint | undefined => {
  const nameOf = (id: string): string => tags.find((tag) => tag.id === id)?.name ?? id;
  const said = suggestions.find(({ tag }) => upsetTags.includes(tag) && !care.refusedTags.includes(tag));
  const tagged = care.tags.filter((tag) => upsetTags.includes(tag)).map(nameOf);
  return privateHint({
    personal: personalDataIn(text, trackers),
    upset: said?.because ?? tagged,
    topics: care.tags.filter((tag) => privateTags.includes(tag)).map(nameOf),
    budget,
  });
};
