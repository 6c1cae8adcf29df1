// Erasing the workspace at its endpoint: for all, and for good. Each browser keeps its cases.
import { AskedDeed } from './asked-deed.tsx';
import type { TeamActions } from './team-actions.ts';

export interface EraseProps extends Pick<TeamActions, 'erase'> {
  team: string;
  endpoint: string;
}

export const Erase = ({ team, endpoint, erase }: EraseProps) => (
  <AskedDeed
    label="Erase this workspace at the endpoint…"
    isPlain
    title={`Erase ${team} at ${endpoint}?`}
    words={[
      'All that the team has there is deleted, for everybody and for good: what was sent, who may come, the invites.',
      'Every browser keeps the cases that it holds, this one too. What a browser has not sent yet, the others never get; what it has not fetched yet, it never gets.',
      'Copies that somebody made of the endpoint’s database keep what is in them.',
    ]}
    verb="Erase"
    away="Keep"
    deed={erase}
  />
);
