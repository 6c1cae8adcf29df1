// Who has the case. One press takes it, another gives it back.
import { Icon } from '../../../components/icon.tsx';
import type { Feature, Strip } from '../feature.ts';
import { isSettled } from '../settled.ts';

const act = (strip: Strip): void => {
  if (strip.badge.assignee?.me) strip.give({ verb: 'unassign' }, 'Given back');
  else strip.give({ verb: 'assignToMe' }, 'Assigned to you');
};

export const assign: Feature = {
  id: 'assign',
  name: 'Assign to me',
  key: 'A',
  act,
  offer: ({ badge }) => (isSettled(badge) ? undefined : badge.assignee?.me ? 'Give back' : 'Assign to me'),
  draw: (strip) => {
    const owner = strip.badge.assignee;
    if (!owner && isSettled(strip.badge)) return null;
    const says = !owner
      ? 'Assign to me'
      : owner.me
        ? 'Yours. Give back'
        : `${owner.name || owner.initials} has it. Assign to me`;
    return (
      <button
        type="button"
        class="act"
        data-feature="assign"
        aria-label={says}
        title={says}
        onClick={() => act(strip)}
      >
        {owner ? <span class={owner.me ? 'who me' : 'who'}>{owner.initials}</span> : <Icon name="person" />}
      </button>
    );
  },
};
