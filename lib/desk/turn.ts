// One turn of the desk: a request answered inside one transaction, and pages told afterwards of what changed.
import type { CaseId } from '../care/ids.ts';
import type { Result } from '../care/result.ts';
import { migratePlaybook } from '../care/migrate-playbook.ts';
import type { Playbook } from '../care/playbook.ts';
import { playbookVersion } from '../care/playbook.ts';
import type { Failure } from '../care/view.ts';
import type { SettingsRow } from '../store/rows.ts';
import type { Store, Tables } from '../store/store.ts';
import type { Model } from '../care/suggest/learner.ts';
import { createModelReader } from './learn.ts';
import { firstSettings } from './settings.ts';

export interface DeskDeps {
  store: Store;
  /** UTC ms. */
  now: () => number;
  newId: () => string;
  /** Called after the transaction has completed. */
  notify: (change: { cases: CaseId[]; settings: boolean }) => void;
  /** IANA zone of this browser, for the first playbook. */
  zone: string;
}

export interface Turn {
  tables: Tables;
  settings: SettingsRow;
  /** UTC ms; the same for the whole turn. */
  now: number;
  /** False in a reading try. Work that would write then sets `wantsWrite` and is done again with `canWrite`. */
  canWrite: boolean;
  wantsWrite: boolean;
  /** See `createModelReader`. */
  readModel: (text: string) => Model | undefined;
  /** What pages must hear of. */
  changedCases: Set<CaseId>;
  settingsChanged: boolean;
}

export type Work<T> = (turn: Turn) => Promise<T>;

export interface Turns {
  /** Tries in a reading transaction first, because most of what scrolls by is known. */
  read: <T>(work: Work<T>) => Promise<Result<T, Failure>>;
  write: <T>(work: Work<T>) => Promise<Result<T, Failure>>;
}

export const createTurns = (deps: DeskDeps): Turns => {
  const readModel = createModelReader();

  const start = (tables: Tables, settings: SettingsRow, canWrite: boolean): Turn => ({
    tables,
    settings,
    now: deps.now(),
    canWrite,
    wantsWrite: false,
    readModel,
    changedCases: new Set(),
    settingsChanged: false,
  });

  const write = async <T>(work: Work<T>): Promise<Result<T, Failure>> => {
    let turn: Turn | undefined;
    const result = await deps.store.write(async (tables) => {
      turn = start(tables, await settingsIn(tables), true);
      return work(turn);
    });
    if (result.ok && turn && (turn.changedCases.size > 0 || turn.settingsChanged))
      deps.notify({ cases: [...turn.changedCases], settings: turn.settingsChanged });
    return result;
  };

  const settingsIn = async (tables: Tables): Promise<SettingsRow> => {
    const known = await storedSettings(tables);
    if (known) return known;
    const first = firstSettings(deps);
    await tables.settings.put(first);
    return first;
  };

  /** Clocks work out a playbook's calendars once per object, so one revision stays one object. */
  let kept: SettingsRow | undefined;

  const storedSettings = async (tables: Tables): Promise<SettingsRow | undefined> => {
    const stored = await tables.settings.get();
    if (stored && kept?.revision === stored.revision) stored.playbook = kept.playbook;
    else if (stored) stored.playbook = current(stored.playbook);
    kept = stored;
    return stored;
  };

  const read = async <T>(work: Work<T>): Promise<Result<T, Failure>> => {
    const tried = await deps.store.read(async (tables) => {
      const settings = await storedSettings(tables);
      if (!settings) return undefined;
      const turn = start(tables, settings, false);
      const value = await work(turn);
      return turn.wantsWrite ? undefined : { value };
    });
    if (!tried.ok) return tried;
    return tried.value ? { ok: true, value: tried.value.value } : write(work);
  };

  return { read, write };
};

/** What an earlier Perch stored is brought up to date when it is read; it is written when somebody next saves. */
const current = (playbook: Playbook): Playbook => {
  if (playbook.version === playbookVersion) return playbook;
  const migrated = migratePlaybook(playbook);
  if (migrated.ok) return migrated.value;
  const [fault] = migrated.error;
  throw new Error(`The stored playbook could not be brought up to date: ${fault?.where} ${fault?.what}`);
};
