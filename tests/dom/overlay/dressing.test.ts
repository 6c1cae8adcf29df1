// @vitest-environment happy-dom
// What the desk is told of the posts on the page, and when it is told again.
import { beforeEach, expect, test } from 'vitest';
import type { Handle, PostId } from '../../../lib/care/ids.ts';
import type { Badge } from '../../../lib/care/badge.ts';
import type { Post } from '../../../lib/care/post.ts';
import { createDressing, type Dressing, type DressingDeps } from '../../../lib/overlay/dressing.ts';
import type { Mounted } from '../../../lib/overlay/mounted.ts';
import { createSwitches } from '../../../lib/overlay/switches.ts';
import { badgeOf, postOf, settings } from './badge-fixture.ts';

let badgeByPost: Map<PostId, Badge>;
let shown: Mounted[];
let observed: string[];
let dressing: Dressing;

const chatter = { text: 'Rain again in town', mentions: [] };
const mounted = (post: Post): Mounted =>
  ({ shown: { post, article: document.body }, wear: () => undefined }) as unknown as Mounted;
const show = (...posts: Post[]): void => {
  shown.push(...posts.map(mounted));
  for (const each of shown.slice(-posts.length)) dressing.arrive(each);
};

beforeEach(() => {
  [badgeByPost, shown, observed] = [new Map(), [], []];
  dressing = createDressing({
    badges: {
      of: (id: PostId) => badgeByPost.get(id),
      observe: ({ id }: Post) => observed.push(id),
      look: () => undefined,
    },
    layer: { explain: () => undefined, hush: () => undefined },
    tracked: { of: () => undefined },
    switches: createSwitches(
      () => undefined,
      () => undefined,
    ),
    now: () => 0,
    enriched: (post: Post) => post,
    knowsMore: () => false,
    settings: () => ({ ...settings, off: [], openedByHand: [] }),
    around: () => undefined,
    shown: () => shown,
  } as unknown as DressingDeps);
});

test('once a case is opened by hand, our answers that were on the page before it are told again', () => {
  const reply = postOf('8', { handle: 'acmecare' as Handle, text: 'On its way', mentions: [] });
  show(postOf('7', chatter), reply, postOf('9', chatter));
  expect(observed).toEqual(['8']);
  badgeByPost.set('7' as PostId, badgeOf('7'));
  dressing.tell(shown[0]!);
  expect(observed.toSorted()).toEqual(['7', '8', '8']);
  dressing.tell(shown[0]!);
  expect(observed).toHaveLength(3);
});

test('an answer that had scrolled away by then is told when it comes back', () => {
  const reply = postOf('8', { handle: 'acmecare' as Handle, text: 'On its way', mentions: [] });
  show(reply, postOf('7', chatter));
  const [gone] = shown.splice(0, 1);
  badgeByPost.set('7' as PostId, badgeOf('7'));
  dressing.tell(shown[0]!);
  expect(observed).toEqual(['8', '7']);
  dressing.arrive(gone!);
  expect(observed).toEqual(['8', '7', '8']);
});

test('a badge that comes for a post which calls for care tells nothing anew', () => {
  const reply = postOf('8', { handle: 'acmecare' as Handle, text: 'On its way', mentions: [] });
  show(postOf('7'), reply);
  badgeByPost.set('7' as PostId, badgeOf('7'));
  dressing.tell(shown[0]!);
  expect(observed).toEqual(['7', '8']);
});
