// Notes: how many the team has written; opens the panel, where their words are.
import { Icon } from '../../../components/icon.tsx';
import type { Feature } from '../feature.ts';

export const notes: Feature = {
  id: 'notes',
  name: 'Shared notes',
  viewers: 'use',
  key: 'N',
  act: (strip) => strip.togglePanel(),
  offer: () => 'Notes and history',
  draw: (strip) => {
    const count = strip.badge.notes;
    const says =
      count === 0
        ? strip.settings.readOnly
          ? 'No notes'
          : 'Write a note'
        : count === 1
          ? '1 note'
          : `${count} notes`;
    return (
      <button
        type="button"
        class="act fold"
        data-feature="notes"
        aria-label={says}
        title={`${says} (Shift+N)`}
        onClick={strip.togglePanel}
      >
        <Icon name="note" />
        {count > 0 && <b>{count}</b>}
      </button>
    );
  },
};
