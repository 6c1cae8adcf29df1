// The badges that this page knows: asks the desk for those of the posts it shows, and keeps them true.
import type { Client } from '../bridge/client.ts';
import type { Failure } from '../bridge/messages.ts';
import type { Badge } from '../care/badge.ts';
import { caseIdOf } from '../care/case-id.ts';
import type { CaseId, PostId } from '../care/ids.ts';
import type { Post } from '../care/post.ts';

/** As the bridge allows in one message. */
const perMessage = 50;
/** While posts fly by they are gathered; the first of a burst leaves at once. */
const gatherMs = 250;
/** What changed elsewhere is asked for at once: only what one change touches is gathered. */
const changedMs = 10;
/** While X's own responses are being read, posts wait for what those say of them; it is a matter of moments. */
const enrichMs = 40;
/** What the desk could not take is kept and offered again. */
const retryMs = 5_000;
/** Badges of posts that are not on the page any more, kept so that scrolling back shows them at once. */
const kept = 5_000;

export interface Badges {
  of: (id: PostId) => Badge | undefined;
  /** A customer's post, or one of ours, has come into view: the desk should know. */
  observe: (post: Post) => void;
  /** Tells the desk of a post at once, if its badge is not known yet: a quick hand presses before it has been told. */
  know: (post: Post) => Promise<void>;
  /** A post that may have a case has come into view. */
  look: (id: PostId) => void;
  /** After a command: the badge of a case, for each post that shows it, and for one that did not have it yet. */
  put: (caseId: CaseId, badge: Badge | undefined, also?: PostId) => void;
  /** Cases changed elsewhere. */
  refresh: (cases: readonly CaseId[], shown: Iterable<PostId>) => void;
  /** Everything may have changed (settings). */
  forget: () => void;
}

/** Where more is known of a post than the page shows. */
export interface Enrichment {
  /** More is coming in a moment. */
  isReading: () => boolean;
  of: (post: Post) => Post;
}

/** `onChange` is called with the posts whose badge came, changed or went. With `signal` it falls silent. */
export const createBadges = (
  client: Client,
  onChange: (posts: PostId[]) => void,
  onFailure: (failure: Failure) => void,
  signal: AbortSignal,
  enrichment: Enrichment = { isReading: () => false, of: (post) => post },
): Badges => {
  const badgeByPost = new Map<PostId, Badge>();
  const observed = new Map<PostId, Post>();
  const looked = new Set<PostId>();
  const changed = new Set<PostId>();
  let changedTimer: ReturnType<typeof setTimeout> | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const learn = (asked: readonly PostId[], badges: Record<PostId, Badge>): void => {
    for (const id of asked) {
      const badge = badges[id];
      if (badge) badgeByPost.set(id, badge);
      else badgeByPost.delete(id);
    }
    trim();
    onChange([...asked]);
  };
  const trim = (): void => {
    for (const id of badgeByPost.keys()) {
      if (badgeByPost.size <= kept) return;
      badgeByPost.delete(id);
    }
  };
  /** One post that the desk will not take must not cost the others of its message: then each is told alone. */
  const tell = async (posts: readonly Post[]): Promise<boolean> => {
    const answer = await client.ask({ ask: 'observe', posts: [...posts] });
    if (answer.ok) learn(idsOf(posts), answer.value.badges);
    else if (answer.error.code === 'refused' && posts.length > 1)
      return (await Promise.all(posts.map((post) => tell([post])))).every(Boolean);
    else if (answer.error.code === 'refused')
      console.error('Perch: a post was refused', answer.error.message);
    else {
      onFailure(answer.error);
      for (const post of posts) if (!observed.has(post.id)) observed.set(post.id, post);
      return false;
    }
    return true;
  };
  const ask = async (postIds: readonly PostId[]): Promise<boolean> => {
    const answer = await client.ask({ ask: 'badges', postIds: [...postIds] });
    if (answer.ok) learn(postIds, answer.value.badges);
    else {
      onFailure(answer.error);
      for (const id of postIds) looked.add(id);
    }
    return answer.ok;
  };
  const askChanged = async (): Promise<void> => {
    const postIds = [...changed].slice(0, perMessage);
    for (const id of postIds) changed.delete(id);
    changedTimer = changed.size > 0 ? setTimeout(askChanged, changedMs) : undefined;
    if (!(await ask(postIds))) soon(retryMs);
  };
  const send = async (): Promise<void> => {
    const posts = [...observed.values()].slice(0, perMessage);
    for (const post of posts) observed.delete(post.id);
    const postIds = [...looked].slice(0, perMessage);
    for (const id of postIds) looked.delete(id);
    const taken = await Promise.all([
      posts.length === 0 || tell(posts.map(enrichment.of)),
      postIds.length === 0 || ask(postIds),
    ]);
    if (taken.every(Boolean)) return;
    clearTimeout(timer);
    timer = undefined;
    soon(retryMs);
  };
  const flush = (): void => {
    timer = undefined;
    if (observed.size + looked.size === 0) return;
    const mustWait = observed.size > 0 && enrichment.isReading();
    if (!mustWait) void send();
    soon(mustWait ? enrichMs : gatherMs);
  };
  const soon = (ms = 0): void => {
    if (!signal.aborted) timer ??= setTimeout(flush, ms);
  };
  signal.addEventListener('abort', () => {
    clearTimeout(timer);
    clearTimeout(changedTimer);
  });

  return {
    of: (id) => badgeByPost.get(id),
    observe: (post) => {
      observed.set(post.id, post);
      soon();
    },
    know: async (post) => {
      if (badgeByPost.has(post.id)) return;
      observed.delete(post.id);
      await tell([enrichment.of(post)]);
    },
    look: (id) => {
      looked.add(id);
      soon();
    },
    put: (caseId, badge, also) => {
      const posts = [...badgeByPost].filter(([, known]) => known.caseId === caseId).map(([id]) => id);
      if (also) posts.push(also);
      for (const id of posts) {
        if (badge) badgeByPost.set(id, badge);
        else badgeByPost.delete(id);
      }
      onChange(posts);
    },
    refresh: (cases, shown) => {
      const changedCases = new Set(cases);
      const onPage = new Set(shown);
      for (const [id, badge] of badgeByPost) {
        if (changedCases.has(badge.caseId) && !onPage.has(id)) badgeByPost.delete(id);
      }
      for (const id of onPage) {
        const caseId = badgeByPost.get(id)?.caseId ?? caseIdOf(id);
        if (changedCases.has(caseId)) changed.add(id);
      }
      if (changed.size > 0) changedTimer ??= setTimeout(askChanged, changedMs);
    },
    forget: () => badgeByPost.clear(),
  };
};

const idsOf = (posts: readonly Post[]): PostId[] => posts.map(({ id }) => id);
