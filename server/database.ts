// What the endpoint needs of a database: SQL that SQLite and PostgreSQL both speak, in transactions.

export type Value = string | number | Uint8Array | null;
type Run = <Row>(text: string, values: readonly Value[]) => Promise<Row[]>;

/** Values are parameters, never text. Blobs come back as Buffers, integers as numbers. */
export interface Sql {
  <Row>(parts: TemplateStringsArray, ...values: Value[]): Promise<Row[]>;
  /** With `$1`, `$2` … for texts that are built. */
  text: Run;
}

export const sqlBy = (text: Run): Sql =>
  Object.assign(
    <Row>(parts: TemplateStringsArray, ...values: Value[]) =>
      text<Row>(
        parts.reduce((whole, part, index) => `${whole}$${index}${part}`),
        values,
      ),
    { text },
  );

export interface Database {
  read: <T>(work: (sql: Sql) => Promise<T>) => Promise<T>;
  /** Resolves when it is durable; rolled back where `work` rejects. `work` awaits nothing but `sql`. */
  write: <T>(work: (sql: Sql) => Promise<T>) => Promise<T>;
  /** Says to all instances what happened in a workspace. */
  announce: (news: News) => Promise<void>;
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
export const insert = async (sql: Sql, into: string, rows: readonly (readonly Value[])[]): Promise<void> => {
  let at = 0;
  const places = rows.map((row) => `(${row.map(() => `$${++at}`).join()})`);
  if (rows.length > 0) await sql.text(`INSERT INTO ${into} VALUES ${places.join()}`, rows.flat());
};
