// How changes that met become one state. Pure, and the same on every device that has the same events; for the fold.
import type { Stamp } from './hlc.ts';
import { compareStamps } from './hlc.ts';

/** The change that holds: the last by the clocks. Undefined where there is none. */
export const lastWriter = <T extends { stamp: Stamp }>(changes: readonly T[]): T | undefined =>
  changes.reduce<T | undefined>(
    (last, change) => (last && compareStamps(last.stamp, change.stamp) >= 0 ? last : change),
    undefined,
  );

export interface Added {
  id: string;
  tag: string;
}
/** `seen`: ids of the additions that its author saw, and so meant. */
export interface Removed {
  tag: string;
  seen: readonly string[];
}

/** A tag stands while one addition of it does that no removal had seen: adding wins over removing unseen. */
export const standingTags = (added: readonly Added[], removed: readonly Removed[]): string[] => {
  const gone = new Set(removed.flatMap(({ tag, seen }) => seen.map((id) => `${tag} ${id}`)));
  const standing = added.filter(({ id, tag }) => !gone.has(`${tag} ${id}`));
  return [...new Set(standing.map(({ tag }) => tag))];
};

/** Taking a case, or raising it to a tier: `replaces` is the value that its author saw. */
export interface Claim<T> {
  id: string;
  /** In the endpoint's order; left out while it is on its way. */
  seq?: number;
  replaces: T | undefined;
  value: T | undefined;
}

/**
 * Compare and set, in the endpoint's order: the first to replace a value has it. What is on its way counts last, as
 * if it had just arrived. `lost` stays in the history, and its authors are told.
 */
export const settleClaims = <T>(claims: readonly Claim<T>[]): { value: T | undefined; lost: string[] } => {
  const order = ({ seq }: Claim<T>) => seq ?? Number.POSITIVE_INFINITY;
  const inTurn = claims.toSorted((a, b) =>
    order(a) === order(b) ? (a.id < b.id ? -1 : 1) : order(a) - order(b),
  );
  let value: T | undefined;
  const lost: string[] = [];
  for (const claim of inTurn) {
    if (claim.replaces === value) value = claim.value;
    else lost.push(claim.id);
  }
  return { value, lost };
};

export interface Claimant {
  id: string;
  /** When its first message was published, UTC ms. */
  rootAt: number;
  messages: readonly string[];
}

/**
 * Cases that claim one message are one case: the one with the earliest root, then the smallest id. Gives, by the id
 * of each other, the case that it is an alias of. It holds over chains: A and B share one message, B and C another.
 */
export const aliasesOf = (cases: readonly Claimant[]): Map<string, string> => {
  const owners = new Map<string, string>();
  const aliases = new Map<string, string>();
  const chief = (id: string): string => {
    const next = aliases.get(id);
    return next === undefined ? id : chief(next);
  };
  const byAge = cases.toSorted((a, b) => a.rootAt - b.rootAt || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  const rank = new Map(byAge.map(({ id }, index) => [id, index]));
  for (const { id, messages } of byAge)
    for (const message of messages) {
      const [mine, theirs] = [chief(id), chief(owners.get(message) ?? id)];
      owners.set(message, id);
      if (mine === theirs) continue;
      const isOlder = (rank.get(mine) ?? 0) < (rank.get(theirs) ?? 0);
      aliases.set(isOlder ? theirs : mine, isOlder ? mine : theirs);
    }
  return new Map([...aliases.keys()].map((id) => [id, chief(id)]));
};
