import { expect, test, vi } from 'vitest';
import { createNoteActions } from '../../../entrypoints/panel/note-actions.ts';
import type { Client } from '../../../lib/bridge/client.ts';
import type { OwnRequest } from '../../../lib/bridge/messages.ts';
import { caseId } from './fixture.ts';

const failure = { ok: false, error: { code: 'unreachable', message: 'Perch did not answer.' } };

const setUp = (answers: unknown[]) => {
  const asked: OwnRequest[] = [];
  const ask = (request: OwnRequest): Promise<unknown> => {
    asked.push(request);
    return Promise.resolve(answers.shift() ?? { ok: true, value: {} });
  };
  let ids = 0;
  const changed = vi.fn();
  const client = { ask } as unknown as Client;
  return { asked, changed, actions: createNoteActions(caseId, client, () => `id${++ids}`, changed) };
};

test('The same words tried again are the same command, so that the note is there once', async () => {
  const { asked, actions, changed } = setUp([failure]);
  expect(await actions.add('Rang twice')).toBe('Perch did not answer.');
  expect(changed).not.toHaveBeenCalled();
  expect(await actions.add('Rang twice')).toBeUndefined();
  expect(asked[1]).toEqual(asked[0]);
  expect(changed).toHaveBeenCalledTimes(1);
  await actions.add('Rang twice');
  expect(asked[2]).not.toEqual(asked[0]);
});

test('Other words are another note', async () => {
  const { asked, actions } = setUp([failure]);
  await actions.add('Rang twice');
  await actions.add('Rang three times');
  expect(new Set(asked.map((request) => JSON.stringify({ ...request, text: '' }))).size).toBe(2);
});
