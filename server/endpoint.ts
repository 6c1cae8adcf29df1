// The parts put together and listening.
import { once } from 'node:events';
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
  const live = createLive(house, log);
  const app = createApp(house, log, (c) => {
    const forwarded = trustProxy ? c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined;
    return forwarded ?? c.env.incoming.socket.remoteAddress ?? '';
  });
  // Whoever sends slowly does not hold a connection for long.
  const serverOptions = { headersTimeout: 10_000, requestTimeout: 30_000, keepAliveTimeout: 20_000 };
  const server = createAdaptorServer({ fetch: app.fetch, serverOptions });
  server.on('upgrade', live.upgrade);
  await once(server.listen(config.port, config.host), 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    /** Takes no more, answers what it has, closes the database. */
    stop: async (): Promise<void> => {
      live.close();
      await once(server.close(), 'close');
      await database.close();
    },
  };
};
