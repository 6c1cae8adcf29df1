// Which case this is, whose it is, and where it stands.
import { statusNames } from '../clock-words.ts';
import { Icon } from '../icon.tsx';
import { Presence } from '../presence.tsx';
import { TagChip } from '../tag-chip.tsx';
import type { Names } from './names.ts';
import { answeringHandle } from '../../lib/care/handles.ts';
import { whoMayRespond } from '../../lib/care/respond-rules.ts';
import { isSettled } from '../../lib/care/status.ts';
import type { CaseView } from '../../lib/care/view.ts';
import { dismissName, dispositionName, memberWithin, reasonName, tagName, tierName } from './names.ts';
import { When } from '../when.tsx';

export const CaseHeader = ({ data, names, now }: { data: CaseView; names: Names; now: number }) => {
  const { badge, case: care } = data;
  const outcome = care.disposition
    ? dispositionName(names, care.disposition)
    : care.dismissReason && dismissName(names, care.dismissReason);
  const answering = isSettled(care.status) ? undefined : whoMayRespond(care.tags, names.playbook);
  const via = care.messages.at(-1)?.arrivedVia;
  const as = via && answeringHandle(via, names.playbook.handles);
  const tags = names.playbook.tags.filter((tag) => care.tags.includes(tag.id));
  return (
    <header class="case-header">
      <h1>
        <bdi>{care.customer.name || `@${care.customer.handle}`}</bdi>{' '}
        <a href={`https://x.com/${care.customer.handle}`} target="_blank" rel="noopener noreferrer">
          @{care.customer.handle}
        </a>
      </h1>
      {data.aliases.length > 1 && (
        <p class="dim">
          earlier{' '}
          {data.aliases.slice(0, -1).map(({ handle }, index) => (
            <span key={handle}>
              {index > 0 && ', '}@{handle} until <When at={data.aliases[index + 1]?.since ?? now} now={now} />
            </span>
          ))}
        </p>
      )}
      <p class="facts">
        <span class={`fact status ${badge.status}`}>
          <Icon name={badge.status} />
          {statusNames[badge.status]}
          {outcome ? `: ${outcome}` : ''}
        </span>
        <span class="fact">
          <span class="visually-hidden">Case </span>
          <span class="case-number">{badge.number}</span>
        </span>
        <span class="fact">
          <Icon name="person" />
          {badge.assignee ? (badge.assignee.me ? 'You' : badge.assignee.name) : 'Nobody yet'}
        </span>
        {care.priority !== 'normal' && (
          <span class={`fact priority ${care.priority}`}>
            <Icon name="priority" />
            {care.priority}
          </span>
        )}
      </p>
      {badge.overtakenBy && (
        <p class="fact amber" role="status">
          <Icon name="warning" />
          {badge.overtakenBy} was faster
        </p>
      )}
      <Presence present={badge.present} />
      {tags.length > 0 && (
        <p class="tags">
          {tags.map((tag) => (
            <TagChip key={tag.id} tag={tag} />
          ))}
        </p>
      )}
      {care.escalation && (
        <p class="fact">
          <Icon name="escalate" />
          <span>
            Escalated to {tierName(names, care.escalation.tier)}: {reasonName(names, care.escalation.reason)},{' '}
            <When at={care.escalation.at} now={now} />
            {care.escalation.acknowledged
              ? `, acknowledged by ${memberWithin(names, care.escalation.acknowledged.by)}`
              : ', not acknowledged yet'}
          </span>
        </p>
      )}
      {answering && (
        <p class="fact">
          <Icon name="person" />
          <span>
            {answering.tier.name} or above answers: it is tagged {tagName(names, answering.tag)}
          </span>
        </p>
      )}
      {via && as && via !== as && (
        <p class="fact">
          <Icon name="person" />
          <span>
            Wrote to @{via}; @{as} answers
          </span>
        </p>
      )}
      {care.handoff && (
        <p class="fact">
          <Icon name="private" />
          <span>
            Taken private by {memberWithin(names, care.handoff.by)}, <When at={care.handoff.at} now={now} />
          </span>
        </p>
      )}
    </header>
  );
};
