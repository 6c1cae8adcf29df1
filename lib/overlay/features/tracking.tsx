// A tracking number on the post: a link to the carrier's own page, made from the words on the page, for none is stored.
import { Icon } from '../../../components/icon.tsx';
import type { TrackingNumber } from '../../care/masks/tracking-numbers.ts';
import { trackingIn } from '../../care/tracking.ts';
import type { Feature, Strip } from '../feature.ts';

const firstOf = ({ post, settings }: Strip): TrackingNumber | undefined =>
  trackingIn(post.text, settings.trackers)[0];
const words = ({ name, number }: TrackingNumber): string => `Track ${name} ${number}`;

export const tracking: Feature = {
  id: 'tracking',
  name: 'Tracking number',
  viewers: 'use',
  act: (strip) => {
    const found = firstOf(strip);
    if (found) window.open(found.url, '_blank', 'noopener,noreferrer');
  },
  offer: (strip) => {
    const found = firstOf(strip);
    return found && words(found);
  },
  draw: (strip) => {
    const found = firstOf(strip);
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
