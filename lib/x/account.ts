// The account that acts: whose name X puts under what is posted from here. Never from words: narrow windows have none.
import type { Handle } from '../care/ids.ts';
import { profileOf } from './address.ts';
import { closest, find } from './find.ts';
import { handleOfAvatar } from './read-identity.ts';

/** Of a column of X Pro: the avatar in its header, which is in an ancestor not shared with another column. */
const columnHandle = (at: Element): Handle | undefined => {
  const body = closest(at, 'columnBody');
  for (let around = body?.parentElement; around; around = around.parentElement) {
    if (find(around, 'columnBody', (other) => other !== body)) return undefined;
    const title = find(around, 'columnTitle');
    if (title) return handleOfAvatar(title) ?? handleOfAvatar(title.parentElement ?? title);
  }
  return undefined;
};

/**
 * The acting handle. With `at`, an element in a column of X Pro, the column's own account: on X Pro one page acts as several.
 * Undefined where the page shows none: logged out, the mobile layout, or not drawn yet.
 */
export const actingHandle = (root: Document, at?: Element): Handle | undefined => {
  const column = at && columnHandle(at);
  if (column) return column;
  const switcher = find(root, 'accountSwitcher');
  const fromAvatar = switcher && handleOfAvatar(switcher);
  if (fromAvatar) return fromAvatar;
  const tab = find(root, 'profileTab');
  return tab && profileOf(tab, new URL(root.location?.href ?? 'https://x.com/'));
};

/** From a change of the page to the next look, ms. */
const lookMs = 200;

/** Tells the acting handle at once, and each time it differs: X draws its switcher late, and may change it in place. */
export const watchAccount = (
  root: Document,
  onAccount: (handle: Handle | undefined) => void,
  signal: AbortSignal,
): void => {
  if (signal.aborted) return;
  let acting = actingHandle(root);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const look = (): void => {
    timer = undefined;
    const now = actingHandle(root);
    // Between two drawings the switcher is gone for a moment; nobody has logged out.
    if (now === acting || now === undefined) return;
    acting = now;
    onAccount(now);
  };
  // The page changes all the time: looked at now and then, which costs less than to judge each change.
  const observer = new MutationObserver(() => (timer ??= setTimeout(look, lookMs)));
  observer.observe(root, {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: ['data-testid', 'href'],
  });
  signal.addEventListener(
    'abort',
    () => {
      observer.disconnect();
      clearTimeout(timer);
    },
    { once: true },
  );
  onAccount(acting);
};
