// Somebody else was there first: a friend, another brand, whoever. The clock runs on; what to do is for a person to say.
import type { Feature } from '../feature.ts';

export const answeredBy: Feature = {
  id: 'answered-by',
  name: 'Answered by others',
  viewers: 'use',
  draw: ({ badge }) =>
    badge.answeredBy ? (
      <span class="chip fold" data-feature="answered-by">
        <span class="name">answered by @{badge.answeredBy}</span>
      </span>
    ) : null,
};
