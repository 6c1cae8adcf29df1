// What the client core needs from its surroundings. The desk's store implements `SyncStorage` in its own database,
// so that the cursor, what was received and what it changes are one transaction.
import type { Result } from '../care/result.ts';
import type { Bytes } from './protocol/bytes.ts';
import type { Role } from './protocol/messages.ts';
import type { Keyring, SealingKey } from './keys.ts';
import type { SharedEvent } from './shared-event.ts';

/** This browser in its workspace. */
export interface Identity {
  /** Origin, and path where there is one, without a slash at the end. */
  endpoint: string;
  /** Base64url, like all ids here. */
  workspace: string;
  name: string;
  device: string;
  token: string;
  role: Role;
  publicKey: string;
  privateKey: CryptoKey;
  /** All that were ever told, to open with. */
  keys: Keyring;
  /** The one to seal with: of the newest epoch that the endpoint vouched for. */
  sealing: SealingKey;
}

export interface SyncState {
  identity: Identity;
  /** Public keys of the workspace's devices, as they introduced themselves. */
  publicKeys: Record<string, string>;
  /** Devices that this browser was before it had to take a new identity. */
  former: string[];
  /** Of the endpoint's history; absent before the first pull. */
  generation?: string;
  /** How often the history had to be read again from its start. */
  era: number;
  /** Everything up to this seq of the era is durably applied. */
  cursor: number;
  /** H(cursor). */
  hash: Bytes;
  /** The newest epoch of the team's keys, as the endpoint last told; absent before the first pull. */
  epoch?: number;
  /** What the key of that epoch is known by to the endpoint. */
  rejoinHash?: string;
  /** With what the envelopes that stay closed were last tried: see `replayPending`. */
  tried?: string;
  nextDeviceSeq: number;
  /** Endpoint's time less ours, ms. */
  offset: number;
  /** Share of the endpoint's quota in use, from 0, as last heard; absent before the first pull. */
  used?: number;
  /** Another browser pushes as this device: the profile was copied, or set back. */
  cloned?: boolean;
  /** The history was lost or replaced; when all of it has been read, what it misses is sent again. */
  recovering?: boolean;
  /** Why nothing is sent. Tried again when the reason may have gone. */
  parked?: Parked;
}

export interface Parked {
  reason:
    'quota' | 'too_large' | 'revoked' | 'erased' | 'unauthorized' | 'no_workspace' | 'no_key' | 'version';
  since: number;
}

/** What an envelope holds: one action of one person. Events of a type that this version does not know stay as they came. */
export interface Payload {
  events: unknown[];
}

/** What is new, brought by the live line: a page, base64url, and the hash of the history that it follows. */
export interface News {
  after: string;
  page: string;
}

/** An action on its way. Gone from here once it has been read back from the endpoint. */
export interface OutboxEntry {
  deviceSeq: number;
  payload: Payload;
  /** When it was written, UTC ms by this browser's clock. */
  at: number;
  state: 'queued' | 'sent' | 'acked';
  /** Sealed before the first send, and sent again as it is. */
  bytes?: Bytes;
  id?: string;
  /** The endpoint had it once and lost it, so a newer epoch is no reason to refuse it. */
  again?: boolean;
  /** A removal that the endpoint will not take from us any more: the key goes to the others all the same. */
  plain?: boolean;
}

/** An envelope as received, own ones too: to be sent again where an endpoint lost it, and to be opened later. */
export interface LogRow {
  id: string;
  device: string;
  deviceSeq: number;
  era: number;
  seq: number;
  receivedAt: number;
  bytes: Bytes;
  /** Not, or not wholly, applied: no key yet; events of another version; a seal that does not hold. */
  pending?: 'key' | 'events' | 'seal';
  /** Of `pending: 'events'`: how many of them this version knows. */
  understood?: number;
  /** What it says stands in a later envelope of ours: this one is not sent again. */
  moved?: true;
}

/** Where an event stands. The same event may come again with another place. See `supersedes` in place.ts. */
export interface Place {
  /** Whose envelope it came in. */
  device: string;
  /** The endpoint's time, UTC ms. */
  receivedAt: number;
  era: number;
  seq: number;
}

export interface PlacedEvent {
  event: SharedEvent;
  place: Place;
}

/** All of it inside one transaction: everything happens, or nothing. */
export interface SyncTables {
  state: { get: () => Promise<SyncState | undefined>; put: (state: SyncState) => Promise<void> };
  outbox: {
    /** By deviceSeq. */
    all: () => Promise<OutboxEntry[]>;
    put: (entries: readonly OutboxEntry[]) => Promise<void>;
    remove: (deviceSeqs: readonly number[]) => Promise<void>;
  };
  log: {
    /** What was read, for the first time in this era; `device` is this browser. */
    add: (rows: readonly LogRow[], device: string) => Promise<void>;
    /** What has changed of them. */
    put: (rows: readonly LogRow[]) => Promise<void>;
    /** Own ones. */
    find: (ids: readonly string[]) => Promise<LogRow[]>;
    /** Of one device from a deviceSeq on, by deviceSeq. */
    ofDevice: (device: string, from: number) => Promise<LogRow[]>;
    ofEra: (era: number) => Promise<LogRow[]>;
    /** Read in an earlier era and not in this one. */
    absent: (era: number) => Promise<LogRow[]>;
    /** By seq, without those that were read again since. */
    pending: () => Promise<LogRow[]>;
    /** Lets go of what was read in earlier eras and in this one too. */
    tidy: (era: number) => Promise<void>;
  };
  /** Adds events that are new, takes the place that supersedes for those that are known, refolds. */
  apply: (events: readonly PlacedEvent[]) => Promise<void>;
}

export interface SyncStorage {
  /** Resolves when the transaction is durable; rejects with `StorageRefused`. `work` awaits nothing but the tables. */
  transaction: <T>(work: (tables: SyncTables) => Promise<T>) => Promise<T>;
  /** The same for work that writes nothing; it waits for nobody who writes elsewhere, and may be done twice. */
  read: <T>(work: (tables: SyncTables) => Promise<T>) => Promise<T>;
}

export interface SyncPorts {
  storage: SyncStorage;
  /** Rejects where the endpoint cannot be reached. */
  fetch: (request: Request) => Promise<Response>;
  /** UTC ms by this browser's clock. */
  now: () => number;
  random: (length: number) => Bytes;
  /** The event, or undefined where this version does not know its type or form. */
  readEvent: (value: unknown) => SharedEvent | undefined;
  /** Of Perch: another one may read what this one cannot. */
  version: string;
}

/** Why a round ended early. */
export interface SyncFailure {
  /** Of the endpoint's refusals, or `unreachable`, or `garbled`: an answer that is not one. */
  code: string;
  message: string;
  expected?: number;
  epoch?: number;
  /** Seconds. */
  retryAfter?: number;
}
export type Attempt<T> = Promise<Result<T, SyncFailure>>;
