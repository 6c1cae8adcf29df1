// What the endpoint needs of a database: SQL that SQLite and PostgreSQL both speak, in transactions.

export type Value = string | number | Uint8Array | null;

/** Parameters are `$1`, `$2` …; blobs come back as Buffers, integers as numbers. */
export type Sql = <Row>(text: string, values?: readonly Value[]) => Promise<Row[]>;

export interface Database {
  /** Ends a `SELECT` that must hold its row until the transaction ends. SQLite has one writer anyway. */
  forUpdate: string;
  read: <T>(work: (sql: Sql) => Promise<T>) => Promise<T>;
  /** Resolves when it is durable; rolled back where `work` rejects. `work` awaits nothing but `sql`. */
  write: <T>(work: (sql: Sql) => Promise<T>) => Promise<T>;
  /** Says to all instances that a workspace has grown. */
  announce: (news: News) => Promise<void>;
  /** Hears of what any instance announced. */
  onNews: (hear: (news: News) => void) => void;
  close: () => Promise<void>;
}

/** `head` is its newest seq; a `revoked` device's sockets are to be closed; `erased`: everybody's. */
export interface News {
  workspace: string;
  head?: number;
  revoked?: string;
  erased?: boolean;
}

/** `INSERT` of many rows in one statement. */
export const insert = async (
  sql: Sql,
  table: string,
  columns: readonly string[],
  rows: readonly (readonly Value[])[],
): Promise<void> => {
  if (rows.length === 0) return;
  let at = 0;
  const row = () => `(${columns.map(() => `$${++at}`).join()})`;
  await sql(`INSERT INTO ${table} (${columns.join()}) VALUES ${rows.map(row).join()}`, rows.flat());
};
