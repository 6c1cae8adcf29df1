// Writing a note. What is typed is kept from the first pause on, so that closing the panel loses nothing.
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { NoteActions, Problem } from './names.ts';
import { NoteField } from './note-field.tsx';

/** How long the hand must rest before the text is kept, ms. */
const restMs = 300;

export interface NewNoteProps extends Pick<NoteActions, 'add' | 'keepDraft'> {
  draft: string;
  focus: boolean;
}

export const NewNote = ({ draft, focus, add, keepDraft }: NewNoteProps) => {
  const [text, setText] = useState(draft);
  const [notKept, setNotKept] = useState<Problem>();
  const currentRef = useRef(draft);
  const keptRef = useRef(draft);
  const timerRef = useRef<ReturnType<typeof setTimeout>>(undefined);

  const keep = useCallback((): void => {
    clearTimeout(timerRef.current);
    const words = currentRef.current;
    if (words === keptRef.current) return;
    keptRef.current = words;
    void keepDraft(words).then((problem) => {
      setNotKept(problem);
      if (problem && keptRef.current === words) keptRef.current = '\0 not kept';
    });
  }, [keepDraft]);

  useEffect(() => {
    const onHidden = (): void => {
      if (document.hidden) keep();
    };
    addEventListener('pagehide', keep);
    addEventListener('blur', keep);
    document.addEventListener('visibilitychange', onHidden);
    return () => {
      removeEventListener('pagehide', keep);
      removeEventListener('blur', keep);
      document.removeEventListener('visibilitychange', onHidden);
      keep();
    };
  }, [keep]);

  const write = (words: string): void => {
    currentRef.current = words;
    setText(words);
    clearTimeout(timerRef.current);
    timerRef.current = setTimeout(keep, restMs);
  };
  const save = async (words: string): Promise<Problem> => {
    clearTimeout(timerRef.current);
    const problem = await add(words);
    if (problem) return problem;
    write('');
    keep();
    return undefined;
  };

  return (
    <NoteField
      label="Write a note"
      verb="Add note"
      text={text}
      focus={focus}
      onText={write}
      onSave={save}
      onLeave={keep}
    >
      {notKept && <p class="problem">This text is not kept yet: {notKept}</p>}
    </NoteField>
  );
};
