// SQLite is not told to sort a page, for it reads in that order anyhow (`words` in server/sqlite.ts): this says when not.
import { expect, test } from 'vitest';
import { openSqlite } from '../../server/sqlite.ts';
import { complain } from './set-up.ts';

test('a page is read by the key of its runs, in order', async () => {
  const database = await openSqlite(':memory:', complain);
  const plan = await database.read((sql) =>
    sql.text<{ detail: string }>(
      `EXPLAIN QUERY PLAN SELECT string_agg(records, $1 ORDER BY seq) FROM runs
        WHERE workspace = $2 AND seq >= $3 AND seq <= $4 AND written <= $5`,
      [Buffer.alloc(0), 1, 1, 1000, 1],
    ),
  );
  const details = plan.map(({ detail }) => detail);
  expect(details).toHaveLength(1);
  expect(details[0]).toMatch(/^SEARCH runs USING INDEX \S+ \(workspace=\? AND seq>\? AND seq<\?\)$/);
  await database.close();
});
