// Take it private: a normal link to X's own messages. Perch marks the hand-off and reads nothing there.
import { Icon } from '../../../components/icon.tsx';
import { messagesUrl } from '../../x/page.ts';
import type { Feature, Strip } from '../feature.ts';

const said = 'Taken private; waiting on the customer';
const urlOf = ({ post }: Strip): string => messagesUrl(post);
const mark = (strip: Strip): void => strip.give({ verb: 'takePrivate' }, said);

export const takePrivate: Feature = {
  id: 'take-private',
  name: 'Take private',
  key: 'P',
  act: (strip) => {
    mark(strip);
    window.open(urlOf(strip), '_blank', 'noopener');
  },
  offer: ({ badge }) => (badge.handedOff ? 'Take private again' : 'Take private'),
  draw: (strip) => {
    const says = strip.badge.handedOff
      ? `Taken private with @${strip.badge.customer}. Open the messages again`
      : `Take private: message @${strip.badge.customer} in a new tab`;
    return (
      <a
        class={strip.badge.handedOff ? 'act fold done' : 'act fold'}
        data-feature="take-private"
        href={urlOf(strip)}
        target="_blank"
        rel="noopener"
        aria-label={says}
        title={says}
        onClick={() => mark(strip)}
      >
        <Icon name="private" />
      </a>
    );
  },
};
