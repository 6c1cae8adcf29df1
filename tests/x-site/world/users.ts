// The people of the stand-in: the brand, and two hundred invented customers.
import type { Random } from './random.ts';
import { marketing, service, type SiteUser } from './site-post.ts';

const firstNames = {
  en: ['Ada', 'Owen', 'Mabel', 'Theo', 'Ruth', 'Felix', 'Dana', 'Hugo', 'Nell', 'Iris', 'Sam', 'Wren'],
  es: ['Lucía', 'Mateo', 'Alba', 'Iván'],
  fr: ['Chloé', 'Rémi', 'Maëlle', 'Luc'],
  de: ['Jette', 'Emil', 'Frieda', 'Jonas'],
  it: ['Giulia', 'Dario', 'Elisa', 'Nico'],
  pt: ['Beatriz', 'Caio', 'Inês', 'Rui'],
  tr: ['Elif', 'Mert', 'Defne', 'Kaan'],
  ja: ['さくら', 'はると', 'ゆい', 'そら'],
  zh: ['晓雨', '子涵', '文博', '思远'],
  ar: ['ليلى', 'كريم', 'نور', 'سامي'],
} as const;
const surnames = [
  'Fern',
  'Marsh',
  'Quill',
  'Alder',
  'Brook',
  'Voss',
  'Lark',
  'Penn',
  'Hale',
  'Moss',
  'Reed',
  'Finch',
  'Thorne',
  'Vale',
  'Wick',
  'Ashe',
] as const;
const latin = ['ada', 'jo', 'kit', 'lou', 'max', 'noa', 'rio', 'sol', 'tess', 'uma', 'val', 'zoe'] as const;

export const brandUsers: readonly SiteUser[] = [
  {
    id: '1802000001',
    handle: service,
    name: 'Acme Care',
    lang: 'en',
    verified: 'business',
    affiliate: true,
    followers: 41_300,
    bio: 'We help with orders, repairs and returns. Mon–Fri 9–18. Never send card numbers in public.',
  },
  {
    id: '1802000002',
    handle: marketing,
    name: 'Acme',
    lang: 'en',
    verified: 'business',
    followers: 612_000,
    bio: 'Good things for kitchens, made to be repaired.',
  },
];

const advertiser = (n: number, handle: string, name: string): SiteUser => ({
  id: String(1_802_000_100 + n),
  handle,
  name,
  lang: 'en',
  verified: 'blue',
  followers: 9_000 + n * 731,
  bio: 'Advertiser of the stand-in.',
});
export const advertisers: readonly [SiteUser, ...SiteUser[]] = [
  advertiser(1, 'northmattress', 'North Mattress'),
  advertiser(2, 'tidybooks', 'Tidy Books'),
  advertiser(3, 'nightrails', 'Night Rails'),
];

/** `count` customers; handles are unique and their case varies, as on X. */
export const createCustomers = (random: Random, count: number): SiteUser[] => {
  const languages = Object.keys(firstNames) as (keyof typeof firstNames)[];
  return Array.from({ length: count }, (_, index) => {
    const lang = index % 2 === 0 ? 'en' : (languages[((index - 1) / 2) % languages.length] ?? 'en');
    const surname = random.pick(surnames);
    const handle = `${random.pick(latin)}${random.chance(0.3) ? surname : surname.toLowerCase()}${index}`;
    const latinName = !['ja', 'zh', 'ar'].includes(lang);
    const user: SiteUser = {
      id: String(900_000_000 + index * 7_919),
      handle: handle.slice(0, 15),
      name: `${random.pick(firstNames[lang])}${latinName ? ` ${surname}` : ''}`,
      lang,
      followers: Math.floor(10 ** (0.8 + random.next() * 3.4)),
      bio: `Somebody of the stand-in, number ${index}.`,
    };
    if (random.chance(0.18)) user.verified = 'blue';
    if (random.chance(0.05)) user.affiliate = true;
    return user;
  });
};
