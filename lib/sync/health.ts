// How sync is, honestly: what has not arrived yet and since when, not whether a socket is open.
import type { LogRow, OutboxEntry, Parked, SyncState } from './ports.ts';

export interface Health {
  /** Changes that the endpoint has not acknowledged. */
  waiting: number;
  /** When the oldest of them was made, UTC ms. */
  since?: number;
  parked?: Parked['reason'];
  /** Share of the endpoint's quota in use, from 0. */
  used?: number;
  /** Envelopes that were read and could not be opened; left out where there are none. */
  closed?: number;
}

/** Whether the endpoint has let go of this browser, or of the whole workspace: asking again is of no use. */
export const isOver = (parked: Parked | undefined): boolean =>
  parked?.reason === 'revoked' || parked?.reason === 'erased';

export const healthOf = (
  state: Pick<SyncState, 'parked' | 'used' | 'era'>,
  outbox: readonly Pick<OutboxEntry, 'state' | 'at'>[],
  pending: readonly Pick<LogRow, 'pending' | 'era'>[],
): Health => {
  const closed = pending.filter((row) => row.era === state.era && row.pending !== 'events').length;
  const unsent = outbox.filter((entry) => entry.state !== 'acked').map(({ at }) => at);
  return {
    waiting: unsent.length,
    ...(unsent.length > 0 ? { since: Math.min(...unsent) } : {}),
    ...(state.parked ? { parked: state.parked.reason } : {}),
    ...(state.used === undefined ? {} : { used: state.used }),
    ...(closed > 0 ? { closed } : {}),
  };
};
