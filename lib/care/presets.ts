// Ready-made playbooks: the four response times that somebody promised or measured, and one for a small team.
// They know no accounts and no time zone; a workspace that takes one keeps its own (`adoptPlaybook`).
import { fitChart } from './chart/fit.ts';
import { defaultPlaybook, responsePresets } from './default-playbook.ts';
import type { Hours } from './calendar.ts';
import type { Playbook, Tag } from './playbook.ts';
import { fitRespondRules } from './respond-rules.ts';

export interface PlaybookPreset {
  id: string;
  /** The file of it in `playbooks/`. */
  file: string;
  name: string;
  playbook: () => Playbook;
}

/** Every one is valid by `playbookSchema`. */
export const playbookPresets = (): PlaybookPreset[] => [
  ...responsePresets.map(({ id, minutes, name }) => ({
    id,
    file: files[id] ?? `${id}.json`,
    name,
    playbook: () => responsePlaybook(id, minutes),
  })),
  { id: 'campus', file: 'campus-club.json', name: 'Campus or club', playbook: campus },
];

const files: Readonly<Record<string, string>> = {
  ten: '10-minutes.json',
  'new-look': '22-minutes.json',
  pledge: '30-minute-pledge.json',
  hour: 'one-hour.json',
};

const base = (targetMinutes: number, weekly?: Hours['weekly']): Playbook => ({
  ...defaultPlaybook({ now: 0, zone: 'UTC', targetMinutes, ...(weekly ? { weekly } : {}) }),
});

const everyDay = (hours: string): Hours['weekly'] => ({
  mon: [hours],
  tue: [hours],
  wed: [hours],
  thu: [hours],
  fri: [hours],
  sat: [hours],
  sun: [hours],
});

const responsePlaybook = (id: string, minutes: number): Playbook => {
  // New Look's care stated its hours, and they were long.
  if (id === 'new-look') return base(minutes, everyDay('08:00-22:00'));
  if (id !== 'pledge') return base(minutes);
  // A pledge to everybody is kept by the clock on the wall, not by ours.
  const playbook = base(minutes);
  return { ...playbook, policies: playbook.policies.map((policy) => ({ ...policy, hours: 'always' })) };
};

/** A college's athletics department, a club, a venue: few people, evenings and match days. */
const campus = (): Playbook => {
  const playbook: Playbook = {
    ...base(60, {
      ...everyDay('09:00-18:00'),
      fri: ['09:00-21:00'],
      sat: ['10:00-22:00'],
      sun: ['12:00-18:00'],
    }),
    tiers: [
      { id: 't1', name: 'Desk' },
      { id: 't2', name: 'Director', acknowledgeWithin: '1h' },
      { id: 't3', name: 'Press office', acknowledgeWithin: '1h' },
    ],
    respondRules: [{ tags: ['press', 'safety'], tier: 't3' }],
  };
  const dropped = new Set(['stock', 'order', 'outage', 'app', 'bug-filed', 'lead']);
  const tags = [...playbook.tags.filter(({ id }) => !dropped.has(id)), ...campusTags()];
  const kept = { ...playbook, tags };
  return {
    ...kept,
    suggestions: [
      ...playbook.suggestions.filter(({ tag }) => !dropped.has(tag)),
      ...campusWords.map(([tag, words]) => ({ tag, language: 'en', words: [...words] })),
    ],
    chart: fitChart(
      {
        ...playbook.chart,
        outcomes: playbook.chart.outcomes.map((outcome) =>
          outcome.escalate?.tier === 't4'
            ? { ...outcome, escalate: { ...outcome.escalate, tier: 't3' } }
            : outcome,
        ),
      },
      kept,
    ),
    respondRules: fitRespondRules(playbook.respondRules, kept),
  };
};

const campusTags = (): Tag[] => [
  { id: 'tickets', name: 'Tickets', group: 'intent', color: 'amber', glyph: 'square' },
  { id: 'match-day', name: 'Match day', group: 'product', color: 'blue', glyph: 'circle' },
  { id: 'parking', name: 'Parking and travel', group: 'product', color: 'teal', glyph: 'circle' },
  { id: 'merchandise', name: 'Merchandise', group: 'product', color: 'violet', glyph: 'circle' },
  { id: 'membership', name: 'Membership', group: 'intent', color: 'violet', glyph: 'square' },
];

const campusWords: readonly (readonly [string, readonly string[]])[] = [
  ['tickets', ['ticket', 'tickets', 'seat', 'seats', 'sold out', 'will call']],
  ['match-day', ['kickoff', 'kick-off', 'tip-off', 'game day', 'gameday', 'match day', 'doors open']],
  ['parking', ['parking', 'shuttle', 'tailgate', 'car park']],
  ['merchandise', ['jersey', 'scarf', 'hoodie', 'fan shop']],
  ['membership', ['membership', 'season pass', 'alumni', 'student card']],
];
