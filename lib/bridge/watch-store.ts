// Tells a page when the store behind the desk fails: what it holds can still be saved on the rescue page.
import type { Failure } from '../care/view.ts';
import type { Client } from './client.ts';
import type { OwnRequest } from './messages.ts';

const ofTheStore: readonly Failure['code'][] = ['disk-full', 'newer-data', 'storage'];

/** The same client. `tell` hears each failure of the store, and undefined once what failed was answered. */
export const watchStore = (client: Client, tell: (failure: Failure | undefined) => void): Client => {
  let failed: OwnRequest['ask'] | undefined;
  return {
    ...client,
    ask: async (request) => {
      const answer = await client.ask(request);
      if (!answer.ok && ofTheStore.includes(answer.error.code)) {
        failed = request.ask;
        tell(answer.error);
      } else if (answer.ok && failed === request.ask) {
        failed = undefined;
        tell(undefined);
      }
      return answer;
    },
  };
};
