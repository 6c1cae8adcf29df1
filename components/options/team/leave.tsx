// Leaving: this browser goes, its cases stay with it.
import { AskedDeed } from './asked-deed.tsx';
import type { TeamActions } from './team-actions.ts';

export interface LeaveProps extends Pick<TeamActions, 'leave'> {
  team: string;
  /** Changes that the team does not have yet. */
  waiting: number;
  isLastManager: boolean;
}

export const Leave = ({ team, waiting, isLastManager, leave }: LeaveProps) => (
  <AskedDeed
    label="Leave the team"
    title={`Leave ${team}?`}
    words={[
      'Your cases stay in this browser. It forgets the team’s key and no longer hears of the team. The others keep that key until a manager begins a new one.',
      ...(waiting > 0 ? [waitingWords(waiting)] : []),
      ...(isLastManager ? [lastManagerWords] : []),
    ]}
    verb="Leave"
    away="Stay"
    deed={leave}
  />
);

const waitingWords = (waiting: number): string =>
  waiting === 1
    ? 'One change has not reached the team yet: it stays here alone.'
    : `${waiting} changes have not reached the team yet: they stay here alone.`;

const lastManagerWords =
  'You are the team’s only manager: after you, nobody can invite or remove. Invite another manager first.';
