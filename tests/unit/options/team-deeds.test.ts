import { beforeEach, expect, test, vi } from 'vitest';
import type { TeamDeedPorts } from '../../../entrypoints/options/team-deeds.ts';
import { createTeamDeeds } from '../../../entrypoints/options/team-deeds.ts';
import type { Client } from '../../../lib/bridge/client.ts';
import { fail, ok } from '../../../lib/care/result.ts';

const ask = vi.fn<(request: { ask: string }) => Promise<unknown>>();
const giveAddressBack = vi.fn(() => Promise.resolve());
const nothing = () => Promise.resolve(undefined);
let endpoint: string | undefined;
const ports: TeamDeedPorts = {
  client: { ask, isAlive: () => true } as unknown as Client,
  askForAddress: nothing,
  giveAddressBack,
  endpoint: () => endpoint,
  onView: ({ workspace }) => (endpoint = workspace?.endpoint),
  reload: nothing,
  loadDevices: nothing,
  copy: nothing,
};

beforeEach(() => {
  endpoint = 'https://sync.example.com';
  ask.mockReset();
  giveAddressBack.mockClear();
});

test.each(['leave', 'erase'] as const)('%s: the leave to reach the endpoint is given back', async (deed) => {
  ask.mockResolvedValue(ok({}));
  expect(await createTeamDeeds(ports)[deed]()).toBeUndefined();
  expect(giveAddressBack.mock.calls).toEqual([['https://sync.example.com']]);
});

test('who could not leave keeps it, for the next try', async () => {
  ask.mockResolvedValue(fail({ code: 'storage', message: 'The disk is full.' }));
  expect(await createTeamDeeds(ports).leave()).toBe('The disk is full.');
  expect(giveAddressBack).not.toHaveBeenCalled();
});
