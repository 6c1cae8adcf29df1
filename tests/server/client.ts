// A device that talks to an endpoint over real sockets, with as little of its own as can be: the endpoint is measured.
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { Agent, type IncomingHttpHeaders, request } from 'node:http';
import { WebSocket } from 'ws';
import { writeFrames } from '../../lib/sync/protocol/frames.ts';
import { newPerson, sha256, text } from './set-up.ts';

export type Person = ReturnType<typeof newPerson>;

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

export interface Ask {
  method?: string;
  token?: string;
  /** Bytes are a push; all else goes as JSON. */
  body?: Uint8Array | object;
  /** In the place of what would be said otherwise. */
  headers?: Record<string, string>;
}

/** Rejects where the connection fails. One connection for each request at a time, kept alive. */
export const createHttp = (url: string) => {
  const agent = new Agent({ keepAlive: true });
  const ask = (path: string, { method, token, body, headers: said }: Ask = {}) =>
    new Promise<Answer>((done, failed) => {
      const isPush = body instanceof Uint8Array;
      const sent = body === undefined ? undefined : isPush ? body : JSON.stringify(body);
      const headers = {
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...(sent === undefined
          ? {}
          : {
              'content-type': isPush ? 'application/octet-stream' : 'application/json',
              'content-length': Buffer.byteLength(sent),
            }),
        ...said,
      };
      const asked = request(
        url + path,
        { agent, method: method ?? (sent ? 'POST' : 'GET'), headers },
        (answer) => {
          const parts: Buffer[] = [];
          answer.on('data', (part: Buffer) => parts.push(part));
          const { statusCode: status = 0, headers: told } = answer;
          answer.on('end', () => done({ status, headers: told, body: Buffer.concat(parts) }));
          answer.on('error', failed);
        },
      );
      asked.on('error', failed);
      asked.end(sent);
    });
  return { ask, close: () => agent.destroy() };
};
export type Http = ReturnType<typeof createHttp>;

const well = async (answer: Promise<Answer>): Promise<Answer> => {
  const { status, body, ...rest } = await answer;
  if (status !== 200) throw new Error(`${status} ${body}`);
  return { status, body, ...rest };
};

/** A workspace with so many devices: the first is its manager. */
export const createTeam = async ({ ask }: Http, size = 1) => {
  const workspace = text(randomBytes(16));
  const manager = newPerson();
  const { id: device, tokenHash } = manager;
  const rejoinHash = text(sha256(randomBytes(32)));
  await well(ask('/v1/workspaces', { body: { workspace, device, tokenHash, epoch: 1, rejoinHash } }));
  const people: Person[] = [manager];
  for (let more = 1; more < size; more++) {
    const person = newPerson();
    const auth = randomBytes(32);
    const invite = { authHash: text(sha256(auth)), box: 'AAAA', role: 'agent' };
    await well(ask(`/v1/w/${workspace}/invites`, { token: manager.token, body: invite }));
    const body = { workspace, device: person.id, tokenHash: person.tokenHash, auth: text(auth) };
    await well(ask('/v1/join', { body }));
    people.push(person);
  }
  return { workspace, manager, people };
};

export const pushOf = (envelopes: readonly Uint8Array<ArrayBuffer>[]) => Buffer.from(writeFrames(envelopes));

/** Masks with zeros, which the protocol allows: what a client says stands on the wire as it is. */
export const unmasked = { generateMask: (mask: Buffer) => void mask.fill(0) };

/** A live line that has been let in. `hear` gets every message after that. */
export const openLine = async (
  url: string,
  workspace: string,
  token: string,
  hear: (message: Record<string, unknown>) => void,
): Promise<WebSocket> => {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/v1/w/${workspace}/live`, {
    perMessageDeflate: false,
    ...unmasked,
  });
  await once(socket, 'open');
  const ready = new Promise<void>((letIn) => {
    socket.on('message', (data) => {
      const message = JSON.parse(String(data)) as Record<string, unknown>;
      if (message['type'] === 'ready') letIn();
      else hear(message);
    });
  });
  socket.send(JSON.stringify({ type: 'hello', token }));
  await ready;
  return socket;
};
