// The quiet button on every post that does not ask for care: a person may think otherwise.
import { Icon } from '../../../components/icon.tsx';
import type { Feature } from '../feature.ts';

export const openCase: Feature = {
  id: 'open-case',
  name: 'Open a case',
  drawOnOthers: (open) => (
    <button
      type="button"
      data-feature="open-case"
      aria-label="Open a case"
      title="Open a case"
      onClick={open}
    >
      <Icon name="perch" />
    </button>
  ),
};
