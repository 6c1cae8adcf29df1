// The reply box is open for this post: which case it is, and as whom one is about to speak. It never stands in the way.
import type { Feature, Strip } from '../feature.ts';

const roleNames: Record<string, string> = { marketing: 'marketing', executive: 'executive' };

/** Only an account that does not serve customers is worth a word. */
const account = ({ answering, settings }: Strip): string => {
  const as = answering?.as;
  const role = as && settings.roles[as];
  if (!as || role === 'service' || role === 'property') return '';
  return ` as @${as} (${(role && roleNames[role]) ?? 'not one of ours'})`;
};

export const answering: Feature = {
  id: 'answering',
  name: 'You are answering',
  early: true,
  draw: (strip) => {
    if (!strip.answering) return null;
    const as = account(strip);
    const words = `You are answering${as}`;
    return (
      <span class={as ? 'chip amber' : 'chip'} data-feature="answering" role="status" title={words}>
        {words}
      </span>
    );
  },
};
