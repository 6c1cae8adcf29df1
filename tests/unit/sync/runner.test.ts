// When rounds happen. The endpoint is one that answers when the test lets it; a round is one pull.
import { describe, expect, test } from 'vitest';
import { newDevice } from '../../../lib/sync/identity.ts';
import { createRunner } from '../../../lib/sync/runner.ts';
import { createWorkspace } from '../../../lib/sync/team.ts';
import { pulled } from '../../../lib/sync/protocol/messages.ts';
import { writeFrames } from '../../../lib/sync/protocol/frames.ts';
import { utf8 } from '../../../lib/sync/protocol/bytes.ts';
import { createPlainClient } from '../../support/sync-storage.ts';

const answers = {
  fine: () => {
    const meta = {
      generation: 'A'.repeat(22),
      head: 0,
      from: 1,
      now: 0,
      epoch: 1,
      rejoinHash: 'A'.repeat(43),
      used: 0,
    };
    return new Response(writeFrames([utf8(JSON.stringify(pulled.parse(meta)))]));
  },
  down: () => {
    throw new TypeError('refused');
  },
  broken: () => {
    throw new Error('The database was closed.');
  },
  busy: () =>
    Response.json({ error: { code: 'too_many', message: 'Too many.', retryAfter: 7 } }, { status: 429 }),
};

const setUp = async () => {
  const { disk, ports: plain } = createPlainClient(
    () => Promise.reject(new TypeError()),
    () => 0,
  );
  const asked: ((answer: keyof typeof answers) => void)[] = [];
  const waiting: (() => void)[] = [];
  const timers: { ms: number; wake: () => void; isOver: boolean }[] = [];
  const told: (string | undefined)[] = [];
  let isSetUp = false;
  const ports = {
    storage: plain.storage,
    now: () => 0,
    random: (length: number) => new Uint8Array(length).fill(7),
    readEvent: () => undefined,
    version: '1',
    fetch: () =>
      isSetUp
        ? new Promise<Response>((resolve, reject) => {
            asked.push((answer) => {
              try {
                resolve(answers[answer]());
              } catch (error) {
                reject(error);
              }
            });
            waiting.shift()?.();
          })
        : Promise.resolve(Response.json({})),
    after: (ms: number, then: () => void) => {
      const timer = { ms, wake: then, isOver: false };
      timers.push(timer);
      return () => void (timer.isOver = true);
    },
    chance: () => 0.5,
    onRound: (failure: { code: string } | undefined) => {
      told.push(failure?.code);
      waiting.shift()?.();
    },
  };
  await createWorkspace(ports, await newDevice(ports.random), {
    endpoint: 'http://endpoint.test',
    name: 'T',
  });
  // Nothing is left to be sent: a round is a pull.
  disk.current.outbox.clear();
  isSetUp = true;
  const runner = createRunner(ports);
  /** Waits for something to be asked or told. */
  const next = () => new Promise<void>((happened) => waiting.push(happened));
  const wake = async () => {
    const happened = next();
    runner.wake();
    await happened;
  };
  const answer = async (how: keyof typeof answers) => {
    const happened = next();
    asked.shift()?.(how);
    await happened;
  };
  return { runner, wake, answer, next, asked, timers, told };
};

describe('a round', () => {
  test('comes when woken, and tells how it went', async () => {
    const { wake, answer, told, timers } = await setUp();
    await wake();
    await answer('fine');
    expect(told).toEqual([undefined]);
    expect(timers).toEqual([]);
  });

  test('is one at a time; however often it is woken meanwhile, one more follows', async () => {
    const { runner, wake, answer, next, asked, told } = await setUp();
    await wake();
    for (let again = 0; again < 3; again++) runner.wake();
    expect(asked).toHaveLength(1);
    await answer('fine');
    await next();
    expect(asked).toHaveLength(1);
    await answer('fine');
    expect(told).toEqual([undefined, undefined]);
    expect(asked).toEqual([]);
  });

  test('that fails is tried again, later each time, and at once when woken', async () => {
    const { wake, answer, timers, told } = await setUp();
    await wake();
    await answer('down');
    expect(timers.at(-1)).toMatchObject({ ms: 1000, isOver: false });
    await wake();
    expect(timers.at(-1)?.isOver).toBe(true);
    await answer('down');
    expect(timers.map(({ ms }) => ms)).toEqual([1000, 2000]);
    expect(told).toEqual(['unreachable', 'unreachable']);
  });

  test('that went well forgets the failures before it', async () => {
    const { wake, answer, timers } = await setUp();
    for (const how of ['down', 'down', 'fine', 'down'] as const) {
      await wake();
      await answer(how);
    }
    expect(timers.map(({ ms }) => ms)).toEqual([1000, 2000, 1000]);
  });

  test('is not tried before the endpoint said', async () => {
    const { wake, answer, timers } = await setUp();
    await wake();
    await answer('busy');
    expect(timers.at(-1)?.ms).toBe(7000);
  });

  test('waits as long as the endpoint said, whoever wakes it meanwhile', async () => {
    const { runner, wake, answer, next, asked, timers, told } = await setUp();
    await wake();
    await answer('busy');
    runner.wake();
    runner.wake({ after: '', page: '' });
    expect(asked).toEqual([]);
    const happened = next();
    timers.at(-1)?.wake();
    await happened;
    await answer('fine');
    expect(told).toEqual(['too_many', undefined]);
  });

  test('is not tried again once stopped', async () => {
    const { runner, wake, answer, timers } = await setUp();
    await wake();
    await answer('down');
    runner.stop();
    expect(timers.at(-1)?.isOver).toBe(true);
  });

  test('that was under way when it was stopped is the last one', async () => {
    const { runner, wake, answer, timers } = await setUp();
    await wake();
    runner.stop();
    await answer('down');
    expect(timers).toEqual([]);
  });

  test('that breaks is told, and does not stop those after it', async () => {
    const { wake, answer, timers, told } = await setUp();
    await wake();
    await answer('broken');
    expect([told, timers.length]).toEqual([['internal'], 1]);
    await wake();
    await answer('fine');
    expect(told).toEqual(['internal', undefined]);
  });
});
