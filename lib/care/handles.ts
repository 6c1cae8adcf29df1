// Our own accounts: through which one a post came, which accounts share their cases, and which one answers.
import type { Handle } from './ids.ts';
import type { OwnedHandle } from './playbook.ts';
import type { Post } from './post.ts';

/** Accounts that share their cases are one group; those of the brand itself are this one. */
const brand = '';

/**
 * The owned handle that a customer wrote to: the first that the post answers, else the first it names.
 * Undefined for a post that names none (`keyword`, `other`).
 */
export const arrivedVia = (
  post: Pick<Post, 'text' | 'replyingTo' | 'mentions'>,
  owned: readonly Handle[],
): Handle | undefined => {
  const isOwned = (handle: Handle): boolean => owned.includes(handle);
  const inText = [...post.text.matchAll(anyHandle)].map(([, name = '']) => name.toLowerCase());
  return (
    post.replyingTo.find(isOwned) ??
    owned.find((handle) => handle === inText.find((name) => isOwned(name as Handle))) ??
    post.mentions.find(isOwned)
  );
};

/** Not the second half of an e-mail address. */
const anyHandle = /(?<![\w.+-])[@＠](\w{1,50})/g;

/**
 * The group whose cases a post through `via` belongs to. A property (one hotel of a chain) is a group of its own
 * unless the playbook names one for it; service, marketing and executive accounts all speak for the brand.
 */
export const groupOf = (via: Handle | undefined, owned: readonly OwnedHandle[]): string => {
  const found = owned.find(({ handle }) => handle === via);
  if (!found) return brand;
  return found.group ?? (found.role === 'property' ? `@${found.handle}` : brand);
};

/**
 * The handle that should answer a post which came through `via`; care listens on every handle and answers from one. A
 * service account of its group, else the property's own, else any service account, else the first of all.
 */
export const answeringHandle = (
  via: Handle | undefined,
  owned: readonly OwnedHandle[],
): Handle | undefined => {
  const group = groupOf(via, owned);
  const inGroup = owned.filter((each) => groupOf(each.handle, owned) === group);
  const service = (list: readonly OwnedHandle[]): OwnedHandle | undefined =>
    list.find(({ handle, role }) => role === 'service' && handle === via) ??
    list.find(({ role }) => role === 'service');
  return (service(inGroup) ?? inGroup.find(({ role }) => role === 'property') ?? service(owned) ?? owned[0])
    ?.handle;
};
