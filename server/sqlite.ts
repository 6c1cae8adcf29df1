// SQLite in this process: one file, one writer, durable before it answers.
import Sqlite from 'libsql';
import { type Database, type Hear, type Sql, type Value, sqlBy } from './database.ts';
import { migrate } from './schema.ts';

/** What SQLite says in other words than PostgreSQL. A writer has the whole file, so no row needs a lock. */
const words: [RegExp, string][] = [
  [/\$(\d+)/g, '?$1'],
  [/BIGINT GENERATED ALWAYS AS IDENTITY/g, 'INTEGER'],
  [/BYTEA/g, 'BLOB'],
  [/FOR UPDATE/g, ''],
  // It reads by the key, so in order, and would sort all of it again: a third of a pull's time.
  [/ ORDER BY seq\)/g, ')'],
];

const inItsWords = (text: string): string =>
  words.reduce((said, [theirs, ours]) => said.replace(theirs, ours), text);

/** Others may hold the file for so long, ms. */
const patience = 'busy_timeout = 5000';

/** @param path of the file, or `:memory:`. @param complain told of what could not be overwritten yet. */
export const openSqlite = async (path: string, complain: (what: string) => void): Promise<Database> => {
  const connection = new Sqlite(path);
  // FULL: a commit has reached the disk, also in WAL mode, before anybody is told of it.
  // secure_delete: what was scrubbed is overwritten, not only let go.
  const pragmas = ['journal_mode = WAL', 'synchronous = FULL', 'secure_delete = ON', patience];
  for (const pragma of pragmas) connection.exec(`PRAGMA ${pragma}`);
  const statements = new Map<string, ReturnType<typeof connection.prepare>>();

  const sql = sqlBy(async <Row>(text: string, values: readonly Value[]): Promise<Row[]> => {
    const statement = statements.get(text) ?? connection.prepare(inItsWords(text));
    statements.set(text, statement);
    // libsql takes a lone array as the list of parameters; any other lone object would be a bag of names.
    if (statement.reader) return statement.all([...values]).map(withBuffers) as Row[];
    statement.run([...values]);
    return [];
  });

  let last: Promise<unknown> = Promise.resolve();
  /** One after the other: there is one connection, and a transaction has awaits in it. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    return turn;
  };

  let isUntidy = false;
  /**
   * All that is new goes from the journal to its place, and the journal is emptied: old words stand there too. Where
   * another process reads, it is done after a later write: waiting here would stop this process for everybody.
   */
  const tidy = (): void => {
    const wasUntidy = isUntidy;
    isUntidy = true;
    connection.exec('PRAGMA busy_timeout = 0');
    try {
      isUntidy = (connection.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get() as { busy: number }).busy > 0;
    } finally {
      connection.exec(`PRAGMA ${patience}`);
    }
    if (isUntidy && !wasUntidy)
      complain('Another process reads the database. What was deleted is still in it.');
  };
  const forget = () => inTurn(async () => tidy());

  const write = <T>(work: (sql: Sql) => Promise<T>): Promise<T> =>
    inTurn(async () => {
      connection.exec('BEGIN IMMEDIATE');
      try {
        const value = await work(sql);
        connection.exec('COMMIT');
        // Afterwards, and whatever comes of it.
        if (isUntidy) forget().catch((error: Error) => complain(error.message));
        return value;
      } catch (error) {
        if (connection.inTransaction) connection.exec('ROLLBACK');
        throw error;
      }
    });

  await write(migrate);
  const listeners: Hear[] = [];
  return {
    read: (work) => inTurn(() => work(sql)),
    write,
    announce: async (news) => listeners.forEach((hear) => hear(news)),
    onNews: (hear) => void listeners.push(hear),
    forget,
    close: () => forget().finally(() => void connection.close()),
  };
};

/** libsql gives blobs as ArrayBuffers. */
const withBuffers = (row: unknown): unknown => {
  const values = row as Record<string, unknown>;
  for (const name in values)
    if (values[name] instanceof ArrayBuffer) values[name] = Buffer.from(values[name]);
  return row;
};
