import { describe, expect, test, vi } from 'vitest';
import type { Handlers } from '../../../lib/bridge/gate.ts';
import { createGate } from '../../../lib/bridge/gate.ts';
import { ok } from '../../../lib/care/result.ts';

const id = 'perch-id';
const ownOrigin = 'chrome-extension://perch-id';

const setUp = () => {
  const handler = vi.fn((request: unknown) => Promise.resolve(ok(request)));
  const names = ['hello', 'observe', 'badges', 'command', 'case', 'noteCommand', 'saveDraft', 'settings'];
  const others = ['saveSettings', 'exportEvents', 'importEvents'];
  const handlers = Object.fromEntries([...names, ...others].map((name) => [name, handler]));
  const gate = createGate({
    id,
    ownOrigin,
    xOrigins: ['https://x.com', 'https://pro.x.com'],
    handlers: handlers as unknown as Handlers,
  });
  return { gate, handler };
};

const page = { id, url: 'https://x.com/home', origin: 'https://x.com', frameId: 0, tab: {} };
const own = { id, url: `${ownOrigin}/options.html`, origin: ownOrigin };
const docked = { id, url: `${ownOrigin}/panel.html#case-1`, origin: ownOrigin, frameId: 7, tab: {} };
const badges = { ask: 'badges', postIds: ['1'] };
const settings = { ask: 'settings' };

describe('who may ask what', () => {
  test.each([
    ['our script on X asks for badges', badges, page, true],
    [
      'our script on X Pro',
      badges,
      { ...page, url: 'https://pro.x.com/', origin: 'https://pro.x.com' },
      true,
    ],
    ['a page of ours asks for badges', badges, own, true],
    ['a page of ours asks for settings', settings, own, true],
    ['the docked panel asks for settings', settings, docked, true],
    ['a browser that tells no origin', badges, { ...page, origin: undefined }, true],
    ['our script on X asks for settings', settings, page, false],
    ['our script on X asks for a case', { ask: 'case', caseId: 'case-1' }, page, false],
    ['our script on X exports', { ask: 'exportEvents', after: '' }, page, false],
    ['our script on X writes a note', noteCommand(), page, false],
    ['another extension', badges, { ...own, id: 'other-id' }, false],
    ['another extension that claims our page', settings, { ...own, id: undefined }, false],
    ['another extension’s origin', badges, { id, url: 'chrome-extension://other/x.html' }, false],
    ['another site', badges, { ...page, url: 'https://example.com/', origin: 'https://example.com' }, false],
    ['a site that only looks like X', badges, { ...page, url: 'https://x.com.example.com/' }, false],
    ['X without encryption', badges, { ...page, url: 'http://x.com/', origin: 'http://x.com' }, false],
    ['X in a port of its own', badges, { ...page, url: 'https://x.com:8443/', origin: undefined }, false],
    [
      'credentials in the address',
      badges,
      { ...page, url: 'https://x.com@evil.com/', origin: undefined },
      false,
    ],
    ['a frame in X', badges, { ...page, frameId: 3 }, false],
    ['a frame without number', badges, { ...page, frameId: undefined }, false],
    ['X outside a tab', badges, { ...page, tab: undefined }, false],
    ['an address and an origin that disagree', settings, { ...own, origin: 'https://x.com' }, false],
    ['a page that hides its origin', badges, { ...page, origin: 'null' }, false],
    ['no address at all', badges, { id }, false],
    ['an address that is none', badges, { id, url: 'about' }, false],
  ])('%s', async (_, message, sender, allowed) => {
    const { gate, handler } = setUp();
    const answer = await gate(message, sender);
    expect(answer.ok).toBe(allowed);
    expect(handler).toHaveBeenCalledTimes(allowed ? 1 : 0);
    if (!answer.ok) expect(answer.error.code).toBe('refused');
  });
});

describe('what does not hold up', () => {
  test.each([
    ['nothing', undefined],
    ['null', null],
    ['a text', 'badges'],
    ['an unknown ask', { ask: 'erase' }],
    ['an ask named after a prototype', JSON.parse('{"ask":"__proto__"}')],
    ['an ask that every object has', { ask: 'constructor' }],
    ['too many posts', { ask: 'badges', postIds: Array(51).fill('1') }],
    ['a post id that is a key of every object', { ask: 'badges', postIds: ['__proto__'] }],
    ['a case id with more in it', { ask: 'case', caseId: 'case-1/../2' }],
    ['a message that never ends', cyclic()],
    ['a message of 5 million characters', { ask: 'badges', postIds: ['1'], pad: 'x'.repeat(5_000_000) }],
  ])('%s', async (_, message) => {
    const { gate, handler } = setUp();
    expect(await gate(message, page)).toMatchObject({ ok: false, error: { code: 'refused' } });
    expect(handler).not.toHaveBeenCalled();
  });
});

test('a press is named as a page names it: not like what Perch saw, nor like a rule, nor at will', async () => {
  const press = (commandId: string) => ({
    ask: 'command',
    command: { verb: 'dismiss', caseId: 'case-1', commandId, reason: 'spam' },
  });
  const { gate } = setUp();
  expect(await gate(press(crypto.randomUUID()), page)).toMatchObject({ ok: true });
  for (const forged of ['seen.1', 'rule.1', 'press-1', `seen.${crypto.randomUUID()}`, ''])
    for (const sender of [page, own])
      expect(await gate(press(forged), sender)).toMatchObject({ ok: false, error: { code: 'refused' } });
});

test('keys that nobody asked for do not come through', async () => {
  const { gate, handler } = setUp();
  const message = JSON.parse('{"ask":"badges","postIds":["1"],"sender":"own","__proto__":{"admin":true}}');
  await gate(message, page);
  expect(handler).toHaveBeenCalledWith(badges);
  expect(({} as { admin?: boolean }).admin).toBeUndefined();
});

test('a refusal tells the place, never the words that stand there', async () => {
  const answer = await setUp().gate({ ask: 'badges', postIds: ['secret words'] }, page);
  expect(JSON.stringify(answer)).toContain('postIds.0');
  expect(JSON.stringify(answer)).not.toContain('secret');
});

function noteCommand() {
  return {
    ask: 'noteCommand',
    command: { verb: 'addNote', caseId: 'case-1', commandId: 'c', noteId: 'n', text: 'hello' },
  };
}

function cyclic(): unknown {
  const message: Record<string, unknown> = { ...badges };
  message['self'] = message;
  return message;
}
