// One member and their browsers; a manager may remove each of them.
import { useRef, useState } from 'preact/hooks';
import { Confirm } from './confirm.tsx';
import type { Browser, Person } from './people.ts';
import { roleNames } from './role-words.ts';
import type { TeamActions } from './team-actions.ts';

export interface PersonRowProps extends Pick<TeamActions, 'removeDevice'> {
  person: Person;
  mayRemove: boolean;
  onRemoved: () => void;
}

export const PersonRow = ({ person, mayRemove, removeDevice, onRemoved }: PersonRowProps) => {
  const [asked, setAsked] = useState<Browser>();
  const askedByRef = useRef<HTMLButtonElement>(null);
  const { name, initials, role, browsers } = person;
  const isMe = browsers.some(({ isThis }) => isThis);
  return (
    <li>
      <span class={isMe ? 'who me' : 'who'} aria-hidden="true">
        {initials}
      </span>
      <p>
        <bdi>{name}</bdi> <span class="dim">{roleNames[role]}</span>
      </p>
      <ul>
        {browsers.map((browser) => (
          <li key={browser.device}>
            <span class="dim">{browser.isThis ? browser.seen : `Seen ${browser.seen}`}</span>
            {mayRemove && !browser.isThis && (
              <button
                type="button"
                class="link"
                aria-label={`Remove ${name}, seen ${browser.seen}`}
                aria-expanded={asked?.device === browser.device}
                onClick={(event) => {
                  askedByRef.current = event.currentTarget;
                  setAsked(browser);
                }}
              >
                Remove
              </button>
            )}
          </li>
        ))}
      </ul>
      {asked && (
        <Confirm
          key={asked.device}
          title={
            browsers.length > 1
              ? `Remove the browser of ${name} that was seen ${asked.seen}?`
              : `Remove ${name} from the team?`
          }
          words={removalWords(browsers.length)}
          verb="Remove"
          away="Keep"
          deed={() => removeDevice(asked.device)}
          onAway={() => {
            setAsked(undefined);
            askedByRef.current?.focus();
          }}
          onDone={() => {
            setAsked(undefined);
            onRemoved();
          }}
        />
      )}
    </li>
  );
};

/** Only what is true: a removal takes nothing back. */
const removalWords = (browsers: number): string[] => [
  'They can no longer read anything new. What they have read, they have read. All others get a new key.',
  ...(browsers > 1 ? ['Their other browsers stay: remove each of them, if nobody is to read on.'] : []),
];
