// The strip itself: each feature draws its part, in the order of the list.
import type { ComponentChild } from 'preact';
import { Icon } from '../../components/icon.tsx';
import type { Strip } from './feature.ts';
import { features } from './index.ts';

/** `stripFor` makes what a feature is handed. Without a badge (the desk has not answered yet) the line stands, empty but for its state. */
export const drawStrip = (stripFor: ((feature: string) => Strip | undefined) | undefined): ComponentChild => (
  <div class="strip" role="group" aria-label="Perch">
    {stripFor ? (
      features.map((feature) => {
        const strip = feature.draw && stripFor(feature.id);
        return strip && <Part key={feature.id} feature={feature} strip={strip} />;
      })
    ) : (
      <span class="chip">
        <Icon name="new" />
        New
      </span>
    )}
  </div>
);

const Part = ({ feature, strip }: { feature: (typeof features)[number]; strip: Strip }) => {
  try {
    return <>{feature.draw?.(strip)}</>;
  } catch (error) {
    // One feature that fails must not take the strip with it; the name is all that is told, posts stay out of logs.
    console.error(`Perch: ${feature.id} could not be drawn`, error instanceof Error ? error.name : '');
    return null;
  }
};
