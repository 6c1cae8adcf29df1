// A tag: its glyph in its colour, and its name. Glyph and name, for colour alone says nothing to many eyes.
import type { Tag } from '../lib/care/playbook.ts';

const glyphs: Record<Tag['glyph'], string> = {
  square: 'M3.5 3.5h9v9h-9z',
  diamond: 'M8 2.2L13.8 8L8 13.8L2.2 8z',
  triangle: 'M8 2.8L14 13.2H2z',
  circle: 'M8 2.8a5.2 5.2 0 1 1 0 10.4A5.2 5.2 0 1 1 8 2.8',
  heart: 'M8 13.6C1 9 2 3.2 5.2 3.2C6.6 3.2 7.6 4 8 5c.4-1 1.4-1.8 2.8-1.8C14 3.2 15 9 8 13.6',
  star: 'M8 1.9l1.8 4l4.3.4l-3.2 2.9l.9 4.3L8 11.3l-3.8 2.2l.9-4.3L1.9 6.3l4.3-.4z',
  flag: 'M3.5 2h1.6v.8h8L11 6.2l2.1 3.4h-8V14H3.5z',
  bolt: 'M9.4 1.8L3.4 9h3.4l-1 5.2l6.8-7.8H8.8z',
};

export const TagGlyph = ({ tag }: { tag: Pick<Tag, 'glyph' | 'color'> }) => (
  <svg viewBox="0 0 16 16" class={`glyph ${tag.color}`} fill="currentColor" aria-hidden="true">
    <path d={glyphs[tag.glyph]} />
  </svg>
);

export const TagChip = ({ tag }: { tag: Tag }) => (
  <span class="chip tag">
    <TagGlyph tag={tag} />
    <span class="name">{tag.name}</span>
  </span>
);
