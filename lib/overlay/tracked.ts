// Tracking numbers in the words of posts on the page. The desk finds them, for its rules would weigh on every page of X; nothing
// of it is stored.
import type { Client } from '../bridge/client.ts';
import type { TrackingNumber } from '../care/masks/tracking-numbers.ts';

export interface Tracked {
  /** The surest number in a text; undefined where there is none, and until the desk has answered. */
  of: (text: string) => TrackingNumber | undefined;
  /** The playbook may have changed: what was found counts no more. */
  forget: () => void;
}

/** Texts remembered; beyond it the memory starts anew. */
const most = 500;

/** `onFound`: there is something to draw that was not there before. */
export const createTracked = (client: Pick<Client, 'ask'>, onFound: () => void): Tracked => {
  const foundByText = new Map<string, TrackingNumber | undefined>();
  const ask = async (text: string): Promise<void> => {
    if (foundByText.size >= most) foundByText.clear();
    foundByText.set(text, undefined);
    const answer = await client.ask({ ask: 'tracking', text });
    // Asked for once, whatever comes of it: a link is not worth more.
    if (!answer.ok || !answer.value.found || !foundByText.has(text)) return;
    foundByText.set(text, answer.value.found);
    onFound();
  };
  return {
    of: (text) => {
      if (!/[0-9]/.test(text)) return undefined;
      if (!foundByText.has(text)) void ask(text);
      return foundByText.get(text);
    },
    forget: () => foundByText.clear(),
  };
};
