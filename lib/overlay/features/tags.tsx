// Triage tags: what the post is about. Add, remove and search in one list.
import { Icon } from '../../../components/icon.tsx';
import { TagChip } from '../../../components/tag-chip.tsx';
import type { Tag } from '../../care/playbook.ts';
import type { Feature, Strip } from '../feature.ts';
import { isSettled } from '../settled.ts';

/** Chips beyond these are counted, not drawn: a strip is one line. */
const shownTags = 2;

const tagsOf = ({ badge, settings }: Strip): Tag[] =>
  badge.tags.flatMap((id) => settings.tags.find((tag) => tag.id === id) ?? []);

const act = (strip: Strip): void => {
  const has = new Set(strip.badge.tags);
  strip.choose({
    title: 'Tags',
    search: true,
    start: strip.badge.suggestion?.tag ?? '',
    items: strip.settings.tags.map((tag) => ({ id: tag.id, name: tag.name, tag, checked: has.has(tag.id) })),
    onPick: (id) => {
      const name = strip.settings.tags.find((tag) => tag.id === id)?.name ?? id;
      if (has.has(id)) strip.give({ verb: 'removeTag', tag: id }, `Removed ${name}`);
      else strip.give({ verb: 'addTag', tag: id }, `Tagged ${name}`);
    },
  });
};

export const tags: Feature = {
  id: 'tags',
  name: 'Triage tags',
  viewers: 'see',
  key: 'T',
  act,
  offer: () => 'Tags',
  draw: (strip) => {
    const all = tagsOf(strip);
    if (strip.settings.readOnly && all.length === 0) return null;
    const names = all.map((tag) => tag.name).join(', ');
    return (
      <button
        type="button"
        class={all.length > 0 ? 'tags' : 'act tags'}
        data-feature="tags"
        aria-haspopup="listbox"
        aria-label={names ? `Tags: ${names}. Change tags` : 'Add a tag'}
        title={names || 'Add a tag (Shift+T)'}
        onClick={() => act(strip)}
      >
        {all.length === 0 && !isSettled(strip.badge) && <Icon name="tag" />}
        {all.slice(0, shownTags).map((tag) => (
          <TagChip key={tag.id} tag={tag} />
        ))}
        {all.length > shownTags && <span class="chip">+{all.length - shownTags}</span>}
      </button>
    );
  },
};
