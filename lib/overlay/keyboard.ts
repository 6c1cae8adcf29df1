// Shift and a letter, beside X's own single letters. Never while typing.
import { isTyping } from '../x/page.ts';
import type { Feature } from './feature.ts';

/** Calls a feature for the post that is meant, until `signal` aborts; X hears nothing of such a key. */
export const listenForKeys = <T>(
  features: () => readonly Feature[],
  meant: (event: KeyboardEvent) => T | undefined,
  call: (feature: Feature, post: T) => void,
  signal: AbortSignal,
): void => {
  const onKey = (event: KeyboardEvent): void => {
    const feature = featureOf(event, features());
    const post = feature && meant(event);
    if (!feature || !post) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    call(feature, post);
  };
  window.addEventListener('keydown', onKey, { capture: true, signal });
};

/** The feature that a key press calls, if any. */
export const featureOf = (event: KeyboardEvent, features: readonly Feature[]): Feature | undefined => {
  if (!event.isTrusted || !event.shiftKey || event.ctrlKey || event.metaKey || event.altKey) return undefined;
  if (event.repeat || isTyping(event)) return undefined;
  // By the letter; on keyboards of other scripts, by where the letter would be.
  const letter = /^[a-z]$/i.test(event.key) ? event.key.toUpperCase() : event.code.replace(/^Key/, '');
  return features.find((feature) => feature.key === letter);
};
