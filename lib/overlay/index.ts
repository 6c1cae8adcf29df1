// Every feature there is, in the order of the strip from left to right.
import type { Feature } from './feature.ts';
import { answeredBy } from './features/answered-by.tsx';
import { answering } from './features/answering.tsx';
import { assign } from './features/assign.tsx';
import { chart } from './features/chart.ts';
import { clock } from './features/clock.tsx';
import { dismiss } from './features/dismiss.tsx';
import { escalate } from './features/escalate.tsx';
import { createMore } from './features/more.tsx';
import { measure } from './features/measure.ts';
import { notes } from './features/notes.tsx';
import { openCase } from './features/open-case.tsx';
import { present } from './features/present.tsx';
import { priority } from './features/priority.tsx';
import { replyBudget } from './features/reply-budget.ts';
import { resolve } from './features/resolve.tsx';
import { risk } from './features/risk.tsx';
import { status } from './features/status.tsx';
import { suggestion } from './features/suggestion.tsx';
import { tags } from './features/tags.tsx';
import { takePrivate } from './features/take-private.tsx';
import { tracking } from './features/tracking.tsx';
import { undo } from './features/undo.tsx';

const onThePost: readonly Feature[] = [
  status,
  answering,
  clock,
  answeredBy,
  risk,
  tags,
  suggestion,
  assign,
  present,
  escalate,
  takePrivate,
  tracking,
  notes,
  chart,
  resolve,
  dismiss,
  priority,
  replyBudget,
  measure,
  undo,
];

/** The features that are on, in their order; the ⋯ menu offers those alone. `readOnly`: for a viewer. */
export const featuresOn = (isOn: (id: string) => boolean, readOnly = false): readonly Feature[] => {
  const given = readOnly ? onThePost.flatMap(forViewers) : onThePost;
  const on = given.filter(({ id }) => isOn(id));
  return [...on, createMore(on), ...(readOnly ? [] : [openCase])].filter(({ id }) => isOn(id));
};

const forViewers = (feature: Feature): Feature[] => {
  const { id, name, viewers, early, draw } = feature;
  if (viewers !== 'see') return viewers ? [feature] : [];
  return [{ id, name, muted: true, ...(early && { early }), ...(draw && { draw }) }];
};

export const features = featuresOn(() => true);
