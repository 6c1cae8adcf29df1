// Take it private: a normal link to X's own messages. Perch marks the hand-off and reads nothing there.
import { Icon } from '../../../components/icon.tsx';
import { messagesUrl } from '../../x/page.ts';
import type { Feature, Strip } from '../feature.ts';
import { isSettled } from '../settled.ts';

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
  offer: ({ badge }) =>
    isSettled(badge) ? undefined : badge.handedOff ? 'Take private again' : 'Take private',
  draw: (strip) => {
    const { badge, post } = strip;
    if (isSettled(badge)) return null;
    const where = post.userId
      ? `X’s messages with @${badge.customer}`
      : `the profile of @${badge.customer}, to message from`;
    const says = badge.handedOff
      ? `Taken private. Open ${where}`
      : `Take private${badge.hint ? ` (${badge.hint})` : ''}: opens ${where}`;
    return (
      <a
        class={`act fold ${badge.handedOff ? 'done' : badge.hint ? 'hint' : ''}`}
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
