// One turn of the desk: a request answered inside one transaction, and pages told afterwards of what changed.
import type { CareEvent } from '../care/event.ts';
import { fitEvent } from '../care/fit.ts';
import type { CaseId } from '../care/ids.ts';
import type { Result } from '../care/result.ts';
import { migratePlaybook, upToDate } from '../care/migrate-playbook.ts';
import type { Playbook } from '../care/playbook.ts';
import { playbookVersion } from '../care/playbook.ts';
import { mayWork } from '../care/role.ts';
import type { Present } from '../care/team.ts';
import type { Failure } from '../care/view.ts';
import type { SettingsRow } from '../store/rows.ts';
import type { Store, Tables } from '../store/store.ts';
import { enqueue } from '../sync/enqueue.ts';
import type { SharedEvent } from '../sync/shared-event.ts';
import type { Model } from '../care/suggest/learner.ts';
import { counts } from './counts.ts';
import { createModelReader } from './learn.ts';
import { firstSettings } from './settings.ts';
import { stateIn, syncTables } from './team/sync-tables.ts';

export interface DeskDeps {
  store: Store;
  /** UTC ms. */
  now: () => number;
  newId: () => string;
  /** Called after the transaction has completed. */
  notify: (change: Change) => void;
  /** Called after something was written that the team is to hear. */
  onOutgoing?: () => void;
  /** Colleagues who are at a case right now. */
  presentAt?: (parts: readonly CaseId[]) => Present[];
  /** IANA zone of this browser, for the first playbook. */
  zone: string;
}

/** What pages are told. */
export interface Change {
  cases: CaseId[];
  settings: boolean;
  team: boolean;
}

export interface Turn {
  tables: Tables;
  settings: SettingsRow;
  /** Whose what is written becomes: the team's; empty where there is none, or where it stays this browser's own. */
  workspace: string;
  /** What was written in this turn, for the team. */
  outgoing: SharedEvent[];
  presentAt: (parts: readonly CaseId[]) => Present[];
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

  /** The endpoint's time less ours, ms: what is written by a clock that is wrong still comes in its turn. */
  let offset: number | undefined;

  const start = (
    tables: Tables,
    settings: SettingsRow,
    canWrite: boolean,
    { offset: ahead, workspace = '' }: { offset: number; workspace?: string | undefined },
  ): Turn => {
    const outgoing: SharedEvent[] = [];
    const turn: Turn = {
      tables: { ...tables, events: teamEvents(tables.events, () => turn) },
      settings,
      workspace,
      outgoing,
      presentAt: deps.presentAt ?? (() => []),
      now: deps.now() + ahead,
      canWrite,
      wantsWrite: false,
      readModel,
      changedCases: new Set(),
      settingsChanged: false,
    };
    return turn;
  };

  const write = async <T>(work: Work<T>): Promise<Result<T, Failure>> => {
    let turn: Turn | undefined;
    const result = await deps.store.write(async (tables) => {
      const settings = await settingsIn(tables);
      const state = await stateIn(tables);
      offset = state?.offset ?? 0;
      turn = start(tables, settings, true, { offset, workspace: state?.identity.workspace });
      const value = await work(turn);
      await enqueue(syncTables(turn), turn.outgoing, deps.now());
      return value;
    });
    if (!result.ok || !turn) return result;
    if (turn.changedCases.size > 0 || turn.settingsChanged)
      deps.notify({ cases: [...turn.changedCases], settings: turn.settingsChanged, team: false });
    if (turn.workspace && turn.outgoing.length > 0) deps.onOutgoing?.();
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
    for (const known of Object.values(stored?.shared ?? {}))
      known.playbook = upToDate(known.playbook) as Playbook;
    kept = stored;
    return stored;
  };

  const read = async <T>(work: Work<T>): Promise<Result<T, Failure>> => {
    const tried = await deps.store.read(async (tables) => {
      const settings = await storedSettings(tables);
      if (!settings) return undefined;
      // Written turns keep it up to date.
      offset ??= (await stateIn(tables))?.offset ?? 0;
      const turn = start(tables, settings, false, { offset });
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

/**
 * What a turn writes goes to the team with it, and of others only what counts; a viewer's browser writes nothing. What
 * never went to the endpoint is this browser's own, and stays. What is written fits into an envelope, with a team or
 * without one yet: here and at colleagues' stands the same, also of what a file brings.
 */
const teamEvents = (events: Tables['events'], turn: () => Turn): Tables['events'] => {
  const isCounted = (event: CareEvent): boolean => counts(turn().settings, event);
  return {
    ...events,
    ofCases: async (ids) =>
      (await events.ofCases(ids)).filter((event) => event.seq === undefined || isCounted(event)),
    add: async (given) => {
      const { workspace, outgoing, settings } = turn();
      if (!mayWork(settings.me.role)) return [];
      const added = await events.add(given.filter(isCounted).map(fitEvent), workspace);
      if (workspace) outgoing.push(...added);
      return added;
    },
  };
};
