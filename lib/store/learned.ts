// What was learned from the page and from the team: how posts spread, and the words behind tags.
import type { PostId } from '../care/ids.ts';
import type { Kept } from './database.ts';
import type { SightingRow } from './rows.ts';

export interface Sightings {
  find: (ids: readonly PostId[]) => Promise<Map<PostId, SightingRow>>;
  put: (row: SightingRow) => Promise<void>;
}

export const sightingsOf = ({ sightings: table }: Kept): Sightings => ({
  find: async (ids) => {
    const rows = await table.bulkGet([...ids]);
    return new Map(rows.flatMap((row) => (row ? [[row.id, row] as const] : [])));
  },
  put: async (row) => void (await table.put(row)),
});

export interface Learner {
  /** A packed model as JSON; undefined before the first lesson. */
  get: () => Promise<string | undefined>;
  put: (model: string) => Promise<void>;
}

export const learnerOf = ({ learner: table }: Kept): Learner => ({
  get: async () => (await table.get('model'))?.model,
  put: async (model) => void (await table.put({ id: 'model', model })),
});
