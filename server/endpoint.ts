// The parts put together and listening.
import { once } from 'node:events';
import type { IncomingMessage, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { createApp } from './app.ts';
import type { Config } from './config.ts';
import { type House, createMetrics } from './house.ts';
import { createLive } from './live.ts';
import { createLog } from './log.ts';
import { openPostgres } from './postgres.ts';
import { openSqlite } from './sqlite.ts';

export type Endpoint = Awaited<ReturnType<typeof startEndpoint>>;

export const startEndpoint = async (config: Config, say: House['say']) => {
  const { databaseUrl, limits, trustProxy } = config;
  const [, file] = /^sqlite:(.*)/.exec(databaseUrl) ?? [];
  const complain = (problem: string) => say({ problem });
  const database = await (file ? openSqlite(file, complain) : openPostgres(databaseUrl, complain));
  const house: House = { database, limits, metrics: createMetrics(), now: () => Date.now(), say };
  const log = createLog(house);
  const addressOf = ({ headers, socket }: IncomingMessage): string => {
    const forwarded = trustProxy ? String(headers['x-forwarded-for'] ?? '') : '';
    return forwarded.split(',').at(-1)?.trim() || (socket.remoteAddress ?? '');
  };
  const app = createApp(house, log, (c) => addressOf(c.env.incoming));
  // Whoever sends slowly does not hold a connection for long.
  const [headersTimeout, requestTimeout] = [limits.headSeconds * 1000, limits.requestSeconds * 1000];
  // Node looks only every half minute by itself.
  const often = { connectionsCheckingInterval: 500 };
  const serverOptions = { headersTimeout, requestTimeout, keepAliveTimeout: 20_000, ...often };
  const server = createAdaptorServer({ fetch: app.fetch, serverOptions });
  const endLines = createLive(house, log, server as Server, addressOf);
  await once(server.listen(config.port, config.host), 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    /** Takes no more, answers what it has, closes the database. */
    stop: async (): Promise<void> => {
      endLines();
      // A connection that is at work now is not kept after it.
      (server as Server).keepAliveTimeout = 1;
      await once(server.close(), 'close');
      await database.close();
    },
  };
};
