// What Perch thinks of a case, with all that is known here: what the team taught, and how its posts spread.
import type { Advice, KeptAdvice } from '../care/advice.ts';
import { adviceOf } from '../care/advice.ts';
import type { Case } from '../care/case.ts';
import type { PostId } from '../care/ids.ts';
import type { Playbook } from '../care/playbook.ts';
import type { Model } from '../care/suggest/learner.ts';
import type { SightingRow } from '../store/rows.ts';

export interface Known {
  model?: Model | undefined;
  sightings: ReadonlyMap<PostId, SightingRow>;
}

export const judge = (
  care: Case,
  playbook: Playbook,
  { model, sightings }: Known,
): { advice: KeptAdvice } & Pick<Advice, 'apply'> => {
  const seen = care.messages.flatMap(({ post }) => sightings.get(post.id)?.seen ?? []);
  const { apply, ...advice } = adviceOf(care, {
    playbook,
    model,
    sightings: seen,
  });
  return { advice, apply };
};
