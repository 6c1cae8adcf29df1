// The live line: pokes that there is more to read, presence that is never stored, pushes without a request each.
import { once } from 'node:events';
import type { IncomingMessage, Server } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';
import { jsonOf } from '../lib/sync/protocol/json.ts';
import { type LiveFromEndpoint, liveFromClient, presenceTtl } from '../lib/sync/protocol/messages.ts';
import { Refused, refuse } from './answer.ts';
import { type House, createBuckets } from './house.ts';
import type { Log, Push } from './log.ts';
import { authenticate, saw } from './who.ts';

/** Where somebody of a workspace listens here. Whoever is the last to go takes it along. */
interface Room {
  /** The device of each socket. */
  seats: Map<WebSocket, string>;
  /** What devices said of themselves last, on any instance. */
  present: Map<string, { box: string; until: number }>;
}

const helloMs = 5_000;
const pingMs = 20_000;
/** Whoever only listens is written down as seen so often. */
const seenMs = 300_000;
/** Beyond so many unsent bytes presence is dropped, and beyond ten times as many the reader is. */
const pressure = 64 << 10;

type AddressOf = (request: IncomingMessage) => string;
export const createLive = (house: House, log: Log, http: Server, addressOf: AddressOf) => {
  const { database, limits, metrics, now, say } = house;
  const server = new WebSocketServer({ server: http, maxPayload: limits.pushBytes });
  const calls = createBuckets(limits.addressRate, limits.addressBurst, now);
  const rooms = new Map<string, Room>();
  const frames = createBuckets(limits.rate, limits.burst, now);
  const alive = new WeakSet<WebSocket>();

  const tell = (socket: WebSocket, message: LiveFromEndpoint): void => {
    if (socket.bufferedAmount > pressure && message.type === 'presence') return;
    if (socket.bufferedAmount > pressure * 10) socket.terminate();
    else socket.send(JSON.stringify(message));
  };

  const closeAll = (code: number, reason: string): void =>
    server.clients.forEach((client) => client.close(code, reason));

  const pings = setInterval(() => {
    for (const client of server.clients)
      if (alive.delete(client)) client.ping();
      else client.terminate();
  }, pingMs);

  database.onNews((news) => {
    // Somebody may have been removed meanwhile. Whoever comes back is asked for the token, and reads what is new.
    if (news === 'missed') return closeAll(1012, 'again');
    const room = rooms.get(news.workspace);
    const { poke, revoked, erased, presence } = news;
    if (presence) room?.present.set(presence.device, { box: presence.box, until: now() + presenceTtl });
    for (const [socket, device] of room?.seats ?? []) {
      if (erased || device === revoked) socket.close(4001, 'revoked');
      else if (poke) tell(socket, { type: 'poke', ...poke });
      else if (presence && device !== presence.device) tell(socket, { type: 'presence', ...presence });
    }
  });

  const welcome = async (socket: WebSocket, workspace: string): Promise<void> => {
    const inTime = AbortSignal.timeout(helloMs);
    const [hello] = await once(socket, 'message', { signal: inTime }).catch(() => refuse('unauthorized'));
    const first = read(hello);
    if (first?.type !== 'hello') return socket.close(4000, 'bad_request');
    const { token } = first;
    const { workspace: found, device } = await database.write(async (sql) =>
      saw(await authenticate(sql, workspace, token, 'write'), now()),
    );
    const room = rooms.get(workspace) ?? { seats: new Map<WebSocket, string>(), present: new Map() };
    if (room.seats.size >= limits.sockets) return socket.close(4008, 'too_many');
    if (socket.readyState !== socket.OPEN) return;
    room.seats.set(socket, device.id);
    rooms.set(workspace, room);
    socket.on('close', () => {
      room.seats.delete(socket);
      if (room.seats.size === 0) rooms.delete(workspace);
    });
    socket.on('message', (data, isBinary) => {
      if (frames(token) > 0) return isBinary ? socket.close(4008, 'too_many') : undefined;
      if (isBinary) return push(socket, { workspace, token, body: new Uint8Array(data as Buffer) });
      const message = read(data);
      if (message?.type !== 'presence') return socket.close(4000, 'bad_request');
      void database.announce({ workspace, presence: { device: device.id, box: message.box } });
    });
    let seenAt = now();
    socket.on('pong', () => {
      if (now() - seenAt < seenMs) return;
      seenAt = now();
      const seen = database.write((sql) => saw({ sql, workspace: found, device }, seenAt));
      seen.catch((error: Error) => say({ problem: error.message }));
    });
    tell(socket, { type: 'ready', head: found.head });
    for (const [other, { box, until }] of room.present)
      if (other !== device.id && until > now()) tell(socket, { type: 'presence', device: other, box });
  };

  /** Answers come in the order of the pushes, for the log takes them so, and tells of both in the same turn. */
  const push = (socket: WebSocket, each: Push): void => {
    const refused = (error: unknown): void => {
      // The pusher has no answer, and will ask again.
      const isBusy = !(error instanceof Refused) || error.refusal.code === 'unavailable';
      if (isBusy) return socket.close(1013, 'unavailable');
      tell(socket, { type: 'refused', ...error.refusal });
    };
    void log.push(each).then((pushed) => tell(socket, { type: 'pushed', ...pushed }), refused);
  };

  server.on('connection', (socket: WebSocket, request: IncomingMessage) => {
    // First of all: of a line without it, any garbage would end the process.
    socket.on('error', () => socket.terminate());
    const [, workspace] = /^\/v1\/w\/([\w-]{22})\/live$/.exec(request.url ?? '') ?? [];
    if (!workspace) return socket.close(4000, 'not_found');
    if (calls(addressOf(request)) > 0) return socket.close(4008, 'too_many');
    metrics.add('sockets');
    alive.add(socket);
    socket.on('pong', () => alive.add(socket));
    socket.on('close', () => metrics.add('sockets', -1));
    welcome(socket, workspace).catch((error: unknown) =>
      error instanceof Refused ? socket.close(4001, error.refusal.code) : socket.close(1013, 'unavailable'),
    );
  });

  /** Ends every line; whoever was on it comes back. */
  return (): void => {
    clearInterval(pings);
    closeAll(1001, 'stopping');
  };
};

const read = (data: unknown) => liveFromClient.safeParse(jsonOf(String(data))).data;
