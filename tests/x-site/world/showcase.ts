// The posts a visitor sees first: written one by one, at fixed ages, the same for every seed.
import { add, answer, minute, type Deal } from './deal.ts';
import type { PostKind, SitePost, SiteUser } from './site-post.ts';

interface Scene {
  /** Minutes before now. */
  age: number;
  kind: PostKind;
  user: Pick<SiteUser, 'handle' | 'name' | 'followers'> & Partial<SiteUser>;
  text: string;
  lang?: string;
  /** Index of the scene that this one answers or quotes. */
  replyTo?: number;
  quoteOf?: number;
  media?: SitePost['media'];
  likes?: number;
}

const person = (
  handle: string,
  name: string,
  followers: number,
  rest: Partial<SiteUser> = {},
): Scene['user'] => ({ handle, name, followers, ...rest });
const care: Scene['user'] = person('acmecare', 'Acme Care', 41_300);

const showcase: readonly Scene[] = [
  {
    age: 3,
    kind: 'complaint',
    user: person('maralind', 'Mara Lind', 318),
    text: '@acmecare order 51-20388 was due on Monday and the tracking still says “label printed”. It is a birthday present for Saturday. Can somebody look, please?',
    likes: 2,
  },
  {
    age: 9,
    kind: 'complaint',
    user: person('theobrandt', 'Theo Brandt', 1_204, { verified: 'blue' }),
    text: '@acmecare charged twice for one kettle, 2 × €64.90. The form closes whenever I write “refund”. Fourth day.',
    likes: 11,
  },
  {
    age: 16,
    kind: 'keyword',
    user: person('priya_notes', 'Priya N', 6_870),
    text: 'Is the @acme app down? Stuck on the loading screen on two phones since lunch #acmedown',
    likes: 41,
  },
  {
    age: 29,
    kind: 'question',
    user: person('carmenvidal', 'Carmen Vidal', 89, { lang: 'es' }),
    lang: 'es',
    text: '@acmecare ¿el hervidor verde vuelve antes de fin de año? Es para mi madre 🙏',
    likes: 1,
  },
  {
    age: 38,
    kind: 'complaint',
    user: person('helenagray', 'Helena Gray', 148_000, {
      verified: 'blue',
      affiliate: true,
      bio: 'Consumer desk, The Morning Ledger.',
    }),
    text: 'Writing about scorched toaster cables for tomorrow’s paper. Three readers sent me photos. @acme, whom can I ask for a statement?',
    likes: 212,
  },
  {
    age: 52,
    kind: 'praise',
    user: person('ines_quill', 'Ines Quill', 402),
    text: '@acmecare replaced in a day, no questions asked. Thank you, Anna M! 🎉',
    likes: 7,
  },
  {
    age: 74,
    kind: 'complaint',
    user: person('benokafor', 'Ben Okafor', 2_950),
    text: 'The cable of my @acme lamp got so hot that it melted a mark into the desk. Unplugged it. Is this a known fault?',
    media: 'photo',
    likes: 63,
  },
  {
    age: 81,
    kind: 'own',
    user: care,
    replyTo: 5,
    text: 'That made our afternoon, Ines. We will tell Anna. ^JK',
    likes: 3,
  },
  {
    age: 118,
    kind: 'personal',
    user: person('dana_w', 'Dana W', 57),
    text: '@acmecare here is my card so that you can check the payment: 4111 1111 1111 1111, valid to 09/28. Mail dana@example.com',
    likes: 0,
  },
  {
    age: 160,
    kind: 'question',
    user: person('jettevoss', 'Jette Voss', 530, { lang: 'de' }),
    lang: 'de',
    text: 'Moin @acmecare, passt der Deckel vom alten Wasserkocher auf das neue Modell? In der Anleitung steht dazu nichts.',
    likes: 1,
  },
  {
    age: 12,
    kind: 'complaint',
    user: person('remy_o', 'Rémy O', 1_010),
    quoteOf: 2,
    text: '@acmecare same here, and now the thermostat is stuck at 28 degrees. I have a baby at home.',
    likes: 19,
  },
  {
    age: 305,
    kind: 'troll',
    user: person('potatofan99', 'potato fan', 12),
    text: '@acme your logo still looks like a potato. Day 212 of saying so.',
    likes: 4,
  },
  {
    age: 410,
    kind: 'complaint',
    user: person('ruthalder', 'Ruth Alder', 777),
    likes: 28,
    text: '@acmecare a short history of my toaster.\n\nMay: bought it. June: the lever sticks. July: sent it in, twelve days. August: it comes back, the lever sticks, and the crumb tray is missing. September: sent it in again. Yesterday: a letter that says “no fault found”, with somebody else’s name on it.\n\nI do not want a voucher. I want a toaster that goes up and down. Case 88-10442, and the one before that, 88-09131. Please have one person read all of it.',
  },
  {
    age: 425,
    kind: 'own',
    user: care,
    replyTo: 12,
    text: 'Ruth, that is not how it should go. One person has it now, and that is me. Could you send us the serial number by message? ^AM',
    likes: 9,
  },
  {
    age: 431,
    kind: 'complaint',
    user: person('ruthalder', 'Ruth Alder', 777),
    replyTo: 13,
    text: 'Sent. Thank you for reading all of it.',
    likes: 6,
  },
  {
    age: 650,
    kind: 'question',
    user: person('karim_sami', 'كريم سامي', 240, { lang: 'ar' }),
    lang: 'ar',
    text: '@acmecare متى تعود الغلاية الخضراء إلى المتجر؟ شكرا لكم',
    likes: 2,
  },
];

/** Who wrote these lines, and did not exist before. */
export const showcaseUsers: readonly SiteUser[] = showcase
  .filter(
    (scene, index) =>
      scene.user !== care && showcase.findIndex((s) => s.user.handle === scene.user.handle) === index,
  )
  .map((scene, index) => ({
    id: String(1_700_000_000 + index * 31),
    lang: 'en',
    bio: 'Lives in the stand-in.',
    ...scene.user,
  }));

export const dealShowcase = (deal: Deal): void => {
  const dealt: (SitePost | undefined)[] = [];
  for (const { age, kind, user, text, lang = 'en', replyTo, quoteOf, media, likes = 0 } of showcase) {
    const parent = replyTo === undefined ? undefined : dealt[replyTo];
    // An answer is younger than its question: the age of a reply counts from the question on.
    const publishedAt = parent ? parent.publishedAt + 7 * minute : deal.now - age * minute - 13_000;
    const post = add(deal, { kind, handle: user.handle, publishedAt, text, lang });
    dealt.push(post);
    if (!post) continue;
    post.counts = {
      replies: Math.floor(likes / 4),
      reposts: Math.floor(likes / 6),
      likes,
      bookmarks: Math.floor(likes / 20),
      views: 90 + likes * 61,
    };
    if (media) post.media = media;
    if (parent) answer(post, parent);
    const quoted = quoteOf === undefined ? undefined : dealt[quoteOf];
    if (quoted) post.quoteOf = quoted.id;
  }
};
