import type { Tag } from '../../lib/care/playbook.ts';

/** A tag without a name yet, its id free among `tags`. Ids are not seen: renaming a tag keeps it on its cases. */
export const newTag = (tags: readonly Tag[]): Tag => {
  const taken = new Set(tags.map(({ id }) => id));
  let number = tags.length + 1;
  while (taken.has(`tag-${number}`)) number += 1;
  return { id: `tag-${number}`, name: '', group: 'intent', color: 'grey', glyph: 'square' };
};
