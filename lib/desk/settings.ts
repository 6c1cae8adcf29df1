// The settings: who I am, the playbook, the team. Made with working defaults when first asked for.
import type { Member, PageSettings } from '../care/badge.ts';
import { defaultPlaybook } from '../care/default-playbook.ts';
import { keepEarlierHours } from '../care/hours-change.ts';
import type { Handle, MemberId, PostId } from '../care/ids.ts';
import type { Playbook } from '../care/playbook.ts';
import type { PlaybookChange } from '../care/playbook-change.ts';
import { changedParts, changePlaybook } from '../care/playbook-change.ts';
import type { Result } from '../care/result.ts';
import { fail, ok } from '../care/result.ts';
import { mayChangePlaybook, mayWork } from '../care/role.ts';
import { isSame } from '../care/same.ts';
import type { SelectorPack } from '../care/selector-pack.ts';
import type { Failure, OnPage, Settings } from '../care/view.ts';
import type { SettingsRow } from '../store/rows.ts';
import { notAllowed } from './failures.ts';
import { putSettings } from './put-settings.ts';
import { fitPlaybook, tellTeam } from './team/tell.ts';
import type { Turn } from './turn.ts';

/** What Perch works with until the first run is finished or skipped. */
export const firstSettings = (deps: {
  now: () => number;
  newId: () => string;
  zone: string;
}): SettingsRow => {
  const me: Member = { id: deps.newId() as MemberId, name: 'Me', initials: 'ME' };
  return {
    id: 'settings',
    playbook: defaultPlaybook({ now: deps.now(), zone: deps.zone }),
    revision: 1,
    me,
    members: [me],
    ready: false,
  };
};

/** What the brand listens for. */
export const watchOf = ({
  playbook: { handles, brandTerms, negativeTerms, misspellings, careFrom },
}: Pick<SettingsRow, 'playbook'>): Pick<
  PageSettings,
  'handles' | 'brandTerms' | 'negativeTerms' | 'misspellings' | 'careFrom'
> => ({
  handles: handles.map(({ handle }) => handle),
  brandTerms,
  negativeTerms,
  misspellings,
  careFrom,
});

const maxOpenedByHand = 500;

/** Whoever skipped the first run before X showed an account answers from the account they are signed in with. */
const adoptAccount = (turn: Turn, account: Handle): void => {
  const { settings } = turn;
  if (!settings.ready || settings.playbook.handles.length > 0 || turn.workspace) return;
  settings.playbook = { ...settings.playbook, handles: [{ handle: account, role: 'service' }] };
  settings.revision += 1;
  turn.settingsChanged = true;
};

/** All that a page needs at its start; keeps the account that X shows, to offer it in the first run. */
export const hello = async (
  turn: Turn,
  account: Handle | undefined,
): Promise<PageSettings & OnPage & { openedByHand: PostId[] }> => {
  if (account && account !== turn.settings.account) {
    // The first-run page may be open already, and offers it. Once: tabs of two accounts must not wake each other for ever.
    if (!turn.settings.account) turn.settingsChanged = true;
    turn.settings = { ...turn.settings, account };
    adoptAccount(turn, account);
    if (turn.canWrite) await turn.tables.settings.put(turn.settings);
    else turn.wantsWrite = true;
  }
  const { playbook, me, ready } = turn.settings;
  return {
    ...watchOf(turn.settings),
    roles: Object.fromEntries(playbook.handles.map(({ handle, role }) => [handle, role])),
    tags: playbook.tags,
    tiers: playbook.tiers,
    escalationReasons: playbook.escalationReasons,
    dispositions: playbook.dispositions,
    dismissReasons: playbook.dismissReasons,
    me,
    readOnly: !mayWork(me.role),
    ready,
    ...onPage(turn.settings),
    openedByHand: await turn.tables.posts.openedByHand(maxOpenedByHand),
  };
};

const onPage = ({ off = [], pack }: SettingsRow): OnPage => ({ off, ...(pack ? { pack } : {}) });

/** Switches features, or puts a selector pack in force (`null`: the built-in one); what is left out stays as it is. */
export const saveOnPage = async (
  turn: Turn,
  { off, pack }: { off?: string[] | undefined; pack?: SelectorPack | null | undefined },
): Promise<Settings> => {
  const { pack: before, ...rest } = turn.settings;
  const kept = pack === undefined ? before : (pack ?? undefined);
  await putSettings(turn, { ...rest, ...(off ? { off } : {}), ...(kept ? { pack: kept } : {}) });
  return settingsView(turn.settings);
};

export const settingsView = (row: SettingsRow): Settings => {
  const { playbook, me, members, ready, account } = row;
  return { playbook, me, members, ready, ...(account ? { account } : {}), ...onPage(row) };
};

/**
 * Saves name and playbook, which ends the first run. Clocks made with the old playbook are made anew when next read.
 * In a team the role stays what it is, and only who may change the playbook does.
 */
export const saveSettings = async (
  turn: Turn,
  { me, change }: { me: Member; change?: PlaybookChange | undefined },
): Promise<Result<Settings, Failure>> => {
  const before = turn.settings;
  // Until the first run is over nobody is anybody: whoever brings their export becomes themselves again.
  if (before.ready && me.id !== before.me.id)
    return fail({ code: 'refused', message: 'These settings belong to somebody else.' });
  const { role, invite } = before.me;
  const self: Member = { ...withoutPlace(me), ...(role ? { role } : {}), ...(invite ? { invite } : {}) };
  const wished = change && !isSame(change.from, change.to) ? change : undefined;
  if (wished && !mayChangePlaybook(self.role))
    return notAllowed('Leads and managers change the playbook of a team.');
  const changed = wished ? changePlaybook(before.playbook, wished) : ok(before.playbook);
  if (!changed.ok) return fail({ code: 'changed', message: changed.error });
  const isChanged = !isSame(changed.value, before.playbook);
  const playbook = isChanged ? playbookFrom(turn, changed.value) : before.playbook;
  if (!playbook) return notAllowed('This playbook is too large to share with the team.');
  const others = before.members.filter(({ id }) => id !== me.id && id !== before.me.id);
  const revision = before.revision + (isChanged ? 1 : 0);
  turn.settings = { ...before, playbook, me: self, members: [self, ...others], revision, ready: true };
  if (turn.workspace) tellTeam(turn, changedParts(before.playbook, playbook));
  await putSettings(turn, turn.settings);
  return ok(settingsView(turn.settings));
};

/** A changed playbook as it is kept: its hours count from now on, and in a team it fits into an envelope, or is undefined. */
const playbookFrom = (
  { settings: before, workspace, now }: Turn,
  changed: Playbook,
): Playbook | undefined => {
  const hours = keepEarlierHours(before.playbook.hours, changed.hours, now);
  const playbook = before.ready ? { ...changed, hours } : changed;
  return workspace ? fitPlaybook(playbook) : playbook;
};

/** The person, outside any team. An export may carry a role; only an invite gives it. */
export const withoutPlace = ({ id, name, initials }: Member): Member => ({ id, name, initials });
