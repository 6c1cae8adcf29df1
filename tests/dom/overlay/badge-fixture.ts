// A post, its badge, settings and strip for tests of the overlay.
import type { Badge, PageSettings } from '../../../lib/care/badge.ts';
import { caseIdOf } from '../../../lib/care/case-id.ts';
import type { Handle, PostId } from '../../../lib/care/ids.ts';
import type { Post } from '../../../lib/care/post.ts';
import type { Strip } from '../../../lib/overlay/feature.ts';

export const now = Date.UTC(2026, 10, 20, 10);

export const postOf = (id: string, more: Partial<Post> = {}): Post =>
  ({
    id: id as PostId,
    handle: 'mara' as Handle,
    name: 'Mara',
    publishedAt: now - 60_000,
    firstSeenAt: now,
    text: '@acmecare where is my order?',
    replyingTo: [],
    mentions: ['acmecare' as Handle],
    hashtags: [],
    links: [],
    promoted: false,
    surface: 'mentions',
    counters: {},
    ...more,
  }) as Post;

export const badgeOf = (id: string, more: Partial<Badge> = {}): Badge => ({
  caseId: caseIdOf(id as PostId),
  number: 'K-1',
  customer: 'mara' as Handle,
  status: 'new',
  priority: 'normal',
  tags: [],
  handedOff: false,
  notes: 0,
  ...more,
});

export const settings: PageSettings = {
  handles: ['acmecare' as Handle],
  roles: { acmecare: 'service' },
  brandTerms: [],
  negativeTerms: [],
  misspellings: true,
  careFrom: 0,
  tags: [
    { id: 'order', name: 'Order', group: 'intent', color: 'amber', glyph: 'square' },
    { id: 'hot', name: 'Hot', group: 'risk', color: 'red', glyph: 'flag' },
    { id: 'app', name: 'App', group: 'product', color: 'blue', glyph: 'circle' },
  ],
  tiers: [
    { id: 't1', name: 'T1 Agent' },
    { id: 't2', name: 'T2 Lead' },
  ],
  escalationReasons: [{ id: 'angry', name: 'Angry customer' }],
  dispositions: [{ id: 'answered', name: 'Question answered' }],
  dismissReasons: [{ id: 'spam', name: 'Spam' }],
  me: { id: 'me' as PageSettings['me']['id'], name: 'Jo', initials: 'JK' },
  readOnly: false,
  ready: true,
};

const idle = (): undefined => undefined;

/** What a strip is drawn from; nothing happens where the test gives no function of its own. */
export const stripOf = (badge: Partial<Badge>, more: Partial<Strip> = {}): Strip => ({
  post: postOf('7'),
  badge: badgeOf('7', badge),
  settings,
  now,
  give: idle,
  choose: idle,
  explain: idle,
  hush: idle,
  togglePanel: idle,
  openChart: idle,
  tracking: idle,
  answering: undefined,
  act: idle,
  measure: idle,
  ...more,
});
