// What went wrong with the database, in the words of the person who has to do something about it.
import type { Failure } from '../care/view.ts';
import { newerData } from './database.ts';

/** The failure that an error of IndexedDB or Dexie means; undefined if it comes from elsewhere, which is a bug. */
export const failureOf = (error: unknown): Failure | undefined => {
  const names = namesOf(error);
  if (names.includes('QuotaExceededError'))
    return {
      code: 'disk-full',
      message: 'The disk is full. Nothing was saved: free some space and try again.',
    };
  if (names.includes(newerData) || names.includes('VersionError'))
    return {
      code: 'newer-data',
      message: 'A newer Perch wrote the data in this browser. Update Perch to read it; nothing was changed.',
    };
  if (!names.some((name) => storageErrors.has(name))) return undefined;
  return {
    code: 'storage',
    message:
      `Perch cannot read its data in this browser (${names.at(-1)}). Restart the browser. ` +
      'In private windows, and where the browser never remembers history, nothing can be stored.',
  };
};

/** The browser's side failed; a fresh connection may help. What our own mistakes throw is not among them. */
const storageErrors = new Set([
  'AbortError',
  'DatabaseClosedError',
  'InvalidStateError',
  'MissingAPIError',
  'NotFoundError',
  'NotReadableError',
  'OpenFailedError',
  'SecurityError',
  'TimeoutError',
  'UnknownError',
]);

/** The names of an error and of the errors that caused it, outermost first. */
const namesOf = (error: unknown): string[] => {
  const names: string[] = [];
  for (let each = error; each instanceof Object && names.length < 8;) {
    const { name, inner, cause } = each as { name?: unknown; inner?: unknown; cause?: unknown };
    if (typeof name === 'string') names.push(name);
    each = inner ?? cause;
  }
  return names;
};
