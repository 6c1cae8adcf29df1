// Tells a page when the store behind the desk fails: what it holds can still be saved on the rescue page.
import type { StoreFailure } from '../care/view.ts';
import { storeFailureOf } from '../care/view.ts';
import type { Client } from './client.ts';
import type { OwnRequest } from './messages.ts';

/** The same client. `tell` hears each failure of the store, and undefined once what failed was answered. */
export const watchStore = (client: Client, tell: (failure: StoreFailure | undefined) => void): Client => {
  let failed: OwnRequest['ask'] | undefined;
  return {
    ...client,
    ask: async (request) => {
      const answer = await client.ask(request);
      const failure = answer.ok ? undefined : storeFailureOf(answer.error.code);
      if (failure) {
        failed = request.ask;
        tell(failure);
      } else if (answer.ok && failed === request.ask) {
        failed = undefined;
        tell(undefined);
      }
      return answer;
    },
  };
};
