// Settings, all from the environment.
import { type Limits, defaultLimits } from './house.ts';

export type Config = Exclude<ReturnType<typeof readConfig>, string>;

/** Each limit by the variable that sets it. */
const limitNames = Object.fromEntries(
  Object.keys(defaultLimits).map((name) => [`LIMIT_${name.replaceAll(/[A-Z]/g, '_$&').toUpperCase()}`, name]),
) as Record<string, keyof Limits>;

export const help = `The Perch endpoint. It orders sealed envelopes and reads none of them.

  DATABASE_URL   sqlite:FILE or postgres://…          (sqlite:perch.db)
  PORT           where it listens                     (4319)
  HOST           the address it listens on            (127.0.0.1)
  TLS_IN_FRONT   yes: a proxy in front of it speaks TLS. Without it, only loopback is listened on.
  TRUST_PROXY    yes: addresses are taken from the last X-Forwarded-For
${Object.entries(limitNames)
  .map(([variable, name]) => `  ${variable.padEnd(22)} (${defaultLimits[name]})\n`)
  .join('')}`;

const loopback = /^(localhost|::1|127(\.\d{1,3}){3})$/;

/** The settings, or in words what is wrong with them. */
export const readConfig = (env: Record<string, string | undefined>) => {
  const limits = { ...defaultLimits };
  for (const [variable, value = ''] of Object.entries(env)) {
    const name = limitNames[variable];
    // Of a burst below one nobody would ever be let in.
    if (name && !(Number(value) >= (variable.endsWith('BURST') ? 1 : 1e-9)))
      return `${variable} must be a number above 0, of a BURST at least 1.`;
    if (name) limits[name] = Number(value);
    else if (variable.startsWith('LIMIT_')) return `There is no ${variable}; --help lists all.`;
    else if (/^(TLS_IN_FRONT|TRUST_PROXY)$/.test(variable) && !/^(yes|no)$/.test(value))
      return `${variable} must be yes or no.`;
    else if (value === '' && help.includes(`\n  ${variable} `)) return `${variable} is empty.`;
  }
  const { DATABASE_URL: databaseUrl = 'sqlite:perch.db', HOST: host = '127.0.0.1' } = env;
  const port = Number(env['PORT'] ?? 4319);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) return 'PORT must be a number from 0 to 65535.';
  if (!/^(sqlite:.+|postgres(ql)?:\/\/)/.test(databaseUrl))
    return 'DATABASE_URL must begin with sqlite: or postgres://.';
  if (!loopback.test(host) && env['TLS_IN_FRONT'] !== 'yes')
    return `HOST=${host} can be reached from elsewhere, and tokens must not travel in the clear. Put a proxy that speaks TLS in front and say TLS_IN_FRONT=yes.`;
  return { databaseUrl, port, host, trustProxy: env['TRUST_PROXY'] === 'yes', limits };
};
