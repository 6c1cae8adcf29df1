// The endpoint as it is started: over sockets, with its settings.
import { once } from 'node:events';
import { afterEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { defaultLimits } from '../../server/house.ts';
import { help, readConfig } from '../../server/config.ts';
import type { Endpoint } from '../../server/endpoint.ts';
import { startEndpoint } from '../../server/endpoint.ts';
import { envelopeOf, newPerson, text } from './set-up.ts';
import { writeFrames } from '../../lib/sync/protocol/frames.ts';
import { readPage } from '../../lib/sync/protocol/page.ts';

describe('settings', () => {
  test.each([
    [{}, undefined],
    [{ HOST: '0.0.0.0' }, /TLS_IN_FRONT/],
    [{ HOST: '0.0.0.0', TLS_IN_FRONT: 'yes' }, undefined],
    [{ HOST: '::1' }, undefined],
    [{ PORT: 'x' }, /PORT/],
    [{ DATABASE_URL: 'mysql://x' }, /DATABASE_URL/],
    [{ LIMIT_DEVICES: '-1' }, /LIMIT_DEVICES/],
    [{ LIMIT_RATE: '0.5' }, undefined],
    [{ LIMIT_BURST: '0.5' }, /LIMIT_BURST/],
    [{ LIMIT_JOIN_BURST: '0.5' }, /LIMIT_JOIN_BURST/],
    [{ LIMIT_BURSTS: '50' }, /no LIMIT_BURSTS/],
    [{ PORT: '' }, /PORT is empty/],
    [{ DATABASE_URL: '' }, /DATABASE_URL is empty/],
    [{ LIMIT_RATE: '' }, /LIMIT_RATE must be/],
    [{ TRUST_PROXY: 'true' }, /TRUST_PROXY must be/],
    [{ TLS_IN_FRONT: '1' }, /TLS_IN_FRONT must be/],
    [{ TLS_IN_FRONT: 'no', TRUST_PROXY: 'no', EDITOR: '' }, undefined],
  ])('%o', (env, problem) => {
    const config = readConfig(env);
    if (problem) expect(config).toMatch(problem);
    else expect(config).toMatchObject({ port: 4319 });
  });

  test('every limit is in the help', () => {
    const names = Object.keys(defaultLimits).map(
      (name) => `LIMIT_${name.replaceAll(/[A-Z]/g, '_$&').toUpperCase()}`,
    );
    expect(names.filter((name) => !help.includes(name))).toEqual([]);
  });
});

describe('joins are counted by who asks', () => {
  /** What comes of more joins than one address may try, each said to be passed on for another one. */
  const tryJoins = async (trustProxy: string, forwarded: (attempt: number) => string) => {
    const config = readConfig({
      DATABASE_URL: 'sqlite::memory:',
      PORT: '0',
      TRUST_PROXY: trustProxy,
      LIMIT_JOIN_BURST: '3',
      LIMIT_JOIN_RATE: '0.001',
    });
    if (typeof config === 'string') throw new Error(config);
    const { port, stop } = await startEndpoint(config, () => {});
    const codes: number[] = [];
    for (let attempt = 0; attempt < 6; attempt++) {
      const headers = { 'x-forwarded-for': forwarded(attempt) };
      codes.push((await fetch(`http://127.0.0.1:${port}/v1/join`, { method: 'POST', headers })).status);
    }
    await stop();
    return codes;
  };
  // 415: let in, and then refused for having no body.
  const [free, held] = [
    [415, 415, 415, 415, 415, 415],
    [415, 415, 415, 429, 429, 429],
  ];

  test.each([
    ['no proxy: nobody is somebody else by saying so', 'no', (n: number) => `192.0.2.${n}`, held],
    ['a proxy: each caller by itself', 'yes', (n: number) => `192.0.2.${n}`, free],
    ['a proxy: only its own word counts', 'yes', (n: number) => `192.0.2.${n}, 198.51.100.1`, held],
  ])('%s', async (_, trustProxy, forwarded, codes) => {
    expect(await tryJoins(trustProxy, forwarded)).toEqual(codes);
  });
});

describe('live', () => {
  let endpoint: Endpoint | undefined;
  afterEach(() => endpoint?.stop());

  const start = async () => {
    const config = readConfig({ DATABASE_URL: 'sqlite::memory:', PORT: '0' });
    if (typeof config === 'string') throw new Error(config);
    endpoint = await startEndpoint(config, () => {});
    const at = `http://127.0.0.1:${endpoint.port}`;
    const workspace = text(new Uint8Array(16).fill(5));
    const manager = newPerson();
    const body = {
      workspace,
      device: manager.id,
      tokenHash: manager.tokenHash,
      epoch: 1,
      rejoinHash: manager.tokenHash,
    };
    await fetch(`${at}/v1/workspaces`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return { at, workspace, manager };
  };

  const listen = async (at: string, workspace: string, token: string) => {
    const socket = new WebSocket(`${at.replace('http', 'ws')}/v1/w/${workspace}/live`);
    const heard: Record<string, unknown>[] = [];
    const waiting: (() => void)[] = [];
    socket.on('message', (data) => {
      heard.push(JSON.parse(String(data)));
      waiting.shift()?.();
    });
    await once(socket, 'open');
    socket.send(JSON.stringify({ type: 'hello', token }));
    const next = async () => {
      if (heard.length === 0) await new Promise<void>((resolve) => waiting.push(resolve));
      return heard.shift();
    };
    return { socket, next };
  };

  test('tells of a push, carries presence, and takes pushes itself', async () => {
    const { at, workspace, manager } = await start();
    const rejoin = await fetch(`${at}/v1/w/${workspace}/devices`, {
      headers: { authorization: `Bearer ${manager.token}` },
    });
    expect(await rejoin.json()).toMatchObject({ devices: [{ role: 'manager' }] });
    const [a, b] = [await listen(at, workspace, manager.token), await listen(at, workspace, manager.token)];
    expect(await a.next()).toEqual({ type: 'ready', head: 0 });
    expect(await b.next()).toEqual({ type: 'ready', head: 0 });
    a.socket.send(writeFrames([envelopeOf(workspace, manager.id, 1)]));
    const poke = await b.next();
    expect(poke).toMatchObject({ type: 'poke', head: 1, after: text(new Uint8Array(32)) });
    // What comes along is what a pull would give.
    const pulled = await fetch(`${at}/v1/w/${workspace}/log?since=0`, {
      headers: { authorization: `Bearer ${manager.token}` },
    });
    const [brought, asked] = [
      readPage(new Uint8Array(Buffer.from(String(poke?.['page']), 'base64url'))),
      readPage(new Uint8Array(await pulled.arrayBuffer())),
    ];
    expect(brought).toMatchObject({ head: 1, from: 1, epoch: 1, generation: asked?.generation });
    expect(brought?.records).toEqual(asked?.records);
    expect([await a.next(), await a.next()].map((each) => each?.['type']).toSorted()).toEqual([
      'poke',
      'pushed',
    ]);
  });

  test('closes a line that pushes faster than a device may', async () => {
    const { at, workspace, manager } = await start();
    const { socket, next } = await listen(at, workspace, manager.token);
    await next();
    const closed = once(socket, 'close');
    for (let seq = 1; seq <= defaultLimits.burst + defaultLimits.rate; seq++)
      socket.send(writeFrames([envelopeOf(workspace, manager.id, seq)]));
    expect((await closed)[0]).toBe(4008);
  });

  test('lets nobody in without a token, and nothing else in the first frame', async () => {
    const { at, workspace } = await start();
    const { socket } = await listen(at, workspace, newPerson().token);
    expect((await once(socket, 'close'))[0]).toBe(4001);
    const other = new WebSocket(`${at.replace('http', 'ws')}/v1/w/${workspace}/live`);
    await once(other, 'open');
    other.send('{"type":"presence","box":""}');
    expect((await once(other, 'close'))[0]).toBe(4000);
  });

  test('stops when asked, and closes what is open', async () => {
    const { at, workspace, manager } = await start();
    const { socket, next } = await listen(at, workspace, manager.token);
    await next();
    const closed = once(socket, 'close');
    await endpoint?.stop();
    endpoint = undefined;
    expect((await closed)[0]).toBe(1001);
    await expect(fetch(`${at}/healthz`)).rejects.toThrow();
  });
});
