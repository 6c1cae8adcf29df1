// One list to pick from, by pointer or keys, with an optional field to search in.
import type { Tag } from '../lib/care/playbook.ts';
import { Icon } from './icon.tsx';
import { TagGlyph } from './tag-chip.tsx';

export interface Choice {
  id: string;
  name: string;
  /** Quieter words at its end, such as a shortcut. */
  detail?: string;
  /** Given for a list in which some are chosen already. */
  checked?: boolean;
  tag?: Tag;
}

export interface Choices {
  title: string;
  /** Whom it is about, after the title. */
  about?: string;
  items: readonly Choice[];
  /** Offers a field to search in; for long lists. */
  search?: boolean;
  /** The item to start on. */
  start?: string;
  onPick: (id: string) => void;
}

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

const matching = (items: readonly Choice[], query: string): readonly Choice[] =>
  items.filter((item) => plain(item.name).includes(plain(query.trim())));

/** The item that a key moves to, or undefined if it is no such key. */
const moved = (key: string, at: number, count: number): number | undefined => {
  if (count === 0) return undefined;
  if (key === 'ArrowDown') return (at + 1) % count;
  if (key === 'ArrowUp') return (at - 1 + count) % count;
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  return undefined;
};

/** What has been done in a menu so far; its owner keeps it and draws it anew. */
export interface MenuState {
  query: string;
  /** Place of the item that Enter picks. */
  at: number;
}

export const menuAtFirst = ({ items, start }: Choices): MenuState => {
  const wanted = items.findIndex((item) => (start === undefined ? item.checked : item.id === start));
  return { query: '', at: Math.max(0, wanted) };
};

export interface MenuProps {
  choices: Choices;
  state: MenuState;
  onState: (state: MenuState) => void;
  onClose: () => void;
}

// At once, not after the next frame: a quick hand presses Enter before that, and it must not go to what is below.
const focus = (element: HTMLElement | null): void => element?.focus({ preventScroll: true });
const bringIntoView = (element: HTMLElement | null): void => element?.scrollIntoView({ block: 'nearest' });

/** Give each opening a `key` of its own: it takes the focus when it comes. */
export const Menu = ({ choices, state: { query, at }, onState, onClose }: MenuProps) => {
  const items = matching(choices.items, query);
  const setAt = (next: number): void => onState({ query, at: next });
  const pick = (item: Choice | undefined): void => {
    if (!item) return;
    onClose();
    choices.onPick(item.id);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const next = moved(event.key, at, items.length);
    if (next !== undefined) setAt(next);
    else if (event.key === 'Enter' || (event.key === ' ' && !choices.search)) pick(items[at]);
    else if (event.key === 'Escape' || event.key === 'Tab') onClose();
    else return;
    event.preventDefault();
  };
  const active = items[at] ? `choice-${items[at].id}` : undefined;
  return (
    <div
      class="menu"
      role="dialog"
      aria-label={`${choices.title} ${choices.about ?? ''}`.trim()}
      onKeyDown={onKeyDown}
    >
      {choices.search ? (
        <label class="search">
          <Icon name="search" />
          <input
            ref={focus}
            type="text"
            role="combobox"
            aria-expanded="true"
            aria-controls="choices"
            aria-label={choices.title}
            aria-activedescendant={active}
            placeholder={choices.about ? `${choices.title} · ${choices.about}` : choices.title}
            value={query}
            onInput={(event) => onState({ query: event.currentTarget.value, at: 0 })}
          />
        </label>
      ) : (
        <p class="title">
          {choices.title} <span>{choices.about}</span>
        </p>
      )}
      <ul
        ref={choices.search ? null : focus}
        id="choices"
        role="listbox"
        tabIndex={choices.search ? -1 : 0}
        aria-label={choices.title}
        aria-activedescendant={choices.search ? undefined : active}
      >
        {items.map((item, index) => (
          <li
            key={item.id}
            ref={index === at ? bringIntoView : null}
            id={`choice-${item.id}`}
            role="option"
            aria-selected={index === at}
            aria-checked={item.checked}
            class={index === at ? 'at' : ''}
            onPointerMove={() => index !== at && setAt(index)}
            onClick={() => pick(item)}
          >
            {item.tag && <TagGlyph tag={item.tag} />}
            <span class="name">{item.name}</span>
            {item.checked && <Icon name="check" />}
            {item.detail && <kbd>{item.detail}</kbd>}
          </li>
        ))}
      </ul>
      {items.length === 0 && <p class="title">Nothing found</p>}
    </div>
  );
};
