// The live line: pokes that there is more to read, presence that is never stored, pushes without a request each.
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type RawData, type WebSocket, WebSocketServer } from 'ws';
import { jsonOf } from '../lib/sync/protocol/json.ts';
import { type LiveFromEndpoint, liveFromClient, presenceTtl } from '../lib/sync/protocol/messages.ts';
import { Refused } from './answer.ts';
import type { House } from './house.ts';
import { createBuckets } from './limits.ts';
import type { Log } from './log.ts';
import { authenticate } from './who.ts';

interface Seat {
  socket: WebSocket;
  device: string;
}

/** Where somebody of a workspace listens here. Whoever is the last to go takes it along. */
interface Room {
  seats: Set<Seat>;
  /** What devices said of themselves last, on any instance. */
  present: Map<string, { box: string; until: number }>;
}

const helloMs = 5_000;
const pingMs = 20_000;
/** Beyond so many unsent bytes presence is dropped, and beyond ten times as many the reader is. */
const pressure = 64 << 10;

export const createLive = ({ database, limits, metrics, now }: House, log: Log) => {
  const server = new WebSocketServer({
    noServer: true,
    maxPayload: limits.pushBytes,
    perMessageDeflate: false,
  });
  const rooms = new Map<string, Room>();
  const frames = createBuckets(limits.rate, limits.burst, now);

  const tell = ({ socket }: Seat, message: LiveFromEndpoint): void => {
    if (socket.bufferedAmount > pressure && message.type === 'presence') return;
    if (socket.bufferedAmount > pressure * 10) socket.terminate();
    else socket.send(JSON.stringify(message));
  };

  const closeAll = (code: number, reason: string): void =>
    server.clients.forEach((client) => client.close(code, reason));

  database.onNews((news) => {
    // Somebody may have been removed meanwhile. Whoever comes back is asked for the token, and reads what is new.
    if (news === 'missed') return closeAll(1012, 'again');
    const room = rooms.get(news.workspace);
    if (!room) return;
    const { head, revoked, erased, presence } = news;
    if (presence) room.present.set(presence.device, { box: presence.box, until: now() + presenceTtl });
    for (const seat of room.seats) {
      if (erased || seat.device === revoked) seat.socket.close(4001, 'revoked');
      else if (head !== undefined) tell(seat, { type: 'poke', head });
      else if (presence && seat.device !== presence.device) tell(seat, { type: 'presence', ...presence });
    }
  });

  const sit = async (socket: WebSocket, workspace: string, token: string): Promise<void> => {
    const { workspace: found, device } = await database.write(async (sql) => {
      const asker = await authenticate(sql, workspace, token, 'write');
      const { key } = asker.workspace;
      await sql`UPDATE devices SET seen_at = ${now()} WHERE workspace = ${key} AND id = ${asker.device.id}`;
      return asker;
    });
    const room = rooms.get(workspace) ?? { seats: new Set(), present: new Map() };
    if (room.seats.size >= limits.sockets) return socket.close(4008, 'too_many');
    if (socket.readyState !== socket.OPEN) return;
    const seat: Seat = { socket, device: device.id };
    room.seats.add(seat);
    rooms.set(workspace, room);
    socket.on('close', () => {
      room.seats.delete(seat);
      if (room.seats.size === 0) rooms.delete(workspace);
    });
    socket.on('message', (data, isBinary) => {
      if (isBinary) void push(seat, workspace, token, data);
      else hear(seat, workspace, read(data));
    });
    tell(seat, { type: 'ready', head: found.head });
    for (const [other, { box, until }] of room.present)
      if (other !== device.id && until > now()) tell(seat, { type: 'presence', device: other, box });
  };

  const hear = ({ socket, device }: Seat, workspace: string, message: ReturnType<typeof read>): void => {
    if (message?.type !== 'presence') return socket.close(4000, 'bad_request');
    if (frames(`${workspace} ${device}`) > 0) return;
    void database.announce({ workspace, presence: { device, box: message.box } });
  };

  /** Answers come in the order of the pushes, for the log takes them so. */
  const push = async (seat: Seat, workspace: string, token: string, data: RawData): Promise<void> => {
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
    metrics.add('sockets');
    const deadline = setTimeout(() => socket.close(4001, 'unauthorized'), helloMs);
    const pings = setInterval(() => {
      if (!isAlive) return socket.terminate();
      isAlive = false;
      socket.ping();
    }, pingMs);
    socket.on('pong', () => (isAlive = true));
    socket.on('error', () => socket.terminate());
    socket.on('close', () => {
      metrics.add('sockets', -1);
      clearTimeout(deadline);
      clearInterval(pings);
    });
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
    upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
      const [, workspace] = /^\/v1\/w\/([\w-]{22})\/live$/.exec(request.url ?? '') ?? [];
      if (!workspace) socket.end('HTTP/1.1 404 Not Found\r\n\r\n');
      else
        server.handleUpgrade(request, socket, head, (client) => server.emit('connection', client, workspace));
    },
    close: (): void => closeAll(1001, 'stopping'),
  };
};

const read = (data: RawData) => liveFromClient.safeParse(jsonOf(String(data))).data;
