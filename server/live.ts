// The live line: pokes that there is more to read, presence that is never stored, pushes without a request each.
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { RawData, WebSocket } from 'ws';
import { WebSocketServer } from 'ws';
import type { LiveFromEndpoint } from '../lib/sync/protocol/messages.ts';
import { liveFromClient, presenceTtl } from '../lib/sync/protocol/messages.ts';
import { jsonOf } from './app.ts';
import { Refused } from './answer.ts';
import type { Database } from './database.ts';
import { createBuckets } from './limits.ts';
import type { Limits } from './limits.ts';
import type { Log } from './log.ts';
import type { Metrics } from './metrics.ts';
import { authenticate } from './who.ts';

interface Seat {
  socket: WebSocket;
  workspace: string;
  device: string;
  presence?: { box: string; until: number };
}

export interface Live {
  upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
  close: () => void;
}

const helloMs = 5_000;
const pingMs = 20_000;
/** Beyond so many unsent bytes presence is dropped, and beyond ten times as many the reader is. */
const pressure = 64 << 10;

export interface LiveDeps {
  database: Database;
  log: Log;
  limits: Limits;
  metrics: Metrics;
  now: () => number;
}

export const createLive = ({ database, log, limits, metrics, now }: LiveDeps): Live => {
  const server = new WebSocketServer({
    noServer: true,
    maxPayload: limits.pushBytes,
    perMessageDeflate: false,
  });
  const seats = new Map<string, Set<Seat>>();
  const frames = createBuckets(limits.rate, limits.burst, now);
  metrics.gauge('sockets', () => server.clients.size);

  const tell = ({ socket }: Seat, message: LiveFromEndpoint): void => {
    if (socket.bufferedAmount > pressure && message.type === 'presence') return;
    if (socket.bufferedAmount > pressure * 10) socket.terminate();
    else socket.send(JSON.stringify(message));
  };

  database.onNews(({ workspace, head, revoked, erased }) => {
    for (const seat of seats.get(workspace) ?? []) {
      if (erased || seat.device === revoked) seat.socket.close(4001, 'revoked');
      else if (head !== undefined) tell(seat, { type: 'poke', head });
    }
  });

  const sit = async (socket: WebSocket, workspace: string, token: string): Promise<void> => {
    const { workspace: found, device } = await database.read((sql) =>
      authenticate(sql, workspace, token, 'read'),
    );
    const others = seats.get(workspace) ?? new Set();
    if (others.size >= limits.sockets) return socket.close(4008, 'too_many');
    if (socket.readyState !== socket.OPEN) return;
    const seat: Seat = { socket, workspace, device: device.id };
    seats.set(workspace, others.add(seat));
    socket.on('close', () => {
      others.delete(seat);
      if (others.size === 0) seats.delete(workspace);
    });
    socket.on('message', (data, isBinary) => {
      if (isBinary) void push(seat, token, data);
      else hear(seat, read(data));
    });
    tell(seat, { type: 'ready', head: found.head });
    for (const other of others)
      if (other.presence && other.presence.until > now() && other.device !== seat.device)
        tell(seat, { type: 'presence', device: other.device, box: other.presence.box });
  };

  const hear = (seat: Seat, message: ReturnType<typeof read>): void => {
    if (message?.type !== 'presence') return seat.socket.close(4000, 'bad_request');
    if (frames.take(`${seat.workspace} ${seat.device}`) > 0) return;
    seat.presence = { box: message.box, until: now() + presenceTtl };
    for (const other of seats.get(seat.workspace) ?? [])
      if (other.device !== seat.device)
        tell(other, { type: 'presence', device: seat.device, box: message.box });
  };

  /** Answers come in the order of the pushes, for the log takes them so. */
  const push = async (seat: Seat, token: string, data: RawData): Promise<void> => {
    const { workspace } = seat;
    try {
      const body = new Uint8Array(data as Buffer);
      tell(seat, { type: 'pushed', ...(await log.push({ workspace, token, body, again: false })) });
    } catch (error) {
      if (error instanceof Refused) tell(seat, { type: 'refused', ...error.refusal });
      // The pusher has no answer, and will ask again.
      else seat.socket.close(1013, 'unavailable');
    }
  };

  server.on('connection', (socket: WebSocket, workspace: string) => {
    let isAlive = true;
    const deadline = setTimeout(() => socket.close(4001, 'unauthorized'), helloMs);
    const pings = setInterval(() => {
      if (!isAlive) return socket.terminate();
      isAlive = false;
      socket.ping();
    }, pingMs);
    socket.on('pong', () => (isAlive = true));
    socket.on('error', () => socket.terminate());
    socket.on('close', () => (clearTimeout(deadline), clearInterval(pings)));
    socket.once('message', (data, isBinary) => {
      clearTimeout(deadline);
      const first = isBinary ? undefined : read(data);
      if (first?.type !== 'hello') return socket.close(4000, 'bad_request');
      sit(socket, workspace, first.token).catch((error: unknown) => {
        if (error instanceof Refused) socket.close(4001, error.refusal.code);
        else socket.close(1013, 'unavailable');
      });
    });
  });

  return {
    upgrade: (request, socket, head) => {
      const [, workspace] = /^\/v1\/w\/([\w-]{22})\/live$/.exec(request.url ?? '') ?? [];
      if (!workspace) return void socket.end('HTTP/1.1 404 Not Found\r\n\r\n');
      server.handleUpgrade(request, socket, head, (client) => server.emit('connection', client, workspace));
    },
    close: () => server.clients.forEach((client) => client.close(1001, 'stopping')),
  };
};

const read = (data: RawData) => liveFromClient.safeParse(jsonOf(String(data))).data;
