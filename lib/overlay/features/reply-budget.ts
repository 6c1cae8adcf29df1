// How many public replies the case has had, of those that it should take: a line in the ⋯ menu.
import type { Feature } from '../feature.ts';

export const replyBudget: Feature = {
  id: 'reply-budget',
  name: 'Reply budget',
  viewers: 'use',
  act: (strip) => strip.togglePanel(),
  offer: ({ badge }) => badge.budget && `Replies ${badge.budget}`,
};
