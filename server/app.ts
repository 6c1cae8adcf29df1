// The endpoint's routes: read the request, check it, ask, answer. What they do stands beside.
import type { Context } from 'hono';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type * as z from 'zod/mini';
import type { Refusal } from '../lib/sync/protocol/errors.ts';
import { statusByCode } from '../lib/sync/protocol/errors.ts';
import * as messages from '../lib/sync/protocol/messages.ts';
import type { Answer } from './answer.ts';
import { ok, refuse } from './answer.ts';
import type { Database, News, Sql } from './database.ts';
import { createBuckets } from './limits.ts';
import type { Limits } from './limits.ts';
import type { Log } from './log.ts';
import type { Metrics } from './metrics.ts';
import type { Asker } from './who.ts';
import { authenticate } from './who.ts';
import * as workspaces from './workspaces.ts';

export interface AppDeps {
  database: Database;
  log: Log;
  limits: Limits;
  metrics: Metrics;
  /** UTC ms. */
  now: () => number;
  /** Whose request it is, as far as an address tells. */
  addressOf: (context: Context) => string;
  /** One line of the log; never a token, a body or an id. */
  say: (line: Record<string, string | number>) => void;
}

export const createApp = ({ database, log, limits, metrics, now, addressOf, say }: AppDeps): Hono => {
  const app = new Hono();
  const requests = createBuckets(limits.rate, limits.burst, now);
  const joins = createBuckets(limits.joinRate, limits.joinBurst, now);
  const allJoins = createBuckets(limits.joinRate * 10, limits.joinBurst * 10, now);

  const send = <T>(c: Context, answer: Answer<T>): Response =>
    answer.ok ? c.json(answer.value as object) : refused(c, answer.refusal);

  const refused = (c: Context, refusal: Refusal): Response => {
    c.set('code', refusal.code);
    metrics.count('refusals_total', { code: refusal.code });
    if (refusal.retryAfter) c.header('retry-after', String(refusal.retryAfter));
    return c.json({ error: refusal }, statusByCode[refusal.code]);
  };

  const tokenOf = (c: Context): string | undefined =>
    /^Bearer ([\w-]{43})$/.exec(c.req.header('authorization') ?? '')?.[1];

  /** The caller's token, if it may ask now. */
  const admitted = (c: Context): Answer<{ workspace: string; token: string }> => {
    const token = tokenOf(c);
    if (!token) return refuse('unauthorized', 'A token is missing.');
    const retryAfter = requests.take(token);
    if (retryAfter > 0) return refuse('too_many', 'Too many requests.', { retryAfter });
    return ok({ workspace: c.req.param('workspace') ?? '', token });
  };

  const checked = async <S extends z.ZodMiniType>(c: Context, schema: S): Promise<Answer<z.infer<S>>> => {
    if (!/^application\/json\b/.test(c.req.header('content-type') ?? ''))
      return refuse('unsupported', 'The body must be application/json.');
    // A body that is no JSON is a bad request like one that is the wrong JSON.
    const value: unknown = await c.req.json().catch(() => undefined);
    const parsed = schema.safeParse(value);
    const fault = parsed.error?.issues[0];
    if (!parsed.success)
      return refuse(
        'bad_request',
        `The body is not as it should be: ${fault?.path.join('.') ?? ''} ${fault?.message ?? ''}`,
      );
    return ok(parsed.data);
  };

  type Work<T> = (sql: Sql, asker: Asker) => Promise<Answer<T>>;
  const asked = async <T>(c: Context, mode: 'read' | 'write', work: Work<T>): Promise<Answer<T>> => {
    const who = admitted(c);
    if (!who.ok) return who;
    return database[mode](async (sql) => {
      const lock = mode === 'write' ? database.forUpdate : '';
      const asker = await authenticate(sql, who.value.workspace, who.value.token, lock);
      return asker.ok ? work(sql, asker.value) : asker;
    });
  };

  /** What others must hear of goes out after the commit. */
  const announced = async <T>(answer: Answer<T>, news: (value: T) => News): Promise<Answer<T>> => {
    if (answer.ok) await database.announce(news(answer.value));
    return answer;
  };

  app.use(async (c, next) => {
    const began = performance.now();
    await next();
    const route = c.req.routePath;
    const { status } = c.res;
    metrics.count('requests_total', { method: c.req.method, route, status: String(status) });
    const code = c.get('code' as never) as string | undefined;
    say({
      method: c.req.method,
      route,
      status,
      ms: Math.round(performance.now() - began),
      ...(code ? { code } : {}),
    });
  });
  const maxSize = Math.max(limits.pushBytes, 128 << 10) + 4096;
  app.use(
    bodyLimit({ maxSize, onError: (c) => refused(c, refuse('too_large', 'The body is too large.').refusal) }),
  );
  app.notFound((c) => refused(c, refuse('not_found', 'There is nothing at this address.').refusal));
  app.onError((error, c) => {
    say({ problem: error.message });
    return refused(c, refuse('unavailable', 'The endpoint cannot answer now.', { retryAfter: 5 }).refusal);
  });

  app.get('/healthz', async (c) => {
    await database.read((sql) => sql('SELECT 1 AS one'));
    return c.json({ ok: true });
  });
  app.get('/metrics', (c) => c.text(metrics.text()));

  const openDoor = (c: Context): Answer<null> => {
    const retryAfter = joins.take(addressOf(c)) || allJoins.take('all');
    return retryAfter > 0 ? refuse('too_many', 'Too many attempts.', { retryAfter }) : ok(null);
  };
  app.post('/v1/workspaces', async (c) => {
    const open = openDoor(c);
    if (!open.ok) return send(c, open);
    const body = await checked(c, messages.createBody);
    if (!body.ok) return send(c, body);
    return send(c, await database.write((sql) => workspaces.create(sql, body.value, now())));
  });
  app.post('/v1/join', async (c) => {
    const open = openDoor(c);
    if (!open.ok) return send(c, open);
    const body = await checked(c, messages.joinBody);
    if (!body.ok) return send(c, body);
    const context = { token: tokenOf(c), now: now(), limits };
    return send(
      c,
      await database.write((sql) => workspaces.join(sql, database.forUpdate, body.value, context)),
    );
  });

  app.post('/v1/w/:workspace/push', async (c) => {
    const who = admitted(c);
    if (!who.ok) return send(c, who);
    if (c.req.header('content-type') !== 'application/octet-stream')
      return send(c, refuse('unsupported', 'The body must be application/octet-stream.'));
    const { again, generation } = c.req.query();
    const body = new Uint8Array(await c.req.arrayBuffer());
    return send(c, await log.push({ ...who.value, body, again: again === '1', generation }));
  });
  app.get('/v1/w/:workspace/log', async (c) => {
    const { since = '0', limit = '200', generation, hash } = c.req.query();
    const from = Number(since);
    const most = Math.min(Number(limit), limits.pullEnvelopes);
    if (!Number.isSafeInteger(from) || from < 0 || !Number.isSafeInteger(most) || most < 1)
      return send(c, refuse('bad_request', 'since and limit are whole numbers.'));
    const page = await asked(c, 'read', (sql, asker) =>
      log.pull(sql, asker, { since: from, limit: most, generation, hash }),
    );
    if (!page.ok) return send(c, page);
    return c.body(page.value, 200, {
      'content-type': 'application/octet-stream',
      'cache-control': 'no-store',
    });
  });
  app.post('/v1/w/:workspace/scrub', async (c) => {
    const who = admitted(c);
    if (!who.ok) return send(c, who);
    const body = await checked(c, messages.scrubBody);
    return send(c, body.ok ? await log.scrub(who.value.workspace, who.value.token, body.value.ids) : body);
  });

  app.post('/v1/w/:workspace/invites', async (c) => {
    const body = await checked(c, messages.inviteBody);
    if (!body.ok) return send(c, body);
    return send(
      c,
      await asked(c, 'write', (sql, asker) =>
        workspaces.invite(sql, asker, body.value, { now: now(), limits }),
      ),
    );
  });
  app.delete('/v1/w/:workspace/invites/:id', async (c) =>
    send(c, await asked(c, 'write', (sql, asker) => workspaces.revokeInvite(sql, asker, c.req.param('id')))),
  );
  app.get('/v1/w/:workspace/devices', async (c) => send(c, await asked(c, 'read', workspaces.listDevices)));
  app.delete('/v1/w/:workspace/devices/:id', async (c) => {
    const { workspace, id } = c.req.param();
    if (!c.req.header('content-type')) {
      const left = await asked(c, 'write', (sql, asker) => workspaces.leave(sql, asker, id, now()));
      return send(c, await announced(left, () => ({ workspace, revoked: id })));
    }
    const body = await checked(c, messages.removeBody);
    if (!body.ok) return send(c, body);
    const removed = await asked(c, 'write', (sql, asker) =>
      workspaces.remove(sql, asker, id, body.value, { now: now(), limits }),
    );
    return send(c, await announced(removed, ({ head }) => ({ workspace, head, revoked: id })));
  });
  app.delete('/v1/w/:workspace', async (c) => {
    const erased = await asked(c, 'write', (sql, asker) => workspaces.erase(sql, asker, now()));
    return send(c, await announced(erased, () => ({ workspace: c.req.param('workspace'), erased: true })));
  });
  return app;
};
