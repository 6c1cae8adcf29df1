// What X's own responses add to a post that the page shows. They may be forged: they fill in, and change nothing.
import type { Post } from '../care/post.ts';
import type { Facts } from '../x/payload/glean.ts';

/** The post with what the page left out. Facts of another author's post, or none, leave it as it is. */
export const enrich = (post: Post, facts: Facts | undefined): Post => {
  if (!facts || facts.id !== post.id || facts.handle !== post.handle) return post;
  const { userId, followers, bio, conversationId, inReplyToId, editIds, quoteId, text } = facts;
  return {
    ...(userId && { userId }),
    ...(followers !== undefined && { followers }),
    ...(bio && { bio }),
    ...(conversationId && { conversationId }),
    ...(inReplyToId && inReplyToId !== post.id && { inReplyToId }),
    // Who makes a post the edited one of another changes that other: the page has to show that it was edited.
    ...(post.edited && editIds?.includes(post.id) && { editIds }),
    ...post,
    ...(text !== undefined && isRest(post.text, text) && { text }),
    ...(post.quote && quoteId && !post.quote.id && { quote: { ...post.quote, id: quoteId } }),
  };
};

/** Whether a text goes on where the page cuts it off. */
const isRest = (shown: string, whole: string): boolean => {
  const begun = shown.replace(/\s*…$/, '');
  return begun !== '' && whole.length > shown.length && whole.startsWith(begun);
};
