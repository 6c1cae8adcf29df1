import type { Page } from '@playwright/test';
import type { Answers, Failure, OwnRequest } from '../../../lib/bridge/messages.ts';
import type { Result } from '../../../lib/care/result.ts';

/** Asks the background as the settings page would. Throws with the background's words if it refuses. */
export const ask = async <R extends OwnRequest>(settings: Page, request: R): Promise<Answers[R['ask']]> => {
  const answer = (await settings.evaluate(
    (message) => (globalThis as unknown as Extension).chrome.runtime.sendMessage(message),
    request,
  )) as Result<Answers[R['ask']], Failure>;
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.value;
};

interface Extension {
  chrome: { runtime: { sendMessage: (message: unknown) => Promise<unknown> } };
}
