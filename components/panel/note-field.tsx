// A field for the words of a note: grows with them, saves with Ctrl or Cmd and Enter, keeps them when saving fails.
import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { maxNoteLength } from '../../lib/care/event.ts';
import type { Problem } from './names.ts';

export interface NoteFieldProps {
  label: string;
  /** The words of the button that saves. */
  verb: string;
  text: string;
  focus: boolean;
  onText: (text: string) => void;
  onSave: (text: string) => Promise<Problem>;
  /** Another button, and Escape. */
  onCancel?: () => void;
  onLeave?: () => void;
  children?: ComponentChildren;
}

export const NoteField = (props: NoteFieldProps) => {
  const fieldRef = useRef<HTMLTextAreaElement>(null);
  const [saving, setSaving] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const empty = props.text.trim() === '';

  useEffect(() => {
    if (props.focus) fieldRef.current?.focus();
  }, [props.focus]);

  const save = async (): Promise<void> => {
    if (empty || saving) return;
    setSaving(true);
    const trouble = await props.onSave(props.text);
    setProblem(trouble);
    setSaving(false);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void save();
    } else if (event.key === 'Escape' && props.onCancel && !event.isComposing) {
      event.stopPropagation();
      props.onCancel();
    }
  };

  return (
    <form
      class="note-field"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <textarea
        ref={fieldRef}
        aria-label={props.label}
        placeholder={props.label}
        dir="auto"
        rows={2}
        maxLength={maxNoteLength}
        readOnly={saving}
        value={props.text}
        onInput={(event) => props.onText(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        {...(props.onLeave ? { onBlur: props.onLeave } : {})}
      />
      <div class="note-foot">
        <div role="status">{problem ? <p class="problem">Not saved: {problem}</p> : props.children}</div>
        {props.onCancel && (
          <button type="button" class="plain" onClick={props.onCancel}>
            Cancel
          </button>
        )}
        <button
          type="submit"
          class="primary"
          disabled={empty}
          aria-disabled={saving}
          aria-keyshortcuts="Control+Enter Meta+Enter"
          title="Ctrl+Enter, or ⌘+Enter"
        >
          {saving ? 'Saving…' : problem ? 'Try again' : props.verb}
        </button>
      </div>
    </form>
  );
};
