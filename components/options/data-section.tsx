// Everything Perch holds, out to a file and in from one.
import { useState } from 'preact/hooks';
import { playbookPresets } from '../../lib/care/presets.ts';
import type { Role } from '../../lib/care/role.ts';
import { mayChangePlaybook, mayWork } from '../../lib/care/role.ts';
import type { Imported } from '../../lib/care/view.ts';
import type { Import, Unreadable } from '../../lib/care/transfer.ts';
import type { Result } from '../../lib/care/result.ts';
import { ImportSteps } from './import-steps.tsx';

export interface DataActions {
  /** Answers why it did not work; undefined if it did. */
  exportAll: () => Promise<string | undefined>;
  exportPlaybook: () => Promise<string | undefined>;
  /** Reads and checks a file; nothing is changed yet. */
  read: (file: File) => Promise<Result<Import, Unreadable>>;
  /** Reads one of the playbooks that come with Perch. */
  readPreset: (file: string) => Promise<Result<Import, Unreadable>>;
  /** Adds what the file brings. `progress` is told how many events are through. */
  add: (
    brought: Import,
    withPlaybook: boolean,
    progress: (done: number) => void,
  ) => Promise<Result<Imported, Unreadable>>;
}

export interface DataSectionProps {
  actions: DataActions;
  ready: boolean;
  /** Mine in a team; undefined without one. */
  role: Role | undefined;
}

export const DataSection = ({ actions, ready, role }: DataSectionProps) => {
  const mayChange = mayChangePlaybook(role);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const run = async (write: () => Promise<string | undefined>): Promise<void> => {
    if (busy) return;
    setBusy(true);
    setProblem(await write());
    setBusy(false);
  };
  return (
    <section class="data" aria-labelledby="data-title">
      <h2 id="data-title">{ready ? 'Data' : 'From another browser'}</h2>
      <p class="dim">
        {ready
          ? `${whereWords(role)} An exported file holds notes and customers’ words: keep it safe.`
          : 'Import what Perch exported there: cases, notes and settings.'}
      </p>
      {ready && (
        <div class="row">
          <button type="button" aria-disabled={busy} onClick={() => void run(actions.exportAll)}>
            Export everything
          </button>
          <button type="button" aria-disabled={busy} onClick={() => void run(actions.exportPlaybook)}>
            Export the playbook
          </button>
        </div>
      )}
      <p role="status" class={problem ? 'problem' : 'dim'}>
        {busy ? 'Exporting…' : problem && `Not exported: ${problem}`}
      </p>
      {ready && (
        <p class="dim">
          If Perch cannot read or store its data any more: <a href="/rescue.html">save what can be read</a>.
        </p>
      )}
      {mayWork(role) && (
        <ImportSteps
          actions={actions}
          presets={ready && mayChange ? playbookPresets() : []}
          mayChangePlaybook={mayChange}
          inTeam={role !== undefined}
        />
      )}
    </section>
  );
};

const whereWords = (role: Role | undefined): string =>
  role === undefined
    ? 'Everything stays in this browser.'
    : 'Everything stays in the team’s browsers; its endpoint passes it on sealed.';
