// What the disk and SQLite can do by themselves: the same rows, as durable, with nothing around them.
import Sqlite from 'libsql';

export const openBare = (path: string) => {
  const db = new Sqlite(path);
  for (const pragma of ['journal_mode = WAL', 'synchronous = FULL']) db.exec(`PRAGMA ${pragma}`);
  db.exec(`CREATE TABLE envelopes (
    workspace INTEGER NOT NULL, seq INTEGER NOT NULL, id BLOB NOT NULL, hash BLOB NOT NULL, device TEXT NOT NULL,
    device_seq INTEGER NOT NULL, received_at INTEGER NOT NULL, body BLOB NOT NULL, PRIMARY KEY (workspace, seq))`);
  const insert = db.prepare('INSERT INTO envelopes VALUES (?, ?, ?, ?, ?, ?, ?, ?)');
  const select = db.prepare(
    'SELECT received_at, body FROM envelopes WHERE workspace = ? AND seq > ? AND seq <= ? ORDER BY seq',
  );
  const id = Buffer.alloc(16, 1);
  const hash = Buffer.alloc(32, 2);
  let seq = 0;
  return {
    /** One transaction with all of them. */
    write: (bodies: readonly Uint8Array[]) => {
      db.exec('BEGIN IMMEDIATE');
      for (const body of bodies) insert.run([1, ++seq, id, hash, 'AAAAAAAAAAA', seq, Date.now(), body]);
      db.exec('COMMIT');
    },
    read: (since: number, upTo: number): number => select.all([1, since, upTo]).length,
    close: () => db.close(),
  };
};
