// What is handed to the gallery of strips (strip-gallery.ts), and what it tells.
import type { Strip } from '../../lib/overlay/feature.ts';
import type { TrackingNumber } from '../../lib/care/masks/tracking-numbers.ts';

/** What a feature is handed, without what it can do. */
export interface Handed extends Pick<Strip, 'post' | 'badge' | 'settings' | 'now' | 'answering'> {
  tracking: TrackingNumber | undefined;
}

/** A part of a strip that can be seen: where it begins and ends, px from the strip's beginning. */
export interface StripPart {
  name: string;
  from: number;
  to: number;
  isInside: boolean;
}
