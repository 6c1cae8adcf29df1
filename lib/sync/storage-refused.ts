// The browser would not store something: nothing of that transaction happened, and it may be tried again.

/** What `SyncStorage.transaction` rejects with; all else is a bug. `message` is for the person. */
export class StorageRefused extends Error {
  override name = 'StorageRefused';
}
