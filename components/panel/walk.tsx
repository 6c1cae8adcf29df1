// Walking the chart: one question at a time. 1 to 9 answer it, Backspace goes back, Escape leaves.
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Chart, Outcome, Question, Step } from '../../lib/care/chart/schema.ts';
import { walk } from '../../lib/care/chart/walk.ts';
import type { Post } from '../../lib/care/post.ts';
import { effectWords, knownAnswer, respondWords } from './chart-words.ts';
import type { Names, Problem } from './names.ts';

export interface WalkProps {
  chart: Chart;
  posts: readonly Post[];
  names: Names;
  onClose: () => void;
  /** Carries the outcome out; answers why not, if so. */
  onEnd: (path: readonly Step[]) => Promise<Problem>;
}

export const Walk = ({ chart, posts, names, onClose, onEnd }: WalkProps) => {
  const [path, setPath] = useState<readonly Step[]>([]);
  const [problem, setProblem] = useState<Problem>();
  const busyRef = useRef(false);
  const found = walk(chart, path);
  if (!found.ok) return <Lost message={found.error} onAgain={() => setPath([])} />;
  const place = found.value;

  const answer = (index: number): void => {
    if (place.at !== 'question') return;
    const picked = place.question.answers[index];
    if (picked) setPath([...path, { question: place.question.id, answer: picked.id }]);
  };
  const back = (): void => {
    setProblem(undefined);
    setPath(path.slice(0, -1));
  };
  const end = async (): Promise<void> => {
    if (busyRef.current) return;
    busyRef.current = true;
    setProblem(await onEnd(path));
    busyRef.current = false;
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.isComposing) return;
    if (event.key === 'Escape') onClose();
    else if (event.key === 'Backspace' && path.length > 0) back();
    else if (/^[1-9]$/.test(event.key)) answer(Number(event.key) - 1);
    else return;
    event.preventDefault();
  };

  return (
    <div class="walk" onKeyDown={onKeyDown}>
      {place.steps.length > 0 && (
        <ol class="way dim" aria-label="The way here">
          {place.steps.map(({ question, asked, answered }) => (
            <li key={question}>
              {asked} <b>{answered}</b>
            </li>
          ))}
        </ol>
      )}
      {place.at === 'question' ? (
        <Asked
          key={place.question.id}
          question={place.question}
          known={knownAnswer(place.question, posts, chart.reach)}
          onAnswer={answer}
        />
      ) : (
        <End outcome={place.outcome} names={names} onEnd={() => void end()} />
      )}
      {problem && (
        <p class="problem" role="alert">
          Not done: {problem}
        </p>
      )}
      <div class="row">
        {path.length > 0 && (
          <button type="button" class="link" onClick={back} title="Backspace">
            Back
          </button>
        )}
        <button type="button" class="link" onClick={onClose} title="Escape">
          Leave the chart
        </button>
      </div>
    </div>
  );
};

interface AskedProps {
  question: Question;
  known: ReturnType<typeof knownAnswer>;
  onAnswer: (index: number) => void;
}

const Asked = ({ question, known, onAnswer }: AskedProps) => {
  const firstRef = useFocus<HTMLButtonElement>();
  const start = known?.answer ?? 0;
  return (
    <div role="group" aria-labelledby="asked" aria-describedby="asked-help">
      <h3 id="asked">{question.ask}</h3>
      <p id="asked-help" class="dim">
        {[question.help, known && `${known.because}.`].filter(Boolean).join(' ')}
      </p>
      <ol class="answers">
        {question.answers.map((answer, index) => (
          <li key={answer.id}>
            <button
              ref={index === start ? firstRef : null}
              type="button"
              class={known?.answer === index ? 'answer known' : 'answer'}
              aria-keyshortcuts={String(index + 1)}
              onClick={() => onAnswer(index)}
            >
              <kbd aria-hidden="true">{index + 1}</kbd>
              {answer.name}
            </button>
          </li>
        ))}
      </ol>
    </div>
  );
};

const End = ({ outcome, names, onEnd }: { outcome: Outcome; names: Names; onEnd: () => void }) => {
  const doRef = useFocus<HTMLButtonElement>();
  const effects = effectWords(outcome, names);
  return (
    <div role="group" aria-labelledby="asked" aria-describedby="asked-help">
      <h3 id="asked">
        {outcome.name}: {respondWords[outcome.respond].toLowerCase()}
      </h3>
      <p id="asked-help">{outcome.protocol}</p>
      {effects.length > 0 && (
        <ul class="effects dim">
          {effects.map((effect) => (
            <li key={effect}>{effect}</li>
          ))}
        </ul>
      )}
      <button ref={doRef} type="button" class="primary" onClick={onEnd}>
        {effects.length > 0 ? 'Do this' : 'Keep this'}
      </button>
    </div>
  );
};

const Lost = ({ message, onAgain }: { message: string; onAgain: () => void }) => (
  <p class="problem" role="alert">
    {message}{' '}
    <button type="button" class="link" onClick={onAgain}>
      From the start
    </button>
  </p>
);

/** The keyboard goes on where the chart does: before the next key can come, for a quick hand waits for no frame. */
const useFocus = <E extends HTMLElement>() => {
  const ref = useRef<E>(null);
  useLayoutEffect(() => ref.current?.focus(), []);
  return ref;
};
