// What goes on around the posts: a reply being written, a private conversation, a page that is measured, posts that are gone.
import type { Client } from '../bridge/client.ts';
import type { Badge } from '../care/badge.ts';
import { blankPost } from '../care/blank-post.ts';
import type { Handle, PostId } from '../care/ids.ts';
import type { Post } from '../care/post.ts';
import { goneAbove } from '../x/gone.ts';
import { placeForMessages, watchCorrespondent } from '../x/messages.ts';
import type { ShownPost } from '../x/timeline.ts';
import { watchAnswering, type Answering } from './answering.ts';
import type { Badges } from './badges.ts';
import type { Docked } from '../bridge/dock.ts';
import { createMeasuring } from './measuring.ts';
import type { createMount, Mounted } from './mounted.ts';

export interface AroundDeps {
  client: Client;
  badges: Badges;
  now: () => number;
  address: () => URL;
  mount: ReturnType<typeof createMount>;
  /** The posts on the page with what they wear. */
  mounted: Map<ShownPost, Mounted>;
  dress: (each: Mounted) => void;
  /** Another post is being answered, or none any more. */
  onAnswering: () => void;
  /** Our accounts, once the desk has named them. */
  ours: () => readonly Handle[];
}

export interface Around {
  answering: Answering['to'];
  answered: Answering['post'];
  /** A docked card asks for the posts of this page. */
  measure: (docked: Docked) => void;
  /** A post has come into view, or reads differently: as the desk should hear of it. Undefined where it should not. */
  met: (post: Post) => Post | undefined;
  /** A post of a conversation is dressed, and may know by now whom it answers. */
  dressed: (post: Post, article: Element) => void;
  /** A post has come into view: whether it had been gone on this page. */
  isBack: (id: PostId) => boolean;
}

export const watchAround = (deps: AroundDeps, signal: AbortSignal): Around => {
  const { client, badges, now, address, mounted } = deps;
  const answering = watchAnswering(
    document,
    {
      url: address,
      now,
      isOurs: (handle) => deps.ours().includes(handle),
      repliedAt: (id) => {
        const badge = badges.of(id);
        return badge ? (badge.repliedAt ?? 0) : now();
      },
      onChange: (posts) => {
        deps.onAnswering();
        for (const each of mounted.values()) if (posts.includes(each.shown.post.id)) deps.dress(each);
      },
      onSent: badges.observe,
    },
    signal,
  );
  watchConversation(deps, signal);
  const measuring = createMeasuring(deps.ours, address);
  const goneIds = new Set<PostId>();
  /** On this page, whatever stands there now. */
  const stoodBelow = new Map<PostId, PostId>();

  return {
    answering: answering.to,
    answered: answering.post,
    measure: (docked) =>
      measuring.begin(
        docked,
        [...mounted.keys()].map(({ post }) => post),
      ),
    met: (post) => {
      measuring.met(post);
      if (deps.ours().includes(post.handle)) return answering.known(post);
      // Somebody may have answered a customer for us, or changed what they wrote.
      const above = post.inReplyToId ?? post.below;
      return (above && (post.below || badges.of(above))) || post.edited ? post : undefined;
    },
    dressed: ({ id, inReplyToId, below }, article) => {
      if (below) stoodBelow.set(id, below);
      const above = inReplyToId ?? stoodBelow.get(id);
      const instead = above && !below && !goneIds.has(above) && goneAbove(article);
      if (!instead) return;
      goneIds.add(above);
      void client.ask({ ask: 'gone', posts: [{ id: above, ...instead }] });
    },
    isBack: (id) => goneIds.delete(id),
  };
};

/** On a message page, the strip of the case of whom one writes with. */
const watchConversation = (deps: AroundDeps, signal: AbortSignal): void => {
  const { client, badges, mounted } = deps;
  let open: { each: Mounted; controller: AbortController } | undefined;
  const leave = (): void => {
    open?.controller.abort();
    if (open) mounted.delete(open.each.shown);
    open?.each.takeOff();
    open = undefined;
  };
  const show = (badge: Badge): void => {
    const controller = new AbortController();
    // The post that opened the case, of which nothing but its id and author is known here.
    const id = badge.caseId.slice('case-'.length) as PostId;
    const post = blankPost({ id, handle: badge.customer, publishedAt: 0, firstSeenAt: deps.now() });
    badges.put(badge.caseId, badge, id);
    const shown = { post, article: document.documentElement, signal: controller.signal };
    const each = deps.mount(shown, () => placeForMessages(document));
    open = { each, controller };
    mounted.set(shown, each);
    deps.dress(each);
  };
  let person: Handle | undefined;
  watchCorrespondent(
    document,
    {
      url: deps.address,
      onTouched: () => open?.each.ensure(),
      onPerson: (handle) => {
        leave();
        person = handle;
        if (!handle || deps.ours().includes(handle)) return;
        void client.ask({ ask: 'customer', handle }).then((answer) => {
          if (answer.ok && answer.value.badge && person === handle && !signal.aborted)
            show(answer.value.badge);
        });
      },
    },
    signal,
  );
  signal.addEventListener('abort', leave);
};
