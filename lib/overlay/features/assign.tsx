// Who has the case. One press takes it, another gives it back.
import { Icon } from '../../../components/icon.tsx';
import type { Feature, Strip } from '../feature.ts';
import { isSettled } from '../settled.ts';
import { shortName } from '../short-name.ts';

const act = (strip: Strip): void => {
  if (strip.badge.assignee?.me) strip.give({ verb: 'unassign' }, 'Given back');
  else strip.give({ verb: 'assignToMe' }, 'Assigned to you');
};

/** Two took it at once, or escalated it; the desk forgets it when one goes on with the case. */
const Overtaken = ({ by }: { by: string }) => (
  <span class="chip amber" role="status" title={`${by} was faster`}>
    <Icon name="warning" small />
    <span class="name">{shortName(by)} was faster</span>
  </span>
);

export const assign: Feature = {
  id: 'assign',
  name: 'Assign to me',
  viewers: 'see',
  key: 'A',
  act,
  offer: ({ badge }) => (isSettled(badge) ? undefined : badge.assignee?.me ? 'Give back' : 'Assign to me'),
  draw: (strip) => {
    const { assignee: owner, overtakenBy } = strip.badge;
    const { readOnly } = strip.settings;
    if (!owner && (isSettled(strip.badge) || readOnly)) return null;
    const whose = !owner ? [] : [owner.me ? 'Yours' : `${owner.name || owner.initials} has it`];
    const verb = owner?.me ? 'Give back' : 'Assign to me';
    const says = [...whose, ...(readOnly ? [] : [verb])].join('. ');
    const button = (
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
    return overtakenBy ? [<Overtaken key="overtaken" by={overtakenBy} />, button] : button;
  },
};
