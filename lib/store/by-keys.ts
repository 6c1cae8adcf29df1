// Rows of many keys. One request a key, all at once: `anyOf` walks a cursor over the rows one by one.
import type { Table } from 'dexie';

/** Rows whose `index` has one of these keys, in the order of the keys; a row with two of them comes twice. */
export const rowsByKeys = async <T, K, I>(
  table: Table<T, K, I>,
  index: string,
  keys: readonly string[],
): Promise<T[]> => {
  const found = await Promise.all([...new Set(keys)].map((key) => table.where(index).equals(key).toArray()));
  return found.flat();
};
