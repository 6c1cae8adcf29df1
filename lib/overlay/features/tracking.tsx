// A tracking number on the post: a link to the carrier's own page, found in the words on the page, for none is stored.
import { Icon } from '../../../components/icon.tsx';
import type { TrackingNumber } from '../../care/masks/tracking-numbers.ts';
import type { Feature } from '../feature.ts';

const words = ({ name, number }: TrackingNumber): string => `Track ${name} ${number}`;

export const tracking: Feature = {
  id: 'tracking',
  name: 'Tracking number',
  viewers: 'use',
  act: (strip) => {
    const found = strip.tracking();
    if (found) window.open(found.url, '_blank', 'noopener,noreferrer');
  },
  offer: (strip) => {
    const found = strip.tracking();
    return found && words(found);
  },
  draw: (strip) => {
    const found = strip.tracking();
    return found ? (
      <a
        class="act fold"
        data-feature="tracking"
        href={found.url}
        target="_blank"
        rel="noopener noreferrer"
        aria-label={words(found)}
        title={words(found)}
      >
        <Icon name="search" />
      </a>
    ) : null;
  },
};
