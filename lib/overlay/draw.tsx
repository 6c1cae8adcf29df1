// What a post wears: each feature draws its part, in the order of the list.
import type { ComponentChild, FunctionComponent } from 'preact';
import type { Feature, Strip } from './feature.ts';
import { isPart } from './render.ts';
import { createSwitches, type Switches } from './switches.ts';

type Drawing = Pick<Switches, 'list' | 'attempt'>;

const allOn = createSwitches(
  () => undefined,
  () => undefined,
);

/**
 * `stripFor` makes what a feature is handed; undefined where there is nothing to draw for it. Of a case that is only `expected`
 * the first, left-most part alone is drawn: nothing moves when the desk's answer brings the rest, and posts that fly by cost little.
 */
export const drawStrip = (
  stripFor: (feature: Feature) => Strip | undefined,
  switches: Drawing = allOn,
  isExpected = false,
): ComponentChild => (
  <div class={isExpected ? 'strip expected' : 'strip'} role="group" aria-label="Perch">
    {switches.list().map((feature) => {
      const { draw } = feature;
      const strip = draw && (!isExpected || feature.early) && stripFor(feature);
      return strip && drawPart(feature, () => draw(strip), switches);
    })}
  </div>
);

/** What stands in the action bar of a post without a case. */
export const drawButtons = (open: () => void, switches: Drawing = allOn): ComponentChild =>
  switches.list().map((feature) => {
    const { drawOnOthers } = feature;
    return drawOnOthers && drawPart(feature, () => drawOnOthers(open), switches);
  });

/** What is left of a control that only shows. */
const shown = new Set(['class', 'title', 'data-feature']);

/** One feature that fails must not take the others with it: neither when it draws, nor in its components, nor when it is pressed. */
const drawPart = (feature: Feature, draw: () => ComponentChild, { attempt }: Drawing): ComponentChild => {
  /** Calls the components at once, which have no state, and gives every handler into the feature's care. */
  const resolve = (node: ComponentChild | ComponentChild[]): ComponentChild => {
    if (Array.isArray(node)) return node.map(resolve);
    if (!isPart(node)) return node;
    const { type, props } = node;
    if (typeof type === 'function') return resolve((type as FunctionComponent)(props));
    const isMuted = feature.muted && (type === 'button' || type === 'a');
    if (isMuted) node.type = 'span';
    for (const [name, value] of Object.entries(props)) {
      if (name === 'children') props[name] = resolve(value as ComponentChild);
      else if (isMuted && !shown.has(name)) delete props[name];
      else if (typeof value === 'function')
        props[name] = (event: Event) => attempt(feature, () => (value as (event: Event) => void)(event));
    }
    return node;
  };
  return attempt(feature, () => resolve(draw()));
};
