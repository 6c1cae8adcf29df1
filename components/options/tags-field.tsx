// The tags of the playbook: name, colour, glyph.
import type { Tag } from '../../lib/care/playbook.ts';
import { glyphSchema, tagColorSchema } from '../../lib/care/playbook.ts';
import { TagGlyph } from '../tag-chip.tsx';
import { newTag } from './new-tag.ts';

export interface TagsFieldProps {
  tags: readonly Tag[];
  onChange: (tags: Tag[]) => void;
  problem?: string | undefined;
}

export const TagsField = ({ tags, onChange, problem }: TagsFieldProps) => {
  const set = (index: number, change: Partial<Tag>): void =>
    onChange(tags.map((tag, i) => (i === index ? { ...tag, ...change } : tag)));
  return (
    <fieldset>
      <legend>Tags</legend>
      <details open={problem !== undefined}>
        <summary>{tags.length} tags</summary>
        <ul class="rows">
          {tags.map((tag, i) => (
            <li key={tag.id} class="tag-row">
              <TagGlyph tag={tag} />
              <input
                value={tag.name}
                maxLength={60}
                aria-label={`Name of tag ${i + 1}`}
                aria-invalid={tag.name.trim() === '' ? 'true' : 'false'}
                onInput={(event) => set(i, { name: event.currentTarget.value })}
              />
              <select
                aria-label={`Colour of ${tag.name}`}
                value={tag.color}
                onChange={(event) => set(i, { color: tagColorSchema.parse(event.currentTarget.value) })}
              >
                {tagColorSchema.options.map((color) => (
                  <option key={color}>{color}</option>
                ))}
              </select>
              <select
                aria-label={`Glyph of ${tag.name}`}
                value={tag.glyph}
                onChange={(event) => set(i, { glyph: glyphSchema.parse(event.currentTarget.value) })}
              >
                {glyphSchema.options.map((glyph) => (
                  <option key={glyph}>{glyph}</option>
                ))}
              </select>
              <button
                type="button"
                class="plain"
                aria-label={`Remove ${tag.name}`}
                onClick={() => onChange(tags.filter((each) => each !== tag))}
              >
                Remove
              </button>
            </li>
          ))}
        </ul>
        <button type="button" onClick={() => onChange([...tags, newTag(tags)])}>
          Add a tag
        </button>
      </details>
      {problem && (
        <p class="problem" role="alert">
          {problem}
        </p>
      )}
    </fieldset>
  );
};
