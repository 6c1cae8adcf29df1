// A button that asks before it does what cannot be taken back. Whoever thinks better of it is where they were.
import { useRef, useState } from 'preact/hooks';
import type { ConfirmProps } from './confirm.tsx';
import { Confirm } from './confirm.tsx';

export interface AskedDeedProps extends Omit<ConfirmProps, 'onAway' | 'onDone'> {
  label: string;
  /** Without a border: for what is seldom wanted. */
  isPlain?: boolean;
  /** What is said once it is done; where nothing is, it shows by itself. */
  doneWords?: string;
}

export const AskedDeed = ({ label, isPlain = false, doneWords = '', ...question }: AskedDeedProps) => {
  const [asked, setAsked] = useState(false);
  const [said, setSaid] = useState('');
  const askedByRef = useRef<HTMLButtonElement>(null);
  return (
    <>
      <div class="row">
        <button
          ref={askedByRef}
          type="button"
          class={isPlain ? 'plain' : undefined}
          aria-expanded={asked}
          onClick={() => {
            setAsked(true);
            setSaid('');
          }}
        >
          {label}
        </button>
      </div>
      {asked && (
        <Confirm
          {...question}
          onAway={() => {
            setAsked(false);
            askedByRef.current?.focus();
          }}
          onDone={() => {
            setAsked(false);
            setSaid(doneWords);
            askedByRef.current?.focus();
          }}
        />
      )}
      {doneWords && (
        <p role="status" class="dim">
          {said}
        </p>
      )}
    </>
  );
};
