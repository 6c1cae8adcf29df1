// How sync is, in words: what has not arrived, since when, and what a person can do about it.
import type { SyncHealth } from '../../../lib/care/team.ts';
import { moment } from '../../clock-words.ts';

export interface HealthWords {
  look: 'calm' | 'waiting' | 'stopped';
  text: string;
  /** What the person can do; left out where nothing is needed. */
  todo?: string;
  /** What came and could not be read, if anything. */
  closed?: string;
  /** Trying now may help. */
  canTry: boolean;
  /** Only a new invite helps. */
  needsInvite: boolean;
  /** The endpoint would tell this browser nothing of the team. */
  isOut: boolean;
}

interface Reason {
  why: string;
  todo: string;
  needsInvite?: true;
}

/** Why nothing is sent until somebody does something. `reason` of the sync client's `parked`. */
const reasons: Readonly<Record<string, Reason>> = {
  quota: { why: 'the endpoint is full', todo: 'Ask whoever runs the endpoint for more room.' },
  too_large: {
    why: 'one of them is larger than the endpoint takes',
    todo: 'Ask whoever runs the endpoint to take larger envelopes.',
  },
  version: {
    why: 'the endpoint does not know this version of Perch',
    todo: 'Ask whoever runs the endpoint to update it.',
  },
  no_workspace: {
    why: 'the endpoint no longer has this workspace',
    todo: 'A manager’s browser brings it back by itself. If it was erased on purpose, leave the team.',
  },
  unauthorized: {
    why: 'the endpoint does not know this browser any more',
    todo: 'Ask a manager for a new invite code; what waits comes along.',
    needsInvite: true,
  },
  revoked: {
    why: 'this browser was removed from the team',
    todo: 'What it holds stays here. With a new invite code it comes back, and what waits comes along.',
    needsInvite: true,
  },
  erased: {
    why: 'a manager erased the workspace at the endpoint',
    todo: 'Your cases stay in this browser, and nothing is shared any more. Leave the team to go on alone or in another one.',
  },
  no_key: {
    why: 'this browser has missed the team’s newest key',
    todo: 'Ask the manager who began it for a new invite code; what waits comes along.',
    needsInvite: true,
  },
};

const unknownReason: Reason = {
  why: 'the endpoint does not take them',
  todo: 'Ask whoever runs the endpoint; its log says more.',
};

const notPerch = 'what answers at the address is no Perch endpoint';
const misunderstood = 'the endpoint and this version of Perch do not understand each other';

/** Why the last try failed. It is tried again by itself. */
const failures: Readonly<Record<string, string>> = {
  unreachable: 'the endpoint cannot be reached',
  garbled: notPerch,
  too_many: 'the endpoint asks for a pause',
  unavailable: 'the endpoint is busy',
  dev_seq_gap: 'the endpoint misses something of this browser, which is sent again',
  generation: 'the endpoint’s history does not hold together',
  devices: 'somebody joined while a new key was made; it is made again',
  forbidden: 'the endpoint does not let this browser do that',
  bad_request: misunderstood,
  unsupported: misunderstood,
  not_found: notPerch,
  exists: 'the endpoint takes this browser for another one',
  internal: 'something went wrong in this browser',
  storage: 'this browser could not store what came',
};

/** From this share of its quota on, the endpoint is said to fill up: there is time to do something still. */
const nearlyFull = 0.8;

/** What helps where trying again may not. */
const failureTodos: Readonly<Record<string, string>> = {
  generation:
    'It is read again from its start. If this stays, ask whoever runs the endpoint to restore a copy of its database: the team’s browsers bring back what that lacks.',
};

/** `now` in UTC ms, for the words of "since". */
export const healthWords = (health: SyncHealth, now: number, locale?: string): HealthWords => {
  const words = sendingWords(health, now, locale);
  const { closed = 0 } = health;
  if (closed === 0) return words;
  const what = closed === 1 ? 'One change' : `${closed} changes`;
  const how = closed === 1 ? 'It was' : 'They were';
  return {
    ...words,
    closed: `${what} could not be opened. ${how} damaged, or sealed with a key that this browser does not have. All others are here.`,
  };
};

const sendingWords = (health: SyncHealth, now: number, locale?: string): HealthWords => {
  const { waiting, since, parked, failure, used } = health;
  const changes = `${waiting} ${waiting === 1 ? 'change' : 'changes'}`;
  const fills = used !== undefined && used >= nearlyFull ? { todo: fullWords(used) } : {};
  const from = since === undefined ? '' : ` since ${moment(since, now, locale)}`;
  if (parked !== undefined) {
    const { why, todo, needsInvite = false } = reasons[parked] ?? unknownReason;
    const text = waiting > 0 ? `${changes} waiting${from}: ${why}.` : capital(`${why}.`);
    const isOver = parked === 'revoked' || parked === 'erased';
    const isOut = needsInvite || isOver;
    return { look: 'stopped', text, todo, canTry: !isOver, needsInvite, isOut };
  }
  if (failure !== undefined) {
    const why = failures[failure] ?? reasons[failure]?.why ?? unknownReason.why;
    const text = waiting > 0 ? `${changes} waiting${from}: ${why}.` : `All sent, but ${why}.`;
    const todo = failureTodos[failure];
    const more = todo === undefined ? fills : { todo };
    return { look: 'waiting', text, ...more, canTry: true, needsInvite: false, isOut: false };
  }
  if (waiting > 0)
    return {
      look: 'waiting',
      text: `${changes} on the way${from}.`,
      ...fills,
      canTry: true,
      needsInvite: false,
      isOut: false,
    };
  return { look: 'calm', text: 'All sent.', ...fills, canTry: false, needsInvite: false, isOut: false };
};

/** Rounded down: it is not full before it is. */
const fullWords = (used: number): string =>
  `The endpoint is ${Math.min(100, Math.floor(used * 100))}\u00a0% full: ask whoever runs it for more room.`;

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
