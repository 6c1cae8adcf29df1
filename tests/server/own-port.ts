// A port that is still free when a server that was killed comes back to it.
import { once } from 'node:events';
import { createServer } from 'node:net';

/** Systems give ports from 32,768 or above to whoever connects or asks for any: there one may be gone meanwhile. */
const [from, to] = [10_000, 32_768];

/** A free one below those, on loopback. */
export const ownPort = async (): Promise<number> => {
  for (;;) {
    const port = from + Math.floor(Math.random() * (to - from));
    const server = createServer();
    try {
      await once(server.listen(port, '127.0.0.1'), 'listening');
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') continue;
      throw error;
    }
    await new Promise((done) => server.close(done));
    return port;
  }
};
