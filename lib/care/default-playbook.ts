// The playbook a new workspace starts with: working at once, and every line of it meant to be changed.
import { defaultSuggestions } from './suggest/built-in.ts';
import { defaultTrackers } from './tracker.ts';
import type { Handle } from './ids.ts';
import type { Hours } from './calendar.ts';
import type { Choice, Playbook, Policy, RespondRule, Tag, Tier } from './playbook.ts';
import { defaultChart } from './chart/default-chart.ts';
import { defaultPrivateTags, defaultPublicReplies, playbookVersion } from './playbook.ts';
import { defaultRiskRules } from './risk/rules.ts';

const day = 24 * 60 * 60 * 1000;

/** A response time that somebody promised, or was measured to expect. Minutes are minutes of office hours. */
export interface ResponsePreset {
  id: string;
  /** First and next response to a post that speaks to us, in minutes. */
  minutes: number;
  /** The same for posts that only talk about us; twice as long unless the preset is a pledge to everybody. */
  aboutUsMinutes: number;
  name: string;
  source: string;
  /** Fractions of the target at which clocks warn. */
  warnAt: number[];
}

export const responsePresets: readonly ResponsePreset[] = [
  {
    id: 'ten',
    minutes: 10,
    aboutUsMinutes: 20,
    name: '10 minutes',
    source: 'Asked of good care in “Four reasons why customers prefer Twitter” (2013)',
    warnAt: [0.5, 0.8],
  },
  {
    id: 'new-look',
    minutes: 22,
    aboutUsMinutes: 44,
    name: '22 minutes',
    source: 'New Look’s average reply',
    warnAt: [0.5, 0.8],
  },
  {
    id: 'pledge',
    minutes: 30,
    aboutUsMinutes: 30,
    name: '30 minutes, to everybody',
    source: 'Société Générale’s public pledge: all queries count, the unanswered too',
    warnAt: [0.5, 0.8],
  },
  {
    id: 'hour',
    minutes: 60,
    aboutUsMinutes: 120,
    name: 'One hour',
    source: '42 % of people who complain expect an answer within the hour (Edison)',
    // A quarter of an hour before the hour is over.
    warnAt: [0.75],
  },
];

/** Monday to Friday, nine to five: where nobody said otherwise. */
export const defaultWeekly = (): Hours['weekly'] => ({
  mon: ['09:00-17:00'],
  tue: ['09:00-17:00'],
  wed: ['09:00-17:00'],
  thu: ['09:00-17:00'],
  fri: ['09:00-17:00'],
});

export interface PlaybookWishes {
  /** UTC ms; cases begin a day earlier, so that nobody starts with a wall of red. */
  now: number;
  /** IANA zone of the office hours. */
  zone: string;
  handles?: readonly Handle[];
  /** One of the presets' minutes, or any other whole number; one hour unless said. */
  targetMinutes?: number;
  weekly?: Hours['weekly'];
}

/** A complete playbook, valid by `playbookSchema` if the zone and the minutes are. */
export const defaultPlaybook = ({
  now,
  zone,
  handles = [],
  targetMinutes = 60,
  weekly = defaultWeekly(),
}: PlaybookWishes): Playbook => ({
  version: playbookVersion,
  handles: handles.map((handle) => ({ handle, role: 'service' })),
  brandTerms: [],
  negativeTerms: [],
  misspellings: true,
  automaticReplies: [
    'this is an automated',
    'this is an automatic',
    'automated response',
    'automatic reply',
    'our team is currently offline',
    'our opening hours are',
    'we are currently closed',
  ],
  careFrom: Math.max(0, now - day),
  hours: [{ id: 'office', zone, weekly, holidays: [] }],
  policies: policies(targetMinutes),
  tags: defaultTags(),
  tiers: defaultTiers(),
  escalationReasons: choices([
    ['angry', 'Angry customer'],
    ['needs-expert', 'Needs an expert'],
    ['needs-decision', 'Needs a decision'],
    ['repeat-contact', 'Wrote several times'],
    ['press', 'Press or large following'],
    ['safety-legal', 'Safety or legal'],
  ]),
  dispositions: choices([
    ['resolved-public', 'Solved in public'],
    ['resolved-private', 'Solved in private'],
    ['answered', 'Question answered'],
    ['thanked', 'Thanked'],
    ['passed-on', 'Passed to another team'],
    ['no-reply-from-customer', 'Customer did not come back'],
  ]),
  dismissReasons: choices([
    ['no-answer-needed', 'No answer needed'],
    ['not-for-us', 'Not for us'],
    ['spam', 'Spam'],
    ['troll', 'Troll'],
    ['duplicate', 'Double'],
  ]),
  suggestions: defaultSuggestions(),
  risk: defaultRiskRules(),
  trackers: defaultTrackers(),
  publicReplies: defaultPublicReplies,
  privateTags: defaultPrivateTags(),
  chart: defaultChart(),
  respondRules: defaultRespondRules(),
});

const policies = (minutes: number): Policy[] => {
  const preset = responsePresets.find((each) => each.minutes === minutes);
  const aboutUs = preset?.aboutUsMinutes ?? minutes * 2;
  const warnAt = preset?.warnAt ?? [0.5, 0.8];
  return [
    policy('to-us', 'Speaks to us', { kinds: ['direct', 'dm'] }, minutes, warnAt),
    // A post that a person picked out herself waits from when Perch saw it, not since it was written.
    {
      ...policy('by-hand', 'Opened by hand', { kinds: ['other', 'quote', 'repost'] }, aboutUs, warnAt),
      startFrom: 'firstSeen',
    },
    policy('about-us', 'Talks about us', {}, aboutUs, warnAt),
  ];
};

/** Urgent in half the time. Resolution is counted, generously: three office days, which nobody was promised. */
const policy = (
  id: string,
  name: string,
  when: Policy['when'],
  minutes: number,
  warnAt: number[],
): Policy => {
  const response = { normal: `${minutes}m`, urgent: `${minutes * 30}s` };
  return {
    id,
    name,
    when,
    hours: 'office',
    targets: { firstResponse: response, nextResponse: response, resolution: { normal: '24h' } },
    startFrom: 'published',
    pauseIn: ['pending'],
    warnAt,
  };
};

const defaultTiers = (): Tier[] => [
  { id: 't1', name: 'T1 Agent' },
  { id: 't2', name: 'T2 Lead', acknowledgeWithin: '30m' },
  { id: 't3', name: 'T3 Manager', acknowledgeWithin: '30m' },
  { id: 't4', name: 'T4 Press or legal', acknowledgeWithin: '1h' },
];

/** What is said about these is said by those who answer for it. */
export const defaultRespondRules = (): RespondRule[] => [
  { tags: ['press', 'safety'], tier: 't4' },
  { tags: ['hot'], tier: 't2' },
];

/**
 * Intents first, for not every mention is a complaint; then product, sentiment, risk and outcome. The glyph tells groups
 * apart, colour the tag.
 */
const defaultTags = (): Tag[] => [
  tag('complaint', 'Complaint', 'intent', 'orange', 'square'),
  tag('question', 'Question', 'intent', 'blue', 'square'),
  tag('stock', 'Stock', 'intent', 'teal', 'square'),
  tag('product-info', 'Product info', 'intent', 'blue', 'square'),
  tag('advice', 'Advice', 'intent', 'violet', 'square'),
  tag('order', 'Order', 'intent', 'amber', 'square'),
  tag('returns', 'Returns', 'intent', 'amber', 'square'),
  tag('payment', 'Payment', 'intent', 'orange', 'square'),
  tag('account', 'Account', 'intent', 'violet', 'square'),
  tag('praise', 'Praise', 'intent', 'green', 'square'),
  tag('feedback', 'Feedback', 'intent', 'teal', 'square'),
  tag('lead', 'Lead', 'intent', 'green', 'star'),
  tag('spam', 'Spam', 'intent', 'grey', 'square'),
  tag('troll', 'Troll', 'intent', 'grey', 'square'),
  tag('press', 'Press', 'intent', 'pink', 'star'),
  tag('safety', 'Safety or legal', 'risk', 'red', 'triangle'),
  tag('outage', 'Outage', 'product', 'red', 'bolt'),
  tag('app', 'App', 'product', 'blue', 'circle'),
  tag('angry', 'Angry', 'sentiment', 'red', 'heart'),
  tag('delight', 'Delighted', 'sentiment', 'pink', 'heart'),
  tag('hot', 'Hot', 'risk', 'red', 'flag'),
  tag('vip', 'VIP', 'risk', 'violet', 'star'),
  tag('won-back', 'Won back', 'outcome', 'green', 'diamond'),
  tag('bug-filed', 'Bug filed', 'outcome', 'grey', 'diamond'),
];

const tag = (
  id: string,
  name: string,
  group: Tag['group'],
  color: Tag['color'],
  glyph: Tag['glyph'],
): Tag => ({
  id,
  name,
  group,
  color,
  glyph,
});

const choices = (pairs: readonly (readonly [string, string])[]): Choice[] =>
  pairs.map(([id, name]) => ({ id, name }));
