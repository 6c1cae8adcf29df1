// Escalation: to a tier, for a reason; acknowledged by whoever takes it on.
import { Icon } from '../../../components/icon.tsx';
import type { Tier } from '../../care/playbook.ts';
import type { Feature, Strip } from '../feature.ts';
import { isSettled } from '../settled.ts';

const tierOf = (strip: Strip): Tier | undefined =>
  strip.settings.tiers.find((tier) => tier.id === strip.badge.escalation?.tier);

/** "T4" says enough on a strip; the whole name is in its explanation. */
const shortName = ({ id, name }: Tier): string => (id.length <= 3 ? id.toUpperCase() : name);

/** The tier above the one it is at; the second one at first, for the first answers already. */
const nextTier = ({ badge, settings }: Strip): string | undefined => {
  const at = badge.escalation ? settings.tiers.findIndex((tier) => tier.id === badge.escalation?.tier) : 0;
  return (settings.tiers[at + 1] ?? settings.tiers.at(-1))?.id;
};

const chooseReason = (strip: Strip, tier: Tier): void =>
  strip.choose({
    title: `Escalate to ${tier.name}: why?`,
    items: strip.settings.escalationReasons,
    onPick: (reason) => strip.give({ verb: 'escalate', tier: tier.id, reason }, `Escalated to ${tier.name}`),
  });

const act = (strip: Strip): void => {
  const { badge, settings } = strip;
  const start = nextTier(strip);
  const waits = badge.escalation && !badge.escalation.acknowledged;
  const acknowledge = { id: 'acknowledge', name: `Acknowledge: ${tierOf(strip)?.name ?? ''} has it` };
  strip.choose({
    title: 'Escalate to',
    items: [...(waits ? [acknowledge] : []), ...settings.tiers],
    ...(waits ? { start: 'acknowledge' } : start ? { start } : {}),
    onPick: (id) => {
      const tier = settings.tiers.find((each) => each.id === id);
      if (tier) chooseReason(strip, tier);
      else strip.give({ verb: 'acknowledge' }, 'Acknowledged');
    },
  });
};

export const escalate: Feature = {
  id: 'escalate',
  name: 'Escalate',
  viewers: 'see',
  key: 'E',
  act,
  offer: ({ badge }) => (isSettled(badge) ? undefined : 'Escalate'),
  draw: (strip) => {
    const { escalation } = strip.badge;
    const tier = tierOf(strip);
    if (isSettled(strip.badge) || (strip.settings.readOnly && !tier)) return <span class="end" />;
    const reason = strip.settings.escalationReasons.find((each) => each.id === escalation?.reason)?.name;
    const says = !tier
      ? 'Escalate'
      : `Escalated to ${tier.name}${reason ? `: ${reason}` : ''}. ${escalation?.acknowledged ? 'Acknowledged' : 'Not acknowledged yet'}`;
    const look = !tier
      ? 'act end fold'
      : escalation?.acknowledged
        ? 'act end fold acknowledged'
        : 'act end fold raised';
    return (
      <button
        type="button"
        class={look}
        data-feature="escalate"
        aria-haspopup="listbox"
        aria-label={says}
        title={tier ? says : 'Escalate (Shift+E)'}
        onClick={() => act(strip)}
      >
        <Icon name="escalate" />
        {tier && <b>{shortName(tier)}</b>}
      </button>
    );
  },
};
