// The page's end of the bridge: asks the background, and asks again while it is being restarted.
// No zod here: this is part of the content script.
import { browser } from 'wxt/browser';
import type { Result } from '../care/result.ts';
import { fail } from '../care/result.ts';
import type { Answer, Ask, Failure, Notice, OwnRequest } from './messages.ts';

/** What the client needs of the browser; a test passes its own. */
export interface Channel {
  send: (request: unknown) => Promise<unknown>;
  wait: (ms: number) => Promise<void>;
  /** False once the extension was updated or removed under this page. */
  isAlive: () => boolean;
}

export interface Client {
  /**
   * Asks the background. Never rejects: what could not be done is a failure, `updated` and `unreachable` among them.
   * Asking again is safe: a command carries a `commandId`, who comes into a team is remembered, and everything else may
   * be done twice.
   */
  ask: <R extends OwnRequest>(request: R) => Promise<Answer<R['ask']>>;
  /** False once the extension was updated or removed under this page. */
  isAlive: () => boolean;
}

/** Before each further try: a background killed while it answered is back within 100 ms, a busy machine takes longer. */
const pauses = [0, 100, 400, 1_000, 1_000, 2_000, 2_000];

export const createClient = (channel: Channel = throughTheBrowser): Client => ({
  isAlive: channel.isAlive,
  ask: async <R extends OwnRequest>(request: R): Promise<Answer<R['ask']>> => {
    let reason = 'no try was made';
    for (const pause of [undefined, ...pauses]) {
      if (pause) await channel.wait(pause);
      if (!channel.isAlive()) return fail(updated);
      try {
        const answer = await channel.send(request);
        if (isAnswer<R['ask']>(answer)) return answer;
        reason = 'it went away while answering';
      } catch (error) {
        reason = error instanceof Error ? error.message : String(error);
      }
    }
    return channel.isAlive() ? fail(unreachable(reason)) : fail(updated);
  },
});

/** Calls `listener` for each notice of the background until `signal` aborts. */
export const onNotice = (listener: (notice: Notice) => void, signal: AbortSignal): void => {
  const receive = (message: unknown): undefined => {
    if (isNotice(message)) listener(message);
  };
  browser.runtime.onMessage.addListener(receive);
  signal.addEventListener('abort', () => browser.runtime.onMessage.removeListener(receive));
};

const throughTheBrowser: Channel = {
  send: (request) => browser.runtime.sendMessage(request),
  wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  // The id goes away with the extension that this script belonged to, whatever the types say.
  isAlive: () => Boolean((browser.runtime as { id?: string } | undefined)?.id),
};

/** A background that dies while it answers gives undefined in some browsers instead of an error. */
const isAnswer = <A extends Ask>(answer: unknown): answer is Answer<A> =>
  typeof answer === 'object' &&
  answer !== null &&
  typeof (answer as Result<unknown, unknown>).ok === 'boolean';

const isNotice = (message: unknown): message is Notice => {
  if (typeof message !== 'object' || message === null) return false;
  const { notice, cases, settings, team } = message as Record<keyof Notice, unknown>;
  return (
    notice === 'changed' &&
    typeof settings === 'boolean' &&
    typeof team === 'boolean' &&
    Array.isArray(cases) &&
    cases.every((id) => typeof id === 'string')
  );
};

const updated: Failure = { code: 'updated', message: 'Perch was updated. Reload this tab.' };

const unreachable = (reason: string): Failure => ({
  code: 'unreachable',
  message: `Perch did not answer (${reason}). Try again.`,
});
