// What Perch does on X, each to be switched off alone, in this browser. A switch counts at once.
import { useState } from 'preact/hooks';

export interface Switch {
  id: string;
  name: string;
  /** What it does, or what is lost without it. */
  detail?: string;
}

export interface SwitchesSectionProps {
  switches: readonly Switch[];
  /** Those of single features, shown on demand. */
  features: readonly Switch[];
  /** Ids of those that are off; ids of no switch here are kept. */
  off: readonly string[];
  /** Answers why it was not saved; undefined if it was. */
  onChange: (off: string[]) => Promise<string | undefined>;
}

export const SwitchesSection = ({ switches, features, off, onChange }: SwitchesSectionProps) => {
  const [problem, setProblem] = useState<string>();
  const turn = async (id: string, on: boolean): Promise<void> => {
    const others = off.filter((each) => each !== id);
    setProblem(await onChange(on ? others : [...others, id]));
  };
  const box = ({ id, name, detail }: Switch) => (
    <label class="choice" key={id}>
      <input
        type="checkbox"
        checked={!off.includes(id)}
        aria-describedby={detail ? `switch-${id}` : undefined}
        onChange={(event) => void turn(id, event.currentTarget.checked)}
      />
      <span>
        {name}
        {detail && (
          <span class="dim" id={`switch-${id}`}>
            {detail}
          </span>
        )}
      </span>
    </label>
  );
  return (
    <section class="data" aria-labelledby="switches-title">
      <h2 id="switches-title">On X</h2>
      {switches.map(box)}
      <details>
        <summary>
          {featuresWord(features.filter(({ id }) => off.includes(id)).length, features.length)}
        </summary>
        <div class="switches">{features.map(box)}</div>
      </details>
      <p role="status" class="problem">
        {problem && `Not saved: ${problem}`}
      </p>
    </section>
  );
};

const featuresWord = (off: number, all: number): string =>
  off === 0 ? `${all} features on posts` : `${all} features on posts, ${off} switched off`;
