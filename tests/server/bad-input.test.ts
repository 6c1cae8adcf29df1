// Whatever is sent, and however slowly: the answer is one of the typed errors, memory stays bounded, and another team's
// pushes are acknowledged meanwhile.
import { once } from 'node:events';
import { type ClientRequest, type IncomingMessage, request } from 'node:http';
import { connect } from 'node:net';
import * as fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';
import { errorBody, isErrorCode, refusals } from '../../lib/sync/protocol/errors.ts';
import { readPage } from '../../lib/sync/protocol/page.ts';
import { createBuckets } from '../../server/house.ts';
import { openSqlite } from '../../server/sqlite.ts';
import type { Answer } from './client.ts';
import { createHttp, createTeam, openLine, pushOf } from './client.ts';
import { runEndpoint } from './process.ts';
import { complain, envelopeOf, newPerson, setUpApp, setUpWorkspace } from './set-up.ts';

/** The code of a refusal that is as it should be, or `ok`. */
const codeIn = ({ status, headers, body }: Answer): string => {
  if (status === 200) return 'ok';
  const { error } = errorBody.parse(JSON.parse(String(body)));
  if (!isErrorCode(error.code)) throw new Error(`unknown code ${error.code}`);
  expect(status).toBe(refusals[error.code][0]);
  expect(headers['retry-after']).toBe(error.retryAfter?.toString());
  expect(error.code).not.toBe('unavailable');
  return error.code;
};

/** MiB that an attack may leave behind: what Node has not cleared away yet, and no more. */
const mayGrow = 100;

/**
 * An endpoint, a team that is attacked, and another one that works. `isWell`: all that the other one pushed is there, and
 * the endpoint has neither grown nor complained nor ended.
 */
const setUp = async (settings: Record<string, string> = {}) => {
  const endpoint = await runEndpoint({ DATABASE_URL: 'sqlite::memory:', ...settings });
  const http = createHttp(endpoint.url);
  onTestFinished(async () => {
    http.close();
    await endpoint.end('SIGKILL');
  });
  const [victim, other] = [await createTeam(http), await createTeam(http)];
  const at = `/v1/w/${other.workspace}`;
  const { token, id } = other.manager;
  let last: Promise<unknown> = Promise.resolve();
  let pushed = 0;
  /** Of the other team, in its turn. */
  const push = () =>
    (last = last.then(async () => {
      const body = pushOf([envelopeOf(other.workspace, id, ++pushed)]);
      expect(codeIn(await http.ask(`${at}/push`, { token, body }))).toBe('ok');
    }));
  for (let time = 0; time < 100; time++) await push();
  const before = endpoint.memory();
  const isWell = async (): Promise<void> => {
    await push();
    expect(endpoint.memory() - before).toBeLessThan(mayGrow);
    const { body } = await http.ask(`${at}/log?since=${pushed}`, { token });
    expect(readPage(new Uint8Array(body))).toMatchObject({ head: pushed });
    expect(endpoint.complaint()).toBe('');
    // Some went away before they had said all.
    const problems = endpoint.said.flatMap(({ problem }) => problem ?? []);
    expect(problems.filter((each) => each !== 'aborted')).toEqual([]);
    http.close();
    expect(await endpoint.end('SIGTERM')).toBe(0);
  };
  return { endpoint, http, ...victim, push, isWell };
};

const answerTo = async (asked: ClientRequest): Promise<Answer> => {
  const [answer] = (await once(asked, 'response')) as [IncomingMessage];
  const parts: Buffer[] = [];
  for await (const part of answer) parts.push(part as Buffer);
  return { status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(parts) };
};

/** Posts it once for each set of headers, all over one connection and without waiting for answers. */
const askAtOnce = async (
  url: string,
  path: string,
  asks: readonly Record<string, string>[],
  body: string,
): Promise<Answer[]> => {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  const texts = asks.map((headers, at) => {
    const connection = at === asks.length - 1 ? 'close' : 'keep-alive';
    const all = { host: hostname, connection, 'content-length': body.length, ...headers };
    const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
    return `POST ${path} HTTP/1.1\r\n${lines.join('')}\r\n${body}`;
  });
  socket.write(texts.join(''));
  let heard = '';
  for await (const part of socket) heard += String(part);
  return heard.split(/(?=HTTP\/1\.1 )/).map((answer) => {
    const [head = '', told = ''] = answer.split('\r\n\r\n');
    const [first = '', ...lines] = head.split('\r\n');
    const headers = Object.fromEntries(lines.map((line) => line.toLowerCase().split(': ')));
    return { status: Number(first.split(' ')[1]), headers, body: Buffer.from(told) };
  });
};

/** What comes, in its order, to whoever waits for it. */
const createQueue = () => {
  const waiting: ((each: Record<string, unknown>) => void)[] = [];
  return {
    put: (each: Record<string, unknown>) => waiting.shift()?.(each),
    next: () => new Promise<Record<string, unknown>>((come) => void waiting.push(come)),
  };
};

const bytes = (maxLength: number) => fc.uint8Array({ maxLength }).map((each) => Uint8Array.from(each));
const framed = bytes(200).map((each) => Uint8Array.from([0, 0, 0, each.length, ...each]));
const anyJson = fc.json().map((each) => new TextEncoder().encode(each));
/** The same at each run. */
const seed = 20_260_105;

test('any body, type, method and path is answered with a typed error', async () => {
  const { http, workspace, manager, push, isWell } = await setUp();
  const name = fc.oneof(
    fc.constantFrom(workspace, 'x', '%', '%E0%A4%A', '..', '%00', '字'),
    fc.string({ maxLength: 40 }).map(encodeURIComponent),
  );
  const route = fc.constantFrom('/push', '/scrub', '/invites', '/log', '/devices', '/nothing');
  const query = fc.oneof(
    fc.constant(''),
    fc.webQueryParameters().map((each) => `?${each}`),
    fc
      .record({ since: fc.string(), limit: fc.string(), hash: fc.string(), generation: fc.string() })
      .map((each) => `?${new URLSearchParams(each)}`),
  );
  const paths = fc.oneof(
    fc.constantFrom('/v1/workspaces', '/v1/join', '/v1', '/'),
    fc.tuple(name, route, name, query).map(([of, to, id, ask]) => `/v1/w/${of}${to}/${id}${ask}`),
    fc.tuple(route, query).map(([to, ask]) => `/v1/w/${workspace}${to}${ask}`),
  );
  const requests = fc.record({
    path: paths.map(encodeURI),
    method: fc.constantFrom('POST', 'DELETE', 'GET', 'PUT'),
    body: fc.oneof(bytes(300), anyJson, framed),
    type: fc.oneof(
      fc.constantFrom('application/json', 'application/octet-stream', 'text/html', 'multipart/form-data', ''),
      fc.stringMatching(/^[\x20-\x7e]{0,30}$/),
    ),
    token: fc.oneof(
      fc.constant(manager.token),
      fc.constant(newPerson().token),
      fc.stringMatching(/^[\x20-\x7e]{0,60}$/),
    ),
  });
  const codes = new Set<string>();
  let asked = 0;
  await fc.assert(
    fc.asyncProperty(requests, async ({ path, method, body, type, token }) => {
      const headers = { 'content-type': type, 'content-length': String(body.length) };
      codes.add(codeIn(await http.ask(path, { method, token, body, headers })));
      if (++asked % 10 === 0) await push();
    }),
    { numRuns: 400, seed },
  );
  expect([...codes]).toEqual(
    expect.arrayContaining(['ok', 'not_found', 'bad_request', 'unauthorized', 'unsupported', 'no_workspace']),
  );
  await isWell();
});

test('anything said on a live line is refused with a typed error, or closes it with a code', async () => {
  const { endpoint, workspace, manager, isWell } = await setUp();
  const at = `${endpoint.url.replace('http', 'ws')}/v1/w/${workspace}/live`;
  const pushes = fc.array(fc.oneof(bytes(300), framed, anyJson), { maxLength: 4 });
  const last = fc.record({ isBinary: fc.boolean(), data: fc.oneof(anyJson, bytes(50)) });
  // 1007: what was said to be text is none.
  const codes = [4000, 1007];
  await fc.assert(
    fc.asyncProperty(pushes, anyJson, async (all, text) => {
      const answers = createQueue();
      const line = await openLine(endpoint.url, workspace, manager.token, answers.put);
      for (const data of all) {
        line.send(data, { binary: true });
        const { type, code } = await answers.next();
        expect([type, isErrorCode(String(code))]).toEqual(['refused', true]);
      }
      line.send(text, { binary: false });
      expect(codes).toContain((await once(line, 'close'))[0]);
    }),
    { numRuns: 60, seed },
  );
  await fc.assert(
    fc.asyncProperty(last, async ({ isBinary, data }) => {
      const line = new WebSocket(at);
      await once(line, 'open');
      line.send(data, { binary: isBinary });
      expect(codes).toContain((await once(line, 'close'))[0]);
    }),
    { numRuns: 60, seed },
  );
  await isWell();
});

test('bytes that are neither HTTP nor a frame of a live line end their connection, and nothing else', async () => {
  const { endpoint, workspace, isWell } = await setUp();
  const { port, host } = new URL(endpoint.url);
  const upgrade = (path: string) =>
    [
      `GET ${path} HTTP/1.1`,
      `Host: ${host}`,
      'Connection: Upgrade',
      'Upgrade: websocket',
      'Sec-WebSocket-Version: 13',
      `Sec-WebSocket-Key: ${Buffer.alloc(16).toString('base64')}`,
      '\r\n',
    ].join('\r\n');
  const begins = fc.constantFrom(
    '',
    'POST /v1/join HTTP/1.1\r\n',
    'POST /v1/join HTTP/1.1\r\nTransfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n',
    upgrade(`/v1/w/${workspace}/live`),
    upgrade('/v1/w/nobody/live'),
    upgrade('/elsewhere'),
  );
  await fc.assert(
    fc.asyncProperty(begins, bytes(300), async (begin, rest) => {
      const socket = connect(Number(port), '127.0.0.1').resume();
      const closed = once(socket, 'close');
      socket.on('error', () => {});
      socket.end(Buffer.concat([Buffer.from(begin), rest]));
      await closed;
    }),
    { numRuns: 150, seed },
  );
  await isWell();
});

test('each route takes the one type of body that it is for', async () => {
  const { http, workspace, manager, isWell } = await setUp();
  const { token } = manager;
  const at = `/v1/w/${workspace}`;
  const routes = [
    ['POST', '/v1/workspaces', 'application/json'],
    ['POST', '/v1/join', 'application/json'],
    ['POST', `${at}/invites`, 'application/json'],
    ['POST', `${at}/scrub`, 'application/json'],
    ['DELETE', `${at}/devices/x`, 'application/json'],
    ['POST', `${at}/push`, 'application/octet-stream'],
  ] as const;
  const others = [
    'text/plain',
    'text/html',
    'application/x-www-form-urlencoded',
    'multipart/form-data',
    'json',
  ];
  for (const [method, path, right] of routes) {
    const ask = async (type: string) =>
      codeIn(
        await http.ask(path, { method, token, body: Buffer.from('{}'), headers: { 'content-type': type } }),
      );
    const wrong = [...others, ...routes.map(([, , type]) => type)].filter((type) => type !== right);
    for (const type of wrong) expect([path, await ask(type)]).toEqual([path, 'unsupported']);
    for (const type of [right, `${right}; charset=utf-8`])
      expect([path, await ask(type)]).toEqual([path, 'bad_request']);
  }
  await isWell();
});

test('what is too large is refused, whether it says how long it is or never ends', async () => {
  const { endpoint, http, workspace, manager, push, isWell } = await setUp();
  const paths = [
    '/v1/workspaces',
    '/v1/join',
    ...['/push', '/scrub'].map((path) => `/v1/w/${workspace}${path}`),
  ];
  for (const path of paths) {
    // Refused for what it says, before any of it has come.
    const headers = { authorization: `Bearer ${manager.token}`, 'content-length': String(1e12) };
    const said = request(endpoint.url + path, { method: 'POST', headers });
    said.flushHeaders();
    said.on('error', () => {});
    expect(codeIn(await answerTo(said))).toBe('too_large');
    said.destroy();

    const { 'content-length': _, ...rest } = headers;
    const types = { 'content-type': path.endsWith('push') ? 'application/octet-stream' : 'application/json' };
    const endless = request(endpoint.url + path, { method: 'POST', headers: { ...rest, ...types } });
    const closed = new Promise((end) => endless.on('close', end));
    let sent = 0;
    const send = (): void => {
      for (let more = true; more && !endless.destroyed; sent += 65_536)
        more = endless.write(Buffer.alloc(65_536));
    };
    endless.on('drain', send);
    endless.on('error', () => {});
    send();
    expect(codeIn(await answerTo(endless))).toBe('too_large');
    // Nobody goes on listening to it.
    await closed;
    expect(sent).toBeLessThan(128 << 20);
    await push();
  }
  const deep = '['.repeat(500_000);
  expect(
    codeIn(
      await http.ask('/v1/join', {
        body: Buffer.from(deep),
        headers: { 'content-type': 'application/json' },
      }),
    ),
  ).toBe('bad_request');
  const line = await openLine(endpoint.url, workspace, manager.token, () => {});
  line.on('error', () => {});
  line.send(Buffer.alloc((1 << 20) + 1));
  expect((await once(line, 'close'))[0]).toBe(1009);
  await isWell();
});

/** A ceiling below the half minute in which Node looks for slow ones by itself. */
const soon = { timeout: 25_000 };

test('who sends too slowly is let go, and keeps nobody waiting', soon, async () => {
  const settings = { LIMIT_HEAD_SECONDS: '1', LIMIT_REQUEST_SECONDS: '2' };
  const { endpoint, workspace, manager, push, isWell } = await setUp(settings);
  const { port, host } = new URL(endpoint.url);
  const head = [
    `POST /v1/w/${workspace}/push HTTP/1.1`,
    `Host: ${host}`,
    `Authorization: Bearer ${manager.token}`,
    'Content-Type: application/octet-stream',
  ].join('\r\n');
  /** How it begins, and what comes a little at a time. */
  const ways = [
    ['', ''],
    ['GET /healthz HTTP/1.1\r\nX-Slow: ', '0'],
    [`${head}\r\nContent-Length: 100000\r\n\r\n`, '0'],
    [`${head}\r\nTransfer-Encoding: chunked\r\n\r\n`, '1\r\n0\r\n'],
  ] as const;
  const answered = ways.flatMap(([begin, more]) =>
    Array.from({ length: 50 }, () => trickle(Number(port), begin, more)),
  );
  const over = new AbortController();
  const all = Promise.all(answered).finally(() => over.abort());
  while (!over.signal.aborted) await push();
  // One that went on writing may not have heard why.
  const heard = new Set((await all).filter(Boolean).map((answer) => answer.split('\r\n')[0]));
  expect([...heard]).toEqual(['HTTP/1.1 408 Request Timeout']);
  await isWell();
});

/** What the endpoint says until it ends the connection. */
const trickle = (port: number, begin: string, more: string): Promise<string> =>
  new Promise((end) => {
    const socket = connect(port, '127.0.0.1');
    let heard = '';
    socket.on('data', (part) => (heard += String(part)));
    // What is written after the end.
    socket.on('error', () => {});
    socket.write(begin);
    const drip = setInterval(() => socket.write(more), 100);
    socket.on('close', () => {
      clearInterval(drip);
      end(heard);
    });
  });

const connections = 200;
const perConnection = 50;

test.each([
  ['from as many addresses', { LIMIT_JOIN_RATE: '1', LIMIT_JOIN_BURST: '10', TRUST_PROXY: 'yes' }, 9_000],
  ['that are all looked into', {}, 0],
])('10,000 attempts to join %s', async (_from, settings, turnedAway) => {
  const { endpoint, workspace, push, isWell } = await setUp(settings);
  const codes: string[] = [];
  const attack = async (connection: number): Promise<void> => {
    const { id: device, tokenHash, token: auth } = newPerson();
    const body = JSON.stringify({ workspace, device, tokenHash, auth });
    const asks = Array.from({ length: perConnection }, (_, attempt) => ({
      'content-type': 'application/json',
      'x-forwarded-for': `address ${connection * perConnection + attempt}`,
    }));
    const answers = await askAtOnce(endpoint.url, '/v1/join', asks, body);
    codes.push(...answers.map(codeIn));
    await push();
  };
  await Promise.all(Array.from({ length: connections }, (_, connection) => attack(connection)));
  const [held, looked] = ['too_many', 'not_found'].map(
    (code) => codes.filter((each) => each === code).length,
  );
  // Of those that are not turned away nobody has an invite.
  expect(codes).toHaveLength(connections * perConnection);
  expect(held! + looked!).toBe(codes.length);
  expect(held).toBeGreaterThanOrEqual(turnedAway);
  await isWell();
});

test('a device that asks too often is told when to come back; another one is not kept waiting', async () => {
  const database = await openSqlite(':memory:', complain);
  onTestFinished(() => database.close());
  const { manager, pull, join, clock, at, json } = await setUpWorkspace(
    setUpApp(database, { rate: 0.5, burst: 5 }),
  );
  const { person } = await join();
  for (let ask = 0; ask < 4; ask++) await pull(manager.token);
  const refused = await json('GET', at('/log'), undefined, manager.token);
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '2']);
  expect(await refused.json()).toMatchObject({ error: { code: 'too_many', retryAfter: 2 } });
  expect((await pull(person.token)).status).toBe(200);
  clock.now += 2000;
  expect((await pull(manager.token)).status).toBe(200);
});

test('buckets forget the longest unseen and stay bounded', () => {
  const buckets = createBuckets(1, 1, () => 0, 3);
  expect(['a', 'b', 'c', 'a', 'd', 'e'].map((who) => buckets(who))).toEqual([0, 0, 0, 1, 0, 0]);
  expect([buckets('b'), buckets('a')]).toEqual([0, 0]);
});
