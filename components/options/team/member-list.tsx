// Who is in the team, and in which browsers.
import { useRef, useState } from 'preact/hooks';
import type { TeamDevice } from '../../../lib/care/team.ts';
import { peopleOf } from './people.ts';
import { PersonRow } from './person-row.tsx';
import type { TeamActions } from './team-actions.ts';

export interface MemberListProps extends Pick<TeamActions, 'removeDevice'> {
  devices: readonly TeamDevice[];
  /** I am a manager. */
  mayRemove: boolean;
}

export const MemberList = ({ devices, mayRemove, removeDevice }: MemberListProps) => {
  const [said, setSaid] = useState('');
  const listRef = useRef<HTMLUListElement>(null);
  return (
    <>
      <ul class="people" aria-labelledby="team-members" tabIndex={-1} ref={listRef}>
        {peopleOf(devices).map((person) => (
          <PersonRow
            key={person.id}
            person={person}
            mayRemove={mayRemove}
            removeDevice={removeDevice}
            onRemoved={() => {
              setSaid(`${person.name} was removed. All others get a new key.`);
              // What had the focus is gone with the row.
              listRef.current?.focus();
            }}
          />
        ))}
      </ul>
      <p role="status" class="dim">
        {said}
      </p>
    </>
  );
};
