// A new key for all who are here: whoever left has none of it.
import { AskedDeed } from './asked-deed.tsx';
import type { TeamActions } from './team-actions.ts';

export type NewKeyProps = Pick<TeamActions, 'beginKey'>;

export const NewKey = ({ beginKey }: NewKeyProps) => (
  <AskedDeed
    label="Begin a new key…"
    isPlain
    title="Begin a new key?"
    words={[
      'Leaving ends a browser’s way in, but the team’s key stays the same: whoever kept a copy of it could come back as an agent. With a new key they cannot. Removing somebody begins one by itself.',
      'All browsers of the team get it by themselves. Invite codes that nobody has used yet have to be made again.',
    ]}
    verb="Begin"
    away="Keep"
    doneWords="The team has a new key."
    deed={beginKey}
  />
);
