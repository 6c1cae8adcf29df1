// The live line, with sockets and bells that the test holds in its hands.
import { expect, test } from 'vitest';
import type { SocketListener } from '../../../lib/sync/live.ts';
import { createLive } from '../../../lib/sync/live.ts';

const identity = { endpoint: 'https://sync.example.com/team', workspace: 'w', token: 't' };
const device = 'AAAAAAAAAAA';

const setUp = () => {
  const sockets: { url: string; on: SocketListener; sent: unknown[]; closed: boolean }[] = [];
  const bells: { ms: number; ring: () => void }[] = [];
  const heard: unknown[] = [];
  const live = createLive({
    open: (url, on) => {
      const socket = { url, on, sent: [] as unknown[], closed: false };
      sockets.push(socket);
      return {
        send: (text) => socket.sent.push(JSON.parse(text)),
        close: () => (socket.closed = true),
      };
    },
    after: (ms, then) => {
      const bell = { ms, ring: () => (forget(), then()) };
      const forget = (): void => void (bells.includes(bell) && bells.splice(bells.indexOf(bell), 1));
      bells.push(bell);
      return forget;
    },
    chance: () => 1,
    onNews: (news) => heard.push(news ?? 'news'),
    onShut: () => heard.push('shut'),
    onPresence: (from, box) => heard.push([from, box]),
  });
  const last = () => sockets.at(-1)!;
  const say = (message: object): void => last().on.onText(JSON.stringify(message));
  return { live, sockets, bells, heard, last, say };
};

/** A line that was let in. */
const ready = () => {
  const all = setUp();
  all.live.connect(identity);
  all.last().on.onOpen();
  all.say({ type: 'ready', head: 3 });
  return all;
};

test('the token goes in the first frame and never in the address', () => {
  const { last, heard } = ready();
  expect(last().url).toBe('wss://sync.example.com/team/v1/w/w/live');
  expect(last().sent).toEqual([{ type: 'hello', token: 't' }]);
  expect(heard).toEqual(['news']);
});

test('what comes along with a poke is handed on; half of it is as nothing', () => {
  const { heard, say } = ready();
  const after = 'A'.repeat(43);
  say({ type: 'poke', head: 4, after, page: 'AAAA' });
  say({ type: 'poke', head: 5, page: 'AAAA' });
  say({ type: 'poke', head: 6, after: 'short', page: 'AAAA' });
  expect(heard).toEqual(['news', { after, page: 'AAAA' }, 'news']);
});

test('an endpoint that missed something closes the line, and it is opened again within seconds', () => {
  const { heard, bells, sockets, last } = ready();
  last().on.onClose(1012);
  expect(bells).toMatchObject([{ ms: 2000 }]);
  bells[0]!.ring();
  expect(sockets).toHaveLength(2);
  last().on.onOpen();
  expect(heard).toEqual(['news']);
});

test('a poke asks for a round, presence is handed on, and what is no message is nothing', () => {
  const { heard, say, last } = ready();
  say({ type: 'poke', head: 4 });
  say({ type: 'presence', device, box: 'sealed' });
  say({ type: 'something newer' });
  say({ type: 'presence', device: 'nobody', box: 'sealed' });
  last().on.onText('<html>');
  expect(heard).toEqual(['news', 'news', [device, 'sealed']]);
});

test('presence is said while the line is there, and dropped while it is not', () => {
  const { live, last, bells } = setUp();
  live.say('before');
  live.connect(identity);
  last().on.onOpen();
  live.say('not let in yet');
  expect(last().sent).toEqual([{ type: 'hello', token: 't' }]);
  last().on.onText(JSON.stringify({ type: 'ready', head: 0 }));
  live.say('here');
  expect(last().sent.at(-1)).toEqual({ type: 'presence', box: 'here' });
  last().on.onClose(1006);
  live.say('gone');
  bells[0]!.ring();
  last().on.onOpen();
  live.say('not let in again yet');
  expect(last().sent).toEqual([{ type: 'hello', token: 't' }]);
});

test('a line that breaks comes back, each time later, and at once again after it was there', () => {
  const { live, sockets, bells, last, say } = setUp();
  live.connect(identity);
  const waits: number[] = [];
  for (let times = 0; times < 12; times++) {
    last().on.onClose(1006);
    expect(bells).toHaveLength(1);
    waits.push(bells[0]!.ms);
    bells[0]!.ring();
  }
  expect(waits.slice(0, 4)).toEqual([2_000, 4_000, 8_000, 16_000]);
  expect(waits.at(-1)).toBe(300_000);
  expect(sockets).toHaveLength(13);
  last().on.onOpen();
  say({ type: 'ready', head: 0 });
  last().on.onClose(1001);
  expect(bells.map(({ ms }) => ms)).toEqual([2_000]);
});

test('who is not let in says so and does not come back by itself', () => {
  const { live, sockets, bells, heard, last } = ready();
  last().on.onClose(4001);
  expect(heard).toEqual(['news', 'shut']);
  expect(bells).toEqual([]);
  live.say('nobody hears');
  expect(sockets).toHaveLength(1);
  // The next look, after the round has found out why, tries again.
  live.connect(identity);
  expect(sockets).toHaveLength(2);
});

test('asked again with the same identity nothing changes; another one takes the place of the first', () => {
  const { live, sockets, heard, last } = ready();
  live.connect(identity);
  expect(sockets).toHaveLength(1);
  live.connect({ ...identity, token: 'other' });
  expect(sockets.map(({ closed }) => closed)).toEqual([true, false]);
  last().on.onOpen();
  expect(last().sent).toEqual([{ type: 'hello', token: 'other' }]);
  // What the first one still says, or that it is closed now, is not for us.
  sockets[0]!.on.onText(JSON.stringify({ type: 'poke', head: 9 }));
  sockets[0]!.on.onClose(1006);
  expect(heard).toEqual(['news']);
  expect(sockets).toHaveLength(2);
});

test('a line asked for while it waits to come back waits on; let go, it does not come back', () => {
  const { live, sockets, bells, last } = ready();
  last().on.onClose(1006);
  live.connect(identity);
  expect(sockets).toHaveLength(1);
  expect(bells).toHaveLength(1);
  live.disconnect();
  expect(bells).toEqual([]);
  live.connect(identity);
  expect(sockets).toHaveLength(2);
});

test('let go before it was open, it says nothing', () => {
  const { live, last } = setUp();
  live.connect(identity);
  live.disconnect();
  last().on.onOpen();
  expect(last().closed).toBe(true);
  expect(last().sent).toEqual([]);
});

test('an endpoint that has answered is not waited for any longer, and a line that stands is left alone', () => {
  const { live, last, sockets, bells, say } = ready();
  live.retry();
  expect(sockets).toHaveLength(1);
  last().on.onClose(1012);
  expect(bells).toHaveLength(1);
  live.retry();
  expect(sockets).toHaveLength(2);
  expect(bells).toHaveLength(0);
  live.retry();
  expect(sockets).toHaveLength(2);
  last().on.onOpen();
  say({ type: 'ready', head: 3 });
  live.disconnect();
  live.retry();
  expect(sockets).toHaveLength(2);
});
