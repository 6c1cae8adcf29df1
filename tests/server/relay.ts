// Stands between a client and a server and keeps all that goes either way.
import { once } from 'node:events';
import { type AddressInfo, type Socket, connect, createServer } from 'node:net';

export interface Relay {
  /** As the one it was made for, but through here. */
  url: string;
  /** All bytes so far, to the server and from it; those of one connection stand together. */
  heard: () => { to: Buffer; from: Buffer };
  close: () => Promise<void>;
}

/** @param url of the server, of any protocol that speaks TCP. */
export const startRelay = async (url: string): Promise<Relay> => {
  const { hostname, port } = new URL(url);
  const kept: Record<'to' | 'from', Buffer[][]> = { to: [], from: [] };
  const sockets: Socket[] = [];
  const server = createServer((near) => {
    const far = connect(Number(port), hostname);
    sockets.push(near, far);
    for (const [way, from, to] of [
      ['to', near, far],
      ['from', far, near],
    ] as const) {
      const parts: Buffer[] = [];
      kept[way].push(parts);
      from.on('data', (part: Buffer) => parts.push(part));
      // One end that breaks off takes the other along.
      from.on('error', () => to.destroy());
      from.pipe(to);
    }
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const through = new URL(url);
  through.port = String((server.address() as AddressInfo).port);
  return {
    url: through.href.replace(/\/$/, ''),
    heard: () => ({ to: Buffer.concat(kept.to.flat()), from: Buffer.concat(kept.from.flat()) }),
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await once(server.close(), 'close');
    },
  };
};
