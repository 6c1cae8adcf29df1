// Settings, all from the environment.
import { isIP } from 'node:net';
import type { Limits } from './limits.ts';
import { defaultLimits } from './limits.ts';

export interface Config {
  databaseUrl: string;
  port: number;
  host: string;
  trustProxy: boolean;
  limits: Limits;
}

const limitNames = Object.keys(defaultLimits) as (keyof Limits)[];
const variableOf = (name: string): string =>
  `LIMIT_${name.replaceAll(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`;

export const help = `The Perch endpoint. It orders sealed envelopes and reads none of them.

  DATABASE_URL   sqlite:FILE or postgres://…          (sqlite:perch.db)
  PORT           where it listens                     (4319)
  HOST           the address it listens on            (127.0.0.1)
  TLS_IN_FRONT   yes: a proxy in front of it speaks TLS. Without it, only loopback is listened on.
  TRUST_PROXY    yes: addresses are taken from the last X-Forwarded-For
${limitNames.map((name) => `  ${variableOf(name).padEnd(22)} (${defaultLimits[name]})`).join('\n')}
`;

const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));

/** The settings, or in words what is wrong with them. */
export const readConfig = (env: Record<string, string | undefined>): Config | string => {
  const limits = { ...defaultLimits };
  for (const name of limitNames) {
    const value = Number(env[variableOf(name)] ?? limits[name]);
    if (!(value > 0)) return `${variableOf(name)} must be a number above 0.`;
    limits[name] = value;
  }
  const port = Number(env['PORT'] ?? 4319);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) return 'PORT must be a number from 0 to 65535.';
  const databaseUrl = env['DATABASE_URL'] ?? 'sqlite:perch.db';
  if (!/^(sqlite:.+|postgres(ql)?:\/\/)/.test(databaseUrl))
    return 'DATABASE_URL must begin with sqlite: or postgres://.';
  const host = env['HOST'] ?? '127.0.0.1';
  if (!isLoopback(host) && env['TLS_IN_FRONT'] !== 'yes')
    return `HOST=${host} can be reached from elsewhere, and tokens must not travel in the clear. Put a proxy that speaks TLS in front and say TLS_IN_FRONT=yes.`;
  return { databaseUrl, port, host, trustProxy: env['TRUST_PROXY'] === 'yes', limits };
};
