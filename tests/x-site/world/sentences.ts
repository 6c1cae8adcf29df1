// From kind and author to a sentence: how often each kind comes, and what fills the slots.
import type { Deal } from './deal.ts';
import { english } from './english.ts';
import { otherLanguages, type OtherLanguage } from './languages.ts';
import type { Random } from './random.ts';
import { marketing, service, type PostKind, type SiteUser } from './site-post.ts';

const items = ['kettle', 'toaster', 'lamp', 'coffee grinder', 'thermostat', 'hand blender'] as const;
const towns = ['Lund', 'Porto', 'Bergen', 'Trieste', 'Leith', 'Ghent', 'Split'] as const;

export const weightByKind = {
  complaint: 11.5,
  question: 6,
  praise: 3.2,
  personal: 1.6,
  keyword: 4.5,
  spam: 4,
  troll: 2,
  chatter: 49,
  marketing: 2.5,
  promoted: 3.5,
  repost: 8,
} satisfies Partial<Record<PostKind, number>>;

/** The first hours belong to the showcase: what a visitor sees first is written by hand. */
export const quietWeights = {
  complaint: 0,
  question: 0,
  praise: 0,
  personal: 0,
  keyword: 2,
  spam: 0,
  troll: 0,
  chatter: 12,
  marketing: 1,
  promoted: 1,
  repost: 1,
};

export const sentence = (
  deal: Pick<Deal, 'random' | 'recent'>,
  kind: keyof typeof weightByKind,
  author: SiteUser,
): { text: string; lang: string } => {
  const other = otherLanguages[author.lang as OtherLanguage];
  if (other && (kind === 'complaint' || kind === 'question' || kind === 'praise' || kind === 'chatter'))
    return { text: fill(deal.random, fresh(deal, other[kind]), author), lang: author.lang };
  const list: readonly [string, ...string[]] = english[kind as Exclude<typeof kind, 'repost'>];
  return { text: fill(deal.random, fresh(deal, list), author), lang: 'en' };
};

const fresh = (
  { random, recent }: Pick<Deal, 'random' | 'recent'>,
  list: readonly [string, ...string[]],
): string => {
  let template = random.pick(list);
  for (let attempt = 0; attempt < 4 && recent.includes(template); attempt++) template = random.pick(list);
  recent.push(template);
  if (recent.length > 10) recent.shift();
  return template;
};

export const fill = (random: Random, template: string, author: SiteUser): string =>
  template
    .replaceAll('{brand}', random.chance(0.75) ? `@${service}` : `@${marketing}`)
    .replaceAll('{item}', random.pick(items))
    .replaceAll('{town}', random.pick(towns))
    .replaceAll('{order}', `${random.int(10, 99)}-${random.int(10_000, 99_999)}`)
    .replaceAll('{name}', (author.name.split(' ')[0] ?? author.name).trim())
    .replaceAll('{n}', () => String(random.int(2, 9)));
