import { expect, test, vi } from 'vitest';
import type { Client } from '../../../lib/bridge/client.ts';
import { watchStore } from '../../../lib/bridge/watch-store.ts';
import { fail, ok } from '../../../lib/care/result.ts';
import type { Failure, StoreFailure } from '../../../lib/care/view.ts';

const failure = (code: Failure['code']): Failure => ({ code, message: 'No.' });

const setUp = () => {
  const answers = vi.fn<(request: unknown) => unknown>();
  const tell = vi.fn<(failure: StoreFailure | undefined) => void>();
  const client = watchStore(
    { isAlive: () => true, ask: (request) => Promise.resolve(answers(request)) } as Client,
    tell,
  );
  return { answers, tell, client };
};

test.each(['disk-full', 'newer-data', 'storage'] as const)(
  '%s is told, until what failed is answered',
  async (code) => {
    const { answers, tell, client } = setUp();
    answers.mockReturnValue(fail(failure(code)));
    expect(await client.ask({ ask: 'saveDraft', caseId: 'case-1' as never, text: 'a' })).toEqual(
      fail(failure(code)),
    );
    expect(tell.mock.calls).toEqual([[code]]);
    answers.mockReturnValue(ok(null));
    // Reading works on a full disk: that says nothing of writing.
    await client.ask({ ask: 'settings' });
    expect(tell).toHaveBeenCalledTimes(1);
    await client.ask({ ask: 'saveDraft', caseId: 'case-1' as never, text: 'a' });
    expect(tell.mock.calls.slice(1)).toEqual([[undefined]]);
    await client.ask({ ask: 'saveDraft', caseId: 'case-1' as never, text: 'b' });
    expect(tell).toHaveBeenCalledTimes(2);
  },
);

test.each(['refused', 'not-found', 'not-allowed', 'updated', 'endpoint', 'unreachable'] as const)(
  '%s is nothing of the store',
  async (code) => {
    const { answers, tell, client } = setUp();
    answers.mockReturnValue(fail(failure(code)));
    expect(await client.ask({ ask: 'settings' })).toEqual(fail(failure(code)));
    expect(tell).not.toHaveBeenCalled();
  },
);
