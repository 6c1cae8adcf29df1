// The endpoint as it is started: over sockets, with its settings.
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { Agent, type IncomingMessage, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { defaultLimits } from '../../server/house.ts';
import { help, readConfig } from '../../server/config.ts';
import type { Endpoint } from '../../server/endpoint.ts';
import { startEndpoint } from '../../server/endpoint.ts';
import { createHttp, createTeam, openLine, pushOf } from './client.ts';
import { runEndpoint } from './process.ts';
import { envelopeOf, newPerson, sha256, text } from './set-up.ts';
import { writeFrames } from '../../lib/sync/protocol/frames.ts';
import { readPage } from '../../lib/sync/protocol/page.ts';

const root = new URL('../..', import.meta.url);
const document = readFileSync(new URL('docs/endpoint.md', root), 'utf8');

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

test('`npm run endpoint -- --help` tells every setting and touches nothing', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'perch-help-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const env = { ...process.env, DATABASE_URL: `sqlite:${join(folder, 'perch.db')}` };
  const npm = ['run', '--silent', 'endpoint', '--', '--help'];
  const { stdout } = await promisify(execFile)('npm', npm, { env, cwd: root });
  expect(stdout.trim()).toBe(help.trim());
  expect(readdirSync(folder)).toEqual([]);
});

describe('as a process', () => {
  const run = async () => {
    const folder = mkdtempSync(join(tmpdir(), 'perch-endpoint-'));
    const file = join(folder, 'perch.db');
    const start = () => runEndpoint({ DATABASE_URL: `sqlite:${file}` });
    onTestFinished(() => rmSync(folder, { recursive: true }));
    return { file, start, endpoint: await start() };
  };

  test('says that it is well, and counts what is documented, without a name', async () => {
    const { endpoint } = await run();
    const http = createHttp(endpoint.url);
    const health = await http.ask('/healthz');
    expect([health.status, String(health.body)]).toEqual([200, '{"ok":true}']);
    const { workspace, manager } = await createTeam(http);
    const { token } = manager;
    const path = `/v1/w/${workspace}/push`;
    const push = (...seqs: number[]) =>
      http.ask(path, { token, body: pushOf(seqs.map((seq) => envelopeOf(workspace, manager.id, seq))) });
    expect([(await push(1, 2)).status, (await push(9)).status]).toEqual([200, 409]);
    const line = await openLine(endpoint.url, workspace, token, () => {});
    const counted = String((await http.ask('/metrics')).body);
    const values = Object.fromEntries(
      counted
        .trim()
        .split('\n')
        .map((each) => [each.slice(0, each.lastIndexOf(' ')), Number(each.slice(each.lastIndexOf(' ') + 1))]),
    );
    const route = 'method="POST",route="/v1/w/:workspace/push"';
    expect(values).toMatchObject({
      [`perch_requests_total{${route},status="200",code=""}`]: 1,
      [`perch_requests_total{${route},status="409",code="dev_seq_gap"}`]: 1,
      perch_envelopes_total: 2,
      perch_pushes_total: 2,
      perch_sockets: 1,
    });
    const documented = [...document.matchAll(/`(perch_\w+)`/g)].map(([, name]) => name);
    const names = Object.keys(values).map((series) => series.replace(/\{.*/, ''));
    expect(new Set(names)).toEqual(new Set(documented));
    for (const name of [workspace, manager.id, '127.0.0.1']) expect(counted).not.toContain(name);
    line.close();
    http.close();
    expect(await endpoint.end('SIGTERM')).toBe(0);
  });

  test('asked to stop, it answers the push that is on its way, and ends whole', async () => {
    const { file, start, endpoint } = await run();
    const http = createHttp(endpoint.url);
    const { workspace, manager } = await createTeam(http);
    http.close();
    const body = pushOf([envelopeOf(workspace, manager.id, 1)]);
    const headers = {
      authorization: `Bearer ${manager.token}`,
      'content-type': 'application/octet-stream',
      'content-length': body.length,
      expect: '100-continue',
    };
    // The connection is kept, as browsers do.
    const agent = new Agent({ keepAlive: true });
    onTestFinished(() => agent.destroy());
    const asked = request(`${endpoint.url}/v1/w/${workspace}/push`, { method: 'POST', headers, agent });
    const answered = once(asked, 'response') as Promise<[IncomingMessage]>;
    asked.flushHeaders();
    // The endpoint is at it, and waits for the body.
    await once(asked, 'continue');
    const ended = endpoint.end('SIGTERM');
    await endpoint.hasSaid('stopping');
    asked.end(body);
    const [answer] = await answered;
    expect(answer.statusCode).toBe(200);
    answer.resume();
    expect(await ended).toBe(0);
    // It did not just run out of time: then its journal would not be empty.
    expect(statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0).toBe(0);

    const next = await start();
    const again = createHttp(next.url);
    const { body: log } = await again.ask(`/v1/w/${workspace}/log?since=0`, { token: manager.token });
    expect(log.includes(body.subarray(4))).toBe(true);
    again.close();
    expect(await next.end('SIGTERM')).toBe(0);
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

  const joinTeam = async (at: string, workspace: string, token: string) => {
    const person = newPerson();
    const auth = text(new Uint8Array(32).fill(6));
    const invite = { authHash: text(sha256(Buffer.from(auth, 'base64url'))), box: 'AAAA', role: 'agent' };
    const post = (path: string, body: object) =>
      fetch(`${at}/v1${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify(body),
      });
    await post(`/w/${workspace}/invites`, invite);
    await post('/join', { workspace, device: person.id, tokenHash: person.tokenHash, auth });
    return person;
  };

  const start = async (settings = {}) => {
    const config = readConfig({ DATABASE_URL: 'sqlite::memory:', PORT: '0', ...settings });
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

  const listen = async (at: string, workspace: string, token: string, options = {}) => {
    const socket = new WebSocket(`${at.replace('http', 'ws')}/v1/w/${workspace}/live`, options);
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

  test('answers pushes of a line in their turn, refused or not', async () => {
    const { at, workspace, manager } = await start();
    const { socket, next } = await listen(at, workspace, manager.token);
    await next();
    const push = (seq: number) => writeFrames([envelopeOf(workspace, manager.id, seq)]);
    for (const frames of [push(1), new Uint8Array(3), push(2), push(9), push(3)]) socket.send(frames);
    const answers: unknown[] = [];
    while (answers.length < 5) {
      const message = await next();
      if (message?.['type'] !== 'poke') answers.push(message?.['seqs'] ?? message?.['code']);
    }
    expect(answers).toEqual([[1], 'bad_request', [2], 'dev_seq_gap', [3]]);
  });

  test('closes a line that pushes faster than a device may', async () => {
    // However slowly these are read, hardly one more is allowed meanwhile.
    const { at, workspace, manager } = await start({ LIMIT_RATE: '0.001' });
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

  test('who says nothing is not waited for', async () => {
    const { at, workspace } = await start();
    const over = new AbortController();
    const bell = vi.spyOn(AbortSignal, 'timeout').mockReturnValueOnce(over.signal);
    const socket = new WebSocket(`${at.replace('http', 'ws')}/v1/w/${workspace}/live`);
    const closed = once(socket, 'close');
    await once(socket, 'open');
    expect(bell).toHaveBeenCalledWith(5_000);
    over.abort();
    expect((await closed).map(String)).toEqual(['4001', 'unauthorized']);
  });

  test('as many listen as may, and the next one is told so', async () => {
    const { at, workspace, manager } = await start({ LIMIT_SOCKETS: '2' });
    const lines = [await listen(at, workspace, manager.token), await listen(at, workspace, manager.token)];
    for (const { next } of lines) expect(await next()).toMatchObject({ type: 'ready' });
    const { socket } = await listen(at, workspace, manager.token);
    expect((await once(socket, 'close'))[0]).toBe(4008);
    lines[0]!.socket.send(writeFrames([envelopeOf(workspace, manager.id, 1)]));
    expect(await lines[1]!.next()).toMatchObject({ type: 'poke', head: 1 });
  });

  test('a device that is removed has its line closed, and is not let in again', async () => {
    const { at, workspace, manager } = await start();
    const { socket, next } = await listen(at, workspace, manager.token);
    await next();
    const closed = once(socket, 'close');
    const headers = { authorization: `Bearer ${manager.token}` };
    await fetch(`${at}/v1/w/${workspace}/devices/${manager.id}`, { method: 'DELETE', headers });
    expect((await closed).map(String)).toEqual(['4001', 'revoked']);
    const again = await listen(at, workspace, manager.token);
    expect((await once(again.socket, 'close')).map(String)).toEqual(['4001', 'revoked']);
  });

  test('of a reader who takes nothing presence is kept back first, and then the line is cut', async () => {
    const limits = { LIMIT_RATE: '1000000', LIMIT_BURST: '1000000' };
    const { at, workspace, manager } = await start(limits);
    const reader = await joinTeam(at, workspace, manager.token);
    const [speaker, slow] = [
      await listen(at, workspace, manager.token),
      await listen(at, workspace, reader.token),
    ];
    for (const { next } of [speaker, slow]) await next();
    let seq = 0;
    /** Much more than fits between two sockets. */
    const flood = async (pushes: number) => {
      const presence = JSON.stringify({ type: 'presence', box: 'x'.repeat(2000) });
      for (let times = 0; times < 10_000; times++) speaker.socket.send(presence);
      for (let times = 0; times < pushes; times++) {
        speaker.socket.send(writeFrames([envelopeOf(workspace, manager.id, ++seq, 1, 5000)]));
        while ((await speaker.next())?.['type'] !== 'pushed');
      }
    };
    slow.socket.pause();
    await flood(1);
    slow.socket.resume();
    let heard = 0;
    while ((await slow.next())?.['type'] === 'presence') heard++;
    expect(heard).toBeGreaterThan(0);
    expect(heard).toBeLessThan(10_000);
    // What is not presence it is told, as long as it can be kept for it.
    const closed = once(slow.socket, 'close');
    slow.socket.pause();
    await flood(200);
    slow.socket.resume();
    expect((await closed)[0]).toBe(1006);
  });

  test('who answers no ping is let go; who does may stay', async () => {
    const clocks = vi.spyOn(globalThis, 'setInterval');
    const { at, workspace, manager } = await start();
    const [ring] = clocks.mock.calls.find(([, ms]) => ms === 20_000) as [() => void];
    const well = await listen(at, workspace, manager.token);
    const deaf = await listen(at, workspace, manager.token, { autoPong: false });
    for (const { next } of [well, deaf]) await next();
    const pinged = [well, deaf].map(({ socket }) => once(socket, 'ping'));
    ring();
    await Promise.all(pinged);
    // Sent after the pong, and so read after it.
    well.socket.send(writeFrames([envelopeOf(workspace, manager.id, 1)]));
    while ((await well.next())?.['type'] !== 'pushed');
    const closed = once(deaf.socket, 'close');
    ring();
    expect((await closed)[0]).toBe(1006);
    well.socket.send(writeFrames([envelopeOf(workspace, manager.id, 2)]));
    while ((await well.next())?.['type'] !== 'pushed');
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
