// What a post wears: each feature draws its part, in the order of the list.
import type { ComponentChild } from 'preact';
import { useErrorBoundary } from 'preact/hooks';
import type { Feature, Strip } from './feature.ts';
import { createSwitches, type Switches } from './switches.ts';

type Drawing = Pick<Switches, 'list' | 'threw' | 'attempt'>;

const allOn = createSwitches(
  () => undefined,
  () => undefined,
);

/**
 * `stripFor` makes what a feature is handed; undefined where there is nothing to draw for it. Of a case that is only `expected`
 * the first, left-most part alone is drawn: nothing moves when the desk's answer brings the rest, and posts that fly by cost little.
 */
export const drawStrip = (
  stripFor: (feature: string) => Strip | undefined,
  switches: Drawing = allOn,
  isExpected = false,
): ComponentChild => (
  <div class={isExpected ? 'strip expected' : 'strip'} role="group" aria-label="Perch">
    {switches.list().map((feature) => {
      const strip = feature.draw && (!isExpected || feature.early) && stripFor(feature.id);
      return strip && <Part key={feature.id} feature={feature} strip={strip} switches={switches} />;
    })}
  </div>
);

/** What stands in the action bar of a post without a case. */
export const drawButtons = (open: () => void, switches: Drawing = allOn): ComponentChild =>
  switches.list().map((feature) => switches.attempt(feature, () => feature.drawOnOthers?.(open)));

/** One feature that fails must not take the strip with it, neither when it draws nor when its components do. */
const Part = ({ feature, strip, switches }: { feature: Feature; strip: Strip; switches: Drawing }) => {
  const [failed] = useErrorBoundary((error: unknown) => switches.threw(feature, error));
  return failed ? null : switches.attempt(feature, () => feature.draw?.(strip));
};
