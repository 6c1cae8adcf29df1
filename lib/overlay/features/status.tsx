// Status: the glyph, and the case's number or what it waits for.
import { statusNames } from '../../../components/clock-words.ts';
import { Icon } from '../../../components/icon.tsx';
import type { Feature, Strip } from '../feature.ts';

type Settable = 'open' | 'pending' | 'on_hold';
const settable: { id: Settable; name: string }[] = [
  { id: 'open', name: 'Open: our turn' },
  { id: 'pending', name: 'Waiting on the customer' },
  { id: 'on_hold', name: 'On hold: waiting inside' },
];

const act = (strip: Strip): void => {
  const { badge } = strip;
  if (badge.status === 'resolved' || badge.status === 'dismissed' || badge.status === 'closed') {
    strip.choose({
      title: 'Status',
      items: [{ id: 'reopen', name: 'Reopen' }],
      onPick: () => strip.give({ verb: 'reopen' }, 'Reopened'),
    });
    return;
  }
  strip.choose({
    title: 'Status',
    items: settable.map((item) => ({ ...item, checked: item.id === badge.status })),
    onPick: (id) => {
      const to = settable.find((item) => item.id === id)?.id;
      if (to) strip.give({ verb: 'setStatus', to }, `Status: ${statusNames[to]}`);
    },
  });
};

export const status: Feature = {
  id: 'status',
  name: 'Status',
  viewers: 'see',
  early: true,
  act,
  offer: ({ badge }) => `Status: ${statusNames[badge.status]}`,
  draw: (strip) => {
    const { status: now, number, priority, customer } = strip.badge;
    const word = now === 'open' ? number : statusNames[now];
    // On whom a case waits is said where there is room.
    const short = word.replace(/ on .*/, '');
    const urgent = priority === 'urgent' || priority === 'high' ? `, ${priority} priority` : '';
    return (
      <button
        type="button"
        class="chip"
        data-feature="status"
        aria-haspopup="listbox"
        aria-label={`Case ${number} of @${customer}: ${statusNames[now]}${urgent}. Change status`}
        title={`Case ${number}: ${statusNames[now]}${urgent}`}
        onClick={() => act(strip)}
      >
        <Icon name={now} />
        <span class="status-word">
          {short}
          <span class="fold">{word.slice(short.length)}</span>
        </span>
        {urgent && (
          <span class={priority === 'urgent' ? 'red' : 'amber'}>
            <Icon name="priority" small />
          </span>
        )}
      </button>
    );
  },
};
