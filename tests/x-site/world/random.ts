// Chance that can be repeated: the same seed deals the same cards in every run.

export interface Random {
  /** 0 ≤ n < 1 */
  next(): number;
  /** Whole number, both ends included. */
  int(from: number, to: number): number;
  chance(probability: number): boolean;
  pick<T>(list: readonly [T, ...T[]]): T;
  /** One key, as often as its weight says. */
  weighted<K extends string>(weightByKey: Readonly<Record<K, number>>): K;
}

/** mulberry32: 32 bits of state, good enough to deal posts. */
export const createRandom = (seed: number): Random => {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    next,
    int: (from, to) => from + Math.floor(next() * (to - from + 1)),
    chance: (probability) => next() < probability,
    pick: (list) => list[Math.floor(next() * list.length)] ?? list[0],
    weighted: (weightByKey) => {
      const entries = Object.entries(weightByKey) as [keyof typeof weightByKey, number][];
      let rest = next() * entries.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [key, weight] of entries) if ((rest -= weight) < 0) return key;
      return (entries.at(-1) as (typeof entries)[number])[0];
    },
  };
};
