// The reply box is open for this post: which case it is, and as whom one is about to speak. It never stands in the way.
import { Icon } from '../../../components/icon.tsx';
import type { Feature, Strip } from '../feature.ts';
import { shortName } from '../short-name.ts';

/** What colleagues do meanwhile, or have done. */
const meanwhile = ({ answering, badge: { present = [], repliedAt = 0 } }: Strip): string[] => [
  ...present.flatMap(({ name, doing }) => (doing === 'composing' ? `${shortName(name)} is writing too` : [])),
  ...(answering && repliedAt > answering.repliedAt ? ['Answered meanwhile'] : []),
];

/** Only an account that does not serve customers is worth a word. */
const account = ({ answering, settings }: Strip): string => {
  const as = answering?.as;
  const role = as && settings.roles[as];
  if (!as || role === 'service' || role === 'property') return '';
  return ` as @${as} (${role ?? 'not one of ours'})`;
};

export const answering: Feature = {
  id: 'answering',
  name: 'You are answering',
  viewers: 'use',
  early: true,
  draw: (strip) => {
    if (!strip.answering) return null;
    const as = account(strip);
    const news = meanwhile(strip);
    const words = [...news, ...(as || news.length === 0 ? [`You are answering${as}`] : [])].join(' · ');
    return (
      <span
        class={as || news.length > 0 ? 'chip amber' : 'chip'}
        data-feature="answering"
        role="status"
        title={words}
      >
        {news.length > 0 && <Icon name="warning" small />}
        <span class="name">{words}</span>
      </span>
    );
  },
};
