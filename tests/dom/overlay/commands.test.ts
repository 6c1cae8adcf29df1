import { beforeEach, expect, test, vi } from 'vitest';
import type { ToastWords } from '../../../components/toast.tsx';
import type { Client } from '../../../lib/bridge/client.ts';
import type { Badge } from '../../../lib/care/badge.ts';
import { createBadges } from '../../../lib/overlay/badges.ts';
import { createCommands, type Commands } from '../../../lib/overlay/commands.ts';
import { badgeOf, postOf } from './badge-fixture.ts';

const post = postOf('7');
const { caseId } = badgeOf('7');
const lost: Partial<Badge> = {
  overtakenBy: 'Ada Fern',
  assignee: { initials: 'AD', name: 'Ada Fern', me: false },
};
let badges: ReturnType<typeof createBadges>;
let commands: Commands;
let refused: boolean;
/** Between what the desk did and what this page hears of it. */
let meanwhile: () => void;
const say = vi.fn<(toast: ToastWords) => void>();
const said = (): [string, string | undefined][] =>
  say.mock.calls.map(([{ text, action }]) => [text, action?.name]);

const client = {
  ask: ({ command }: { command: { caseId: string } }) =>
    Promise.resolve(
      refused
        ? { ok: false, error: { code: 'storage', message: 'The disk is full.' } }
        : { ok: true, value: { badge: badgeOf(command.caseId === caseId ? '7' : '9'), undo: 'c1' } },
    ),
} as unknown as Client;

beforeEach(() => {
  say.mockReset();
  refused = false;
  meanwhile = () => undefined;
  badges = createBadges(
    client,
    () => {
      commands.recheck();
      meanwhile();
    },
    () => undefined,
    new AbortController().signal,
  );
  commands = createCommands(
    client,
    badges,
    say,
    () => 'c1',
    () => undefined,
  );
  badges.put(caseId, badgeOf('7'), post.id);
});

const take = (): Promise<void> => commands.give(post, { verb: 'assignToMe' }, 'Assigned to you');

test('what was said of a claim gives way when somebody else was faster', async () => {
  await take();
  expect(said()).toEqual([['Assigned to you · @mara', 'Undo']]);
  badges.put(caseId, badgeOf('7', lost));
  badges.put(caseId, badgeOf('7', lost));
  expect(said().slice(1)).toEqual([['Ada Fern was faster · @mara', undefined]]);
});

test('it does so too where that is known before the desk’s answer has come', async () => {
  meanwhile = () => {
    meanwhile = () => undefined;
    badges.put(caseId, badgeOf('7', lost));
  };
  await take();
  expect(said().at(-1)).toEqual(['Ada Fern was faster · @mara', undefined]);
});

test('what was said of another case, or of what failed, stays', async () => {
  await take();
  const other = postOf('9');
  badges.put(badgeOf('9').caseId, badgeOf('9'), other.id);
  await commands.give(other, { verb: 'assignToMe' }, 'Assigned to you');
  badges.put(caseId, badgeOf('7', lost));
  expect(said()).toHaveLength(2);
  badges.put(caseId, badgeOf('7'));
  refused = true;
  await take();
  badges.put(caseId, badgeOf('7', lost));
  expect(said().at(-1)).toEqual(['The disk is full.', undefined]);
});
