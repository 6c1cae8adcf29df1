// What a post wears: each feature draws its part, in the order of the list.
import { Fragment, type ComponentChild } from 'preact';
import { Icon } from '../../components/icon.tsx';
import type { Feature, Strip } from './feature.ts';
import { features } from './index.ts';

/** `stripFor` makes what a feature is handed. Without a badge (the desk has not answered yet) the line stands, empty but for its state. */
export const drawStrip = (stripFor: ((feature: string) => Strip | undefined) | undefined): ComponentChild => (
  <div class="strip" role="group" aria-label="Perch">
    {stripFor ? (
      features.map((feature) => {
        const strip = stripFor(feature.id);
        return strip && <Fragment key={feature.id}>{part(feature, strip)}</Fragment>;
      })
    ) : (
      <span class="chip">
        <Icon name="new" />
        New
      </span>
    )}
  </div>
);

/** What stands in the action bar of a post without a case. */
export const drawButtons = (open: () => void): ComponentChild =>
  features.map((feature) => feature.drawOnOthers?.(open));

/** One feature that fails must not take the strip with it. Its name is all that is told: posts stay out of logs. */
const part = (feature: Feature, strip: Strip): ComponentChild => {
  try {
    return feature.draw?.(strip);
  } catch (error) {
    console.error(`Perch: ${feature.id} could not be drawn`, error instanceof Error ? error.name : '');
    return null;
  }
};
