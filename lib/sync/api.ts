// The endpoint's routes, called. Every answer is checked before it is believed.
import * as z from 'zod/mini';
import type { Result } from '../care/result.ts';
import { fail, ok } from '../care/result.ts';
import type { Bytes } from './protocol/bytes.ts';
import { errorBody } from './protocol/errors.ts';
import { jsonIn } from './protocol/json.ts';
import * as messages from './protocol/messages.ts';
import type { Page } from './protocol/page.ts';
import { readPage } from './protocol/page.ts';
import type { Attempt, Identity, SyncFailure, SyncPorts } from './ports.ts';

export type Fetch = SyncPorts['fetch'];
export type Place = Pick<Identity, 'endpoint' | 'workspace' | 'token'>;

const garbled = fail<SyncFailure>({ code: 'garbled', message: 'The answer is not one of a Perch endpoint.' });

const jsonType = { 'content-type': 'application/json' };

/** Gives the body's bytes of a success, or why there is none. */
const ask = async (
  fetch: Fetch,
  url: string,
  init: { method?: string; token?: string; headers?: Record<string, string>; body?: Bytes | string },
): Attempt<Bytes> => {
  const { token, body, method = 'GET' } = init;
  const headers = { ...init.headers, ...(token ? { authorization: `Bearer ${token}` } : {}) };
  try {
    const request = new Request(url, { method, headers, ...(body === undefined ? {} : { body }) });
    const response = await fetch(request);
    const bytes = new Uint8Array(await response.arrayBuffer());
    return response.ok ? ok(bytes) : refusalOf(bytes, pauseIn(response.headers));
  } catch (error) {
    // fetch rejects with a TypeError where there is no connection, and an aborted one with its reason.
    if (!(error instanceof TypeError) && !(error instanceof DOMException)) throw error;
    return fail({ code: 'unreachable', message: 'The endpoint could not be reached.' });
  }
};

/** `pause` is what the answer's header asks for: a proxy before the endpoint says it there alone. */
const refusalOf = (bytes: Bytes, pause: number | undefined): Result<never, SyncFailure> => {
  const body = errorBody.safeParse(jsonIn(bytes));
  if (!body.success) return fail({ ...garbled.error, ...(pause === undefined ? {} : { retryAfter: pause }) });
  const { code, message, expected, epoch, retryAfter = pause } = body.data.error;
  return fail({
    code,
    message,
    ...(expected === undefined ? {} : { expected }),
    ...(epoch === undefined ? {} : { epoch }),
    ...(retryAfter === undefined ? {} : { retryAfter }),
  });
};

/** Longer than this no header makes a browser wait, seconds: whoever wrote it meant somebody else. */
const longestPause = 3600;

/** Seconds that `Retry-After` asks for; of a date, those from the answer's own `Date` on, for our clock may be wrong. */
const pauseIn = (headers: Headers): number | undefined => {
  const text = headers.get('retry-after') ?? '';
  const seconds = /^\d+$/.test(text)
    ? Number(text)
    : Math.ceil((Date.parse(text) - Date.parse(headers.get('date') ?? '')) / 1000);
  return Number.isNaN(seconds) ? undefined : Math.min(Math.max(seconds, 0), longestPause);
};

const reading =
  <T>(schema: z.ZodMiniType<T>) =>
  (answer: Result<Bytes, SyncFailure>): Result<T, SyncFailure> => {
    if (!answer.ok) return answer;
    const parsed = schema.safeParse(jsonIn(answer.value));
    return parsed.success ? ok(parsed.data) : garbled;
  };

const nothing = z.unknown();
const at = ({ endpoint, workspace }: Pick<Place, 'endpoint' | 'workspace'>, path = ''): string =>
  `${endpoint}/v1/w/${workspace}${path}`;
const post = (value: unknown) => ({ method: 'POST', headers: jsonType, body: JSON.stringify(value) });

export const create = async (fetch: Fetch, endpoint: string, body: z.infer<typeof messages.createBody>) =>
  reading(nothing)(await ask(fetch, `${endpoint}/v1/workspaces`, post(body)));

/** `token`: of the identity that is given up, whose role the new one keeps. */
export const join = async (
  fetch: Fetch,
  endpoint: string,
  body: z.infer<typeof messages.joinBody>,
  token?: string,
) =>
  reading(messages.joined)(
    await ask(fetch, `${endpoint}/v1/join`, { ...post(body), ...(token ? { token } : {}) }),
  );

export const push = async (
  fetch: Fetch,
  place: Place,
  frames: Bytes,
  how: { again?: boolean; generation?: string },
) => {
  const query = new URLSearchParams({
    ...(how.generation ? { generation: how.generation } : {}),
    ...(how.again ? { again: '1' } : {}),
  });
  const headers = { 'content-type': 'application/octet-stream' };
  const init = { method: 'POST', headers, body: frames, token: place.token };
  return reading(messages.pushed)(await ask(fetch, at(place, `/push?${query}`), init));
};

export const pull = async (
  fetch: Fetch,
  place: Place,
  from: { since: number; hash: string; generation?: string; limit: number },
): Attempt<Page> => {
  const query = new URLSearchParams({
    since: `${from.since}`,
    limit: `${from.limit}`,
    ...(from.generation ? { generation: from.generation, hash: from.hash } : {}),
  });
  const answer = await ask(fetch, at(place, `/log?${query}`), { token: place.token });
  if (!answer.ok) return answer;
  const page = readPage(answer.value);
  return page?.from === from.since + 1 ? ok(page) : garbled;
};

export const devices = async (fetch: Fetch, place: Place) =>
  reading(messages.devicesAnswer)(await ask(fetch, at(place, '/devices'), { token: place.token }));

export const remove = async (
  fetch: Fetch,
  place: Place,
  device: string,
  body: z.infer<typeof messages.removeBody>,
) =>
  reading(messages.pushed)(
    await ask(fetch, at(place, `/devices/${device}`), {
      ...post(body),
      method: 'DELETE',
      token: place.token,
    }),
  );

/** Gives this device back to nobody: its token dies. The others keep their key. */
export const leave = async (fetch: Fetch, place: Place & { device: string }) =>
  reading(nothing)(
    await ask(fetch, at(place, `/devices/${place.device}`), { method: 'DELETE', token: place.token }),
  );

/** Takes all that the workspace has at the endpoint, for good. */
export const erase = async (fetch: Fetch, place: Place) =>
  reading(nothing)(await ask(fetch, at(place), { method: 'DELETE', token: place.token }));

export const invite = async (fetch: Fetch, place: Place, body: z.infer<typeof messages.inviteBody>) =>
  reading(messages.invited)(await ask(fetch, at(place, '/invites'), { ...post(body), token: place.token }));

export const revokeInvite = async (fetch: Fetch, place: Place, authHash: string) =>
  reading(nothing)(
    await ask(fetch, at(place, `/invites/${authHash}`), { method: 'DELETE', token: place.token }),
  );
