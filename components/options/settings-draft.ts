// The settings as a form holds them, and back to a playbook and a member.
import type { Member } from '../../lib/care/badge.ts';
import { memberSchema } from '../../lib/care/badge.ts';
import { fitChart } from '../../lib/care/chart/fit.ts';
import { defaultPlaybook, responsePresets } from '../../lib/care/default-playbook.ts';
import type { OwnedHandle, Playbook, Tag } from '../../lib/care/playbook.ts';
import { playbookSchema } from '../../lib/care/playbook.ts';
import { fitRespondRules } from '../../lib/care/respond-rules.ts';
import type { Result } from '../../lib/care/result.ts';
import { fail, ok } from '../../lib/care/result.ts';
import { isSame } from '../../lib/care/same.ts';
import type { Settings } from '../../lib/care/view.ts';
import type { HoursDraft } from './hours-draft.ts';
import { hoursDraft, hoursProblem, weeklyOf } from './hours-draft.ts';

export type Role = Playbook['handles'][number]['role'];

export interface SettingsDraft {
  /** As typed: with or without the @, or the account's address. */
  handles: (Omit<OwnedHandle, 'handle'> & { handle: string })[];
  name: string;
  initials: string;
  hours: HoursDraft;
  /** Id of a preset; undefined leaves the playbook's own policies as they are. */
  preset: string | undefined;
  /** A ready-made playbook that takes the place of ours. */
  base?: Playbook | undefined;
  /** One a line, as are the next three. */
  brandTerms: string;
  negativeTerms: string;
  automaticReplies: string;
  /** Popular hashtags, with or without the #. */
  hashtags: string;
  misspellings: boolean;
  tags: Tag[];
  suggestions: Playbook['suggestions'];
  respondRules: Playbook['respondRules'];
}

/** Parts of the form that a problem can stand at. */
export type Part =
  | 'handles'
  | 'name'
  | 'initials'
  | 'hours'
  | 'preset'
  | 'brandTerms'
  | 'negativeTerms'
  | 'automaticReplies'
  | 'hashtags'
  | 'tags'
  | 'form';
export type Problems = Partial<Record<Part, string>>;

/** `zone` is the browser's own, for a playbook without hours. */
export const draftOf = ({ playbook, me, ready }: Settings, zone: string): SettingsDraft => ({
  handles: [
    ...playbook.handles.map((owned) => ({ ...owned, handle: `@${owned.handle}` })),
    ...(playbook.handles.length > 0 ? [] : [{ handle: '', role: 'service' as const }]),
  ],
  // Until the first run is over, name and initials are only Perch's own makeshift.
  name: ready ? me.name : '',
  initials: ready ? me.initials : '',
  hours: hoursDraft(playbook.hours[0], isAlways(playbook), zone),
  preset: presetOf(playbook),
  brandTerms: playbook.brandTerms.join('\n'),
  negativeTerms: playbook.negativeTerms.join('\n'),
  automaticReplies: playbook.automaticReplies.join('\n'),
  hashtags: playbook.chart.reach.hashtags.map((tag) => `#${tag}`).join('\n'),
  misspellings: playbook.misspellings,
  tags: playbook.tags,
  suggestions: playbook.suggestions,
  respondRules: playbook.respondRules,
});

/** The playbook and member that a draft asks for; what the form does not show stays as it was. */
export const settingsOf = (
  draft: SettingsDraft,
  settings: Settings,
): Result<{ playbook: Playbook; me: Member }, Problems> => {
  const { me } = settings;
  const playbook = draft.base ?? settings.playbook;
  const problems: Problems = {};
  const hours = hoursProblem(draft.hours);
  if (hours) problems.hours = hours;
  const name = draft.name.trim() || me.name;
  const initials = draft.initials.trim() || initialsOf(draft.name) || me.initials;
  const member = memberSchema.safeParse({ ...me, name, initials });
  if (!member.success) {
    const part = member.error.issues[0]?.path[0] === 'name' ? 'name' : 'initials';
    problems[part] =
      part === 'name' ? 'A name has up to 60 letters.' : 'Write one to four letters, as in JK.';
  }
  const untouched = wishedPlaybook(draftOf({ ...settings, playbook }, draft.hours.zone), playbook);
  const wished = playbookSchema.safeParse(withChanges(playbook, untouched, wishedPlaybook(draft, playbook)));
  if (!wished.success) {
    const issue = wished.error.issues[0];
    const part = partOf(issue?.path ?? []);
    problems[part] ??= partProblems[part] ?? issue?.message ?? 'Something here is not valid.';
  }
  if (!member.success || !wished.success || hours) return fail(problems);
  return ok({ playbook: wished.data, me: member.data });
};

/** What nobody touched stays to the letter, also where the form would write it in another way. */
const withChanges = (playbook: Playbook, untouched: Wished, wished: Wished): Wished =>
  Object.fromEntries(
    Object.entries(wished).map(([part, value]) => [
      part,
      isSame(value, untouched[part]) ? playbook[part as keyof Playbook] : value,
    ]),
  );

/** A playbook as typed, to be checked. */
type Wished = Record<string, unknown>;

const wishedPlaybook = (draft: SettingsDraft, playbook: Playbook): Wished => {
  const calendar = playbook.hours[0]?.id ?? 'office';
  const { zone, holidays, openings } = draft.hours;
  const { openings: _, ...known } = playbook.hours[0] ?? {};
  const first = { ...known, id: calendar, zone, holidays, ...(openings.length > 0 ? { openings } : {}) };
  const hashtags = lines(draft.hashtags.replace(/#/g, ''));
  const tagIds = new Set(draft.tags.map((tag) => tag.id));
  const names = { ...playbook, tags: draft.tags };
  return {
    ...playbook,
    handles: uniqueHandles(draft.handles),
    brandTerms: lines(draft.brandTerms),
    negativeTerms: lines(draft.negativeTerms),
    automaticReplies: lines(draft.automaticReplies),
    misspellings: draft.misspellings,
    hours: [{ ...first, weekly: weeklyOf(draft.hours) }, ...playbook.hours.slice(1)],
    policies: policiesOf(draft, playbook, calendar),
    tags: draft.tags,
    suggestions: draft.suggestions.filter((rule) => tagIds.has(rule.tag)),
    // What names a tag that was removed goes on without it.
    chart: fitChart({ ...playbook.chart, reach: { ...playbook.chart.reach, hashtags } }, names),
    respondRules: fitRespondRules(draft.respondRules, names),
  };
};

/** A preset brings its own two policies; policies that somebody else wrote stay behind them. */
const policiesOf = (draft: SettingsDraft, playbook: Playbook, calendar: string): Playbook['policies'] => {
  const hours = draft.hours.always ? 'always' : calendar;
  const preset = responsePresets.find(({ id }) => id === draft.preset);
  const brought = preset && preset.id !== presetOf(playbook) ? presetPolicies(preset.minutes) : [];
  const replaced = new Set(brought.map(({ id }) => id));
  const kept = playbook.policies.filter(({ id }) => !replaced.has(id));
  // Only who turns "always open" on or off means all policies; else each keeps the hours that it has.
  const turned = draft.hours.always !== isAlways(playbook);
  return [
    ...brought.map((policy) => ({ ...policy, hours })),
    ...kept.map((policy) => {
      const ours = policy.hours === calendar || policy.hours === 'always';
      return turned && ours ? { ...policy, hours } : policy;
    }),
  ];
};

const presetPolicies = (targetMinutes: number): Playbook['policies'] =>
  defaultPlaybook({ now: 0, zone: 'UTC', targetMinutes }).policies;

/** The preset whose targets the playbook has, if any. */
const presetOf = (playbook: Playbook): string | undefined =>
  responsePresets.find(({ minutes }) =>
    presetPolicies(minutes).every(({ id, targets }) => {
      const own = playbook.policies.find((policy) => policy.id === id)?.targets;
      return own?.firstResponse?.normal === targets.firstResponse?.normal;
    }),
  )?.id;

const isAlways = ({ policies }: Playbook): boolean =>
  policies.length > 0 && policies.every((policy) => policy.hours === 'always');

const lines = (text: string): string[] => [
  ...new Set(
    text
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean),
  ),
];

const uniqueHandles = (typed: SettingsDraft['handles']): SettingsDraft['handles'] => {
  const owned = typed.map((each) => ({ ...each, handle: bareHandle(each.handle) }));
  const byHandle = new Map(owned.map((each) => [each.handle, each]));
  return [...byHandle.values()].filter(({ handle }) => handle !== '');
};

/** "@Acme", "acme " and "https://x.com/acme" are one account. */
export const bareHandle = (typed: string): string =>
  typed
    .trim()
    .replace(/^(https?:\/\/)?(www\.|mobile\.)?(x|twitter)\.com\//i, '')
    .replace(/^@/, '')
    .replace(/[/?].*$/, '')
    .toLowerCase();

/** "Jo Kern" signs as JK. */
export const initialsOf = (name: string): string =>
  name
    .split(/[^\p{L}\p{N}]+/u)
    .map((word) => [...word][0] ?? '')
    .join('')
    .slice(0, 4)
    .toUpperCase();

const partOf = (path: readonly PropertyKey[]): Part => {
  if (path.includes('hashtags')) return 'hashtags';
  return parts.find((part) => part === path[0]) ?? 'form';
};

const parts: readonly Part[] = [
  'handles',
  'hours',
  'brandTerms',
  'negativeTerms',
  'automaticReplies',
  'tags',
];

const partProblems: Problems = {
  handles: 'An account is up to 50 letters, digits and underscores, as in @acme_care.',
  brandTerms: 'Each name has 2 to 60 letters.',
  negativeTerms: 'Each has 2 to 60 letters.',
  automaticReplies: 'Each has 4 to 280 letters.',
  hashtags: 'Up to 200 hashtags.',
  tags: 'Each tag needs a name of up to 60 letters.',
};
