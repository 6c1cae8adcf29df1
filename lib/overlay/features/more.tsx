// Everything else, and everything again where a narrow column hides it: one list of what can be done, with its keys.
import { Icon } from '../../../components/icon.tsx';
import type { Feature, Strip } from '../feature.ts';

/** The ⋯ menu of the features that are offered. */
export const createMore = (features: readonly Feature[]): Feature => {
  const act = (strip: Strip): void => {
    const items = features.flatMap((feature) => {
      const name = feature.offer?.(strip);
      if (name === undefined) return [];
      return [{ id: feature.id, name, ...(feature.key ? { detail: `⇧${feature.key}` } : {}) }];
    });
    strip.choose({
      title: `Case ${strip.badge.number}`,
      items,
      start: items[0]?.id ?? '',
      onPick: (id) => {
        const feature = features.find((each) => each.id === id);
        if (feature) strip.act(feature);
      },
    });
  };
  return {
    id: 'more',
    name: 'More',
    viewers: 'use',
    act,
    draw: (strip) => (
      <button
        type="button"
        class="act more"
        data-feature="more"
        aria-haspopup="listbox"
        aria-label={`More for case ${strip.badge.number}`}
        title="More"
        onClick={() => act(strip)}
      >
        <Icon name="more" />
      </button>
    ),
  };
};
