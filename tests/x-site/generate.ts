// Two thousand posts out of one seed and one instant. Pure: same input, same world.
import { add, answer, minute, type Deal } from './world/deal.ts';
import { english } from './world/english.ts';
import { otherLanguages, type OtherLanguage } from './world/languages.ts';
import { createRandom, type Random } from './world/random.ts';
import { fill, quietWeights, sentence, weightByKind } from './world/sentences.ts';
import { dealShowcase, showcaseUsers } from './world/showcase.ts';
import {
  marketing,
  ownedHandles,
  postIdAt,
  service,
  type PostKind,
  type SitePost,
  type SiteUser,
  type SiteWorld,
} from './world/site-post.ts';
import { advertisers, brandUsers, createCustomers } from './world/users.ts';

/**
 * The world of the stand-in: `size` posts of the last month, newest first, all before `now` (UTC ms).
 * Ids are snowflakes of their post's `publishedAt`.
 */
export const generateWorld = (now: number, seed = 1, size = 2_000): SiteWorld => {
  const random = createRandom(seed);
  const customers = createCustomers(random, 200);
  const deal: Deal = { random, now, posts: [], customers, sequence: 0, recent: [] };
  dealShowcase(deal);
  for (let turn = 1; deal.posts.length < size; turn++)
    dealTurn(deal, Math.round((4 + 1.1 * turn ** 1.45) * minute));
  const posts = deal.posts
    .slice(0, size)
    .sort((a, b) => b.publishedAt - a.publishedAt || (a.id < b.id ? 1 : -1));
  quote(random, posts);
  const people = [...brandUsers, ...advertisers, ...showcaseUsers, ...customers];
  return {
    now,
    seed,
    posts,
    userByHandle: new Map(people.map((user) => [user.handle.toLowerCase(), user])),
    postById: new Map(posts.map((post) => [post.id, post])),
  };
};

/** One root post of this age (ms), and the conversation it starts. */
const dealTurn = (deal: Deal, age: number): void => {
  const { random, now } = deal;
  const kind: keyof typeof weightByKind = random.weighted<keyof typeof weightByKind>(
    age < 3 * 60 * minute ? quietWeights : weightByKind,
  );
  const publishedAt = now - age - random.int(0, 50_000);
  if (kind === 'repost') {
    dealRepost(deal);
    return;
  }
  const author = authorOf(deal, kind, age);
  const { text, lang } = sentence(deal, kind, author);
  const root = add(deal, { kind, handle: author.handle, publishedAt, text, lang });
  if (!root) return;
  if (random.chance(0.12)) root.media = random.chance(0.7) ? 'photo' : 'video';
  if (kind === 'complaint' && random.chance(0.07))
    root.text += `\n\n${Array.from({ length: 6 }, () => fill(random, random.pick(english.complaint), author)).join('\n\n')}`;
  if (['complaint', 'question', 'personal'].includes(kind) && random.chance(0.45))
    converse(deal, root, author);
};

const dealRepost = (deal: Deal): void => {
  const { random, customers } = deal;
  const original = random.pick(deal.posts as [SitePost]);
  if (original.kind === 'promoted' || original.kind === 'repost') return;
  const handle = random.chance(0.1) ? marketing : random.pick(customers as [SiteUser]).handle;
  const publishedAt = original.publishedAt + random.int(12, 1_500) * minute;
  add(deal, { kind: 'repost', handle, publishedAt, text: '', lang: original.lang, repostOf: original.id });
};

/** One in eight talks about an older post; now and then that post is gone. Sorted newest first. */
const quote = (random: Random, posts: SitePost[]): void =>
  posts.forEach((post, index) => {
    if (post.replyTo || post.quoteOf || !['chatter', 'keyword', 'complaint'].includes(post.kind)) return;
    // Nothing is hung on the posts that a visitor sees first.
    if (index < 60 || !random.chance(0.13)) return;
    const older = posts[index + random.int(1, 200)];
    if (random.chance(0.08)) post.quoteOf = postIdAt(post.publishedAt - 86_400_000, index);
    else if (older && older.kind !== 'repost' && older.kind !== 'promoted') post.quoteOf = older.id;
  });

const converse = (deal: Deal, root: SitePost, author: SiteUser): void => {
  const { random } = deal;
  let parent: SitePost | undefined = root;
  for (let turn = 0; parent && turn < 4; turn++) {
    const ours = turn % 2 === 0;
    const publishedAt: number = parent.publishedAt + random.int(4, ours ? 95 : 40) * minute;
    const other = otherLanguages[root.lang as OtherLanguage];
    const text = fill(
      random,
      ours ? (other?.own ?? random.pick(english.own)) : random.pick(english.followUp),
      author,
    );
    const lang = ours || root.lang === 'en' ? root.lang : 'en';
    const reply = add(deal, {
      kind: ours ? 'own' : root.kind,
      handle: ours ? service : author.handle,
      publishedAt,
      text,
      lang,
    });
    if (reply) answer(reply, parent);
    parent = reply && random.chance(0.4) ? reply : undefined;
  }
};

const authorOf = ({ random, customers }: Deal, kind: PostKind, age: number): SiteUser => {
  if (kind === 'marketing') return brandUsers[1] as SiteUser;
  if (kind === 'promoted') return random.pick(advertisers);
  // Bare machines lack the letters of some languages; keep them off the first screen, which is photographed.
  const readable = customers.filter((user) => age > 180 * minute || !['ja', 'zh'].includes(user.lang));
  return random.pick(readable as [SiteUser]);
};

/** New posts that "arrive" while the page is open: inbound, all within the last minute before `instant`. */
export const arrivals = (world: SiteWorld, count: number, instant: number): SitePost[] => {
  const random = createRandom(world.seed + Math.floor(instant / 1_000));
  const customers = [...world.userByHandle.values()].filter((user) => !ownedHandles.includes(user.handle));
  const deal: Deal = {
    random,
    now: instant + 2 * minute,
    posts: [],
    customers,
    sequence: 0x200000,
    recent: [],
  };
  for (let i = 0; i < count; i++) {
    const kind = random.pick<'complaint' | 'question' | 'praise'>(['complaint', 'question', 'praise']);
    const author = random.pick(customers as [SiteUser]);
    add(deal, {
      kind,
      handle: author.handle,
      publishedAt: instant - i * 1_500,
      ...sentence(deal, kind, author),
    });
  }
  return deal.posts;
};
