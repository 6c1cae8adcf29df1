// The endpoint's routes: read the request, check it, ask, answer. What they do stands beside.
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type * as z from 'zod/mini';
import { refusals } from '../lib/sync/protocol/errors.ts';
import { jsonOf } from '../lib/sync/protocol/json.ts';
import * as messages from '../lib/sync/protocol/messages.ts';
import { Refused, refuse } from './answer.ts';
import { type House, createBuckets } from './house.ts';
import type { Log } from './log.ts';
import { scrub } from './runs.ts';
import { type Asker, type Mode, authenticate } from './who.ts';
import { createMembers } from './members.ts';

const sorry = new Refused({ code: 'unavailable', message: refusals.unavailable[1], retryAfter: 5 });

/** @param addressOf whose request it is, as far as an address tells. */
export const createApp = (house: House, log: Log, addressOf: (context: Context) => string): Hono => {
  const { database, limits, metrics, now, say } = house;
  const app = new Hono();
  const members = createMembers(house);
  const requests = createBuckets(limits.rate, limits.burst, now);
  const joins = createBuckets(limits.joinRate, limits.joinBurst, now);
  const allJoins = createBuckets(limits.joinRate * 10, limits.joinBurst * 10, now);
  const calls = createBuckets(limits.addressRate, limits.addressBurst, now);

  app.use(async (c, next) => {
    const began = performance.now();
    await next();
    const { method, routePath: route } = c.req;
    const { status } = c.res;
    const code = c.error instanceof Refused ? c.error.refusal.code : '';
    metrics.add(`requests_total{method="${method}",route="${route}",status="${status}",code="${code}"}`);
    say({ method, route, status, ms: Math.round(performance.now() - began), ...(code ? { code } : {}) });
  });

  app.onError((error, c) => {
    if (!(error instanceof Refused)) say({ problem: error.message });
    const { refusal } = error instanceof Refused ? error : sorry;
    if (refusal.retryAfter) c.header('retry-after', String(refusal.retryAfter));
    return c.json({ error: refusal }, refusals[refusal.code][0]);
  });
  app.notFound(() => refuse('not_found'));

  const letIn = (retryAfter: number): void => {
    if (retryAfter > 0) refuse('too_many', { retryAfter });
  };

  const maxSize = Math.max(limits.pushBytes, 128 << 10) + 4096;
  const countBody = bodyLimit({ maxSize, onError: () => refuse('too_large') });
  // Not of a GET, whose body nobody reads. Where the length is said there is nothing to count, which costs a push more
  // than its commit.
  app.on(['POST', 'DELETE'], '*', (c, next) => {
    const length = c.req.header('content-length');
    if (length === undefined) return countBody(c, next);
    return Number(length) > maxSize ? refuse('too_large') : next();
  });

  const tokenOf = (c: Context): string | undefined =>
    /^Bearer ([\w-]{43})$/.exec(c.req.header('authorization') ?? '')?.[1];

  /** The caller, who is within the rate; the token is not looked up yet. */
  const caller = (c: Context): { workspace: string; token: string } => {
    const token = tokenOf(c) ?? refuse('unauthorized');
    letIn(calls(addressOf(c)) || requests(token));
    return { workspace: c.req.param('workspace') ?? '', token };
  };

  const mustBe = (type: string, c: Context): void => {
    const given = c.req.header('content-type')?.split(';')[0];
    if (given !== type) refuse('unsupported', { message: `The body must be ${type}.` });
  };

  const valid = <S extends z.ZodMiniType>(schema: S, given: unknown): z.infer<S> => {
    const { success, data, error } = schema.safeParse(given);
    if (success) return data;
    const { path, message } = error.issues[0] ?? { path: [], message: '' };
    refuse('bad_request', { message: `That is not as it should be: ${path.join('.')} ${message}` });
  };

  const checked = async <S extends z.ZodMiniType>(c: Context, schema: S): Promise<z.infer<S>> => {
    mustBe('application/json', c);
    return valid(schema, jsonOf(await c.req.text()));
  };

  const asked = <T>(c: Context, mode: Mode, work: (asker: Asker) => Promise<T>): Promise<T> => {
    const { workspace, token } = caller(c);
    const how = mode === 'read' ? 'read' : 'write';
    return database[how](async (sql) => work(await authenticate(sql, workspace, token, mode)));
  };

  app.get('/healthz', async (c) => {
    await database.read((sql) => sql`SELECT 1 AS one`);
    return c.json({ ok: true });
  });
  app.get('/metrics', (c) => c.text(metrics.text()));

  app.post('/v1/workspaces', async (c) => {
    letIn(joins(addressOf(c)) || allJoins('all'));
    const body = await checked(c, messages.createBody);
    return c.json(await database.write((sql) => members.create(sql, body)));
  });
  app.post('/v1/join', async (c) => {
    letIn(joins(addressOf(c)) || allJoins('all'));
    const body = await checked(c, messages.joinBody);
    return c.json(await database.write((sql) => members.join(sql, body, tokenOf(c))));
  });

  app.post('/v1/w/:workspace/push', async (c) => {
    const who = caller(c);
    mustBe('application/octet-stream', c);
    const { again, generation } = c.req.query();
    const body = new Uint8Array(await c.req.arrayBuffer());
    return c.json(await log.push({ ...who, body, again: again === '1', generation }));
  });
  app.get('/v1/w/:workspace/log', async (c) => {
    const ask = valid(messages.pullQuery, c.req.query());
    const page = await asked(c, 'read', (asker) => log.pull(asker, ask));
    return c.body(page, 200, { 'content-type': 'application/octet-stream', 'cache-control': 'no-store' });
  });
  /** What was asked for is done and durable by now: the caller hears so, and the log what could not be overwritten. */
  const forget = () => database.forget().catch((error: Error) => say({ problem: error.message }));

  app.post('/v1/w/:workspace/scrub', async (c) => {
    const { envelopes } = await checked(c, messages.scrubBody);
    const done = await asked(c, 'manage', (asker) => scrub(asker, envelopes));
    await forget();
    return c.json(done);
  });

  app.post('/v1/w/:workspace/invites', async (c) => {
    const body = await checked(c, messages.inviteBody);
    return c.json(await asked(c, 'manage', (asker) => members.invite(asker, body)));
  });
  app.delete('/v1/w/:workspace/invites/:id', async (c) =>
    c.json(await asked(c, 'manage', (asker) => members.revokeInvite(asker, c.req.param('id')))),
  );
  app.get('/v1/w/:workspace/devices', async (c) => c.json(await asked(c, 'write', members.list)));
  app.delete('/v1/w/:workspace/devices/:id', async (c) => {
    const { workspace, id } = c.req.param();
    const body = c.req.header('content-type') ? await checked(c, messages.removeBody) : undefined;
    const done = body
      ? await asked(c, 'manage', (asker) => members.remove(asker, id, body))
      : await asked(c, 'write', (asker) => members.leave(asker, id));
    await database.announce({ workspace, revoked: id, ...('head' in done && { poke: { head: done.head } }) });
    return c.json(done);
  });
  app.delete('/v1/w/:workspace', async (c) => {
    const done = await asked(c, 'manage', members.erase);
    await database.announce({ workspace: c.req.param('workspace'), erased: true });
    await forget();
    return c.json(done);
  });
  return app;
};
