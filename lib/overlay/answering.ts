// The reply that is being written: which post it is for, and which of our posts it turned out to be.
import { blankPost } from '../care/blank-post.ts';
import type { Handle, PostId } from '../care/ids.ts';
import { instantOfPostId } from '../care/post-facts.ts';
import type { Post } from '../care/post.ts';
import { watchComposer, type Composing, type Submitted } from '../x/composer.ts';

export interface Answering {
  /** What is being written to a post now. */
  to: (id: PostId) => { as?: Handle; repliedAt: number } | undefined;
  /** The post that is being answered. */
  post: () => PostId | undefined;
  /** One of our posts, with what is known of it by having seen it being written. */
  known: (post: Post) => Post;
}

/** X shows a sent reply within this time; its clock and ours may differ by as much. ms. */
const slack = 120_000;
const remembered = 5;

type Written = Submitted & { at: number };

/** `onChange` is called with the posts whose `to` is another; `onSent` when X says that a reply was sent, which it may never show. */
export const watchAnswering = (
  root: Document,
  deps: {
    url: () => URL;
    now: () => number;
    isOurs: (handle: Handle) => boolean;
    /** When we answered last, as far as it is known; 0 for never. */
    repliedAt: (id: PostId) => number;
    onChange: (posts: PostId[]) => void;
    onSent: (post: Post) => void;
  },
  signal: AbortSignal,
): Answering => {
  const { now } = deps;
  let composing: Composing | undefined;
  let repliedAt = 0;
  let written: Written[] = [];

  const fits = ({ as, at }: Written, handle: Handle, publishedAt: number): boolean =>
    (as === undefined || as === handle) && Math.abs(publishedAt - at) <= slack;

  watchComposer(
    root,
    {
      url: deps.url,
      onComposing: (next) => {
        const before = composing;
        composing = next;
        if (next && next.answers !== before?.answers) repliedAt = deps.repliedAt(next.answers);
        deps.onChange([before, next].flatMap((each) => (each ? [each.answers] : [])));
      },
      onSubmitted: (reply) => {
        written = [{ ...reply, at: now() }, ...written].slice(0, remembered);
      },
      onSent: (sent) => {
        const { id, handle, text, answers } = sent;
        const publishedAt = instantOfPostId(id) ?? now();
        repliedAt = Math.max(repliedAt, publishedAt);
        if (deps.isOurs(handle) && fits({ ...sent, at: now() }, handle, publishedAt))
          deps.onSent(blankPost({ id, handle, publishedAt, firstSeenAt: now(), text, inReplyToId: answers }));
      },
    },
    signal,
  );

  return {
    to: (id) =>
      composing?.answers === id ? { repliedAt, ...(composing.as && { as: composing.as }) } : undefined,
    post: () => composing?.answers,
    known: (post) => {
      if (post.inReplyToId ?? post.below) return post;
      const it = written.find(
        (each) =>
          each.author && post.replyingTo.includes(each.author) && fits(each, post.handle, post.publishedAt),
      );
      return it ? { ...post, inReplyToId: it.answers } : post;
    },
  };
};
