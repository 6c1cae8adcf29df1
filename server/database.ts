// What the endpoint needs of a database: PostgreSQL's SQL, as far as SQLite can follow, in transactions.

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
    <Row>(parts: TemplateStringsArray, ...values: Value[]) => {
      const numbered = parts.reduce((whole, part, index) => `${whole}$${index}${part}`);
      return text<Row>(numbered, values);
    },
    { text },
  );

export interface Database {
  read: <T>(work: (sql: Sql) => Promise<T>) => Promise<T>;
  /** Resolves when it is durable; rolled back where `work` rejects. `work` awaits nothing but `sql`. */
  write: <T>(work: (sql: Sql) => Promise<T>) => Promise<T>;
  /** Says to all instances what happened in a workspace. Never rejects: what is lost, browsers ask for. */
  announce: (news: News) => Promise<void>;
  /** `missed`: there was no ear for a while. */
  onNews: (hear: Hear) => void;
  /** Overwrites what was deleted, as far as the database lets itself be told to. */
  forget: () => Promise<void>;
  close: () => Promise<void>;
}

export type Hear = (news: News | 'missed') => void;

export interface News {
  workspace: string;
  /** Its newest seq; and what is new, where it is small: a page as of a pull, and the hash of what stands before it. */
  poke?: { head: number; after?: string; page?: string };
  /** A device whose sockets are to be closed. */
  revoked?: string;
  /** Everybody's are. */
  erased?: boolean;
  /** What a device says of itself to the others. */
  presence?: { device: string; box: string };
}
