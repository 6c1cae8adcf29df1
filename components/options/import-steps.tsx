// Importing: choose a file, see what is in it, then add it.
import { useRef, useState } from 'preact/hooks';
import type { Result } from '../../lib/care/result.ts';
import type { Import, Unreadable } from '../../lib/care/transfer.ts';
import type { Imported } from '../../lib/care/view.ts';
import type { DataActions } from './data-section.tsx';
import { importWords, importedWords } from './import-words.ts';

type Step =
  | { is: 'choose' }
  | { is: 'reading' }
  | { is: 'refused'; message: string }
  | { is: 'read'; brought: Import; problem?: string }
  | { is: 'adding'; brought: Import; done: number }
  | { is: 'added'; result: Imported; withPlaybook: boolean };

interface ImportStepsProps {
  actions: Pick<DataActions, 'read' | 'readPreset' | 'add'>;
  /** Ready-made playbooks to offer. */
  presets: readonly { file: string; name: string }[];
  mayChangePlaybook: boolean;
  /** What is imported is not shared by itself. */
  inTeam: boolean;
}

export const ImportSteps = ({ actions, presets, mayChangePlaybook, inTeam }: ImportStepsProps) => {
  const [step, setStep] = useState<Step>({ is: 'choose' });
  const [withPlaybook, setWithPlaybook] = useState(true);
  const fileRef = useRef<HTMLInputElement>(null);

  const read = async (reading: Promise<Result<Import, Unreadable>>): Promise<void> => {
    setStep({ is: 'reading' });
    const result = await reading;
    setWithPlaybook(mayChangePlaybook);
    setStep(
      result.ok ? { is: 'read', brought: result.value } : { is: 'refused', message: result.error.message },
    );
  };
  const add = async (brought: Import): Promise<void> => {
    setStep({ is: 'adding', brought, done: 0 });
    const result = await actions.add(brought, withPlaybook, (done) =>
      setStep({ is: 'adding', brought, done }),
    );
    setStep(
      result.ok
        ? { is: 'added', result: result.value, withPlaybook }
        : { is: 'read', brought, problem: result.error.message },
    );
  };

  return (
    <>
      <input
        ref={fileRef}
        type="file"
        class="visually-hidden"
        accept=".json,application/json"
        aria-label="File to import"
        tabIndex={-1}
        onChange={(event) => {
          const input = event.currentTarget;
          // Emptied, so that the same file can be chosen again once it has been mended.
          const file = input.files?.[0];
          if (file) void read(actions.read(file)).then(() => (input.value = ''));
        }}
      />
      <div class="row">
        <button
          type="button"
          aria-disabled={step.is === 'reading' || step.is === 'adding'}
          onClick={() => fileRef.current?.click()}
        >
          Import a file
        </button>
        {presets.length > 0 && (
          <select
            class="ready-made"
            aria-label="Ready-made playbooks"
            value=""
            onChange={(event) => {
              const { value } = event.currentTarget;
              if (value) void read(actions.readPreset(value));
            }}
          >
            <option value="">Ready-made playbooks…</option>
            {presets.map(({ file, name }) => (
              <option key={file} value={file}>
                {name}
              </option>
            ))}
          </select>
        )}
      </div>
      <div role="status" class="import-state">
        {step.is === 'reading' && <p class="dim">Reading…</p>}
        {step.is === 'refused' && <p class="problem">Not imported. {step.message}</p>}
        {step.is === 'adding' && (
          <p class="dim">
            Adding… {step.done} of {step.brought.events.length}
          </p>
        )}
        {step.is === 'added' && (
          <p>{importedWords(step.result, { withPlaybook: step.withPlaybook, inTeam })}</p>
        )}
        {step.is === 'read' && <p>{importWords(step.brought)}</p>}
        {step.is === 'read' && step.problem && (
          <p class="problem">Stopped: {step.problem} Importing again continues where it stopped.</p>
        )}
      </div>
      {step.is === 'read' && (
        <div class="import-choice">
          {mayChangePlaybook && step.brought.events.length > 0 && (
            <label class="choice">
              <input
                type="checkbox"
                checked={withPlaybook}
                onChange={(event) => setWithPlaybook(event.currentTarget.checked)}
              />
              Use its playbook in place of mine
            </label>
          )}
          <div class="row">
            <button type="button" class="primary" onClick={() => void add(step.brought)}>
              {step.problem
                ? 'Import again'
                : step.brought.events.length > 0
                  ? 'Import'
                  : 'Use this playbook'}
            </button>
            <button type="button" class="plain" onClick={() => setStep({ is: 'choose' })}>
              Cancel
            </button>
          </div>
        </div>
      )}
    </>
  );
};
