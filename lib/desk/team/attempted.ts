// What the endpoint refused, or the storage, as a page hears it.
import type { Result } from '../../care/result.ts';
import { fail } from '../../care/result.ts';
import type { Failure } from '../../care/view.ts';
import type { Attempt } from '../../sync/ports.ts';
import { StorageRefused } from '../../sync/storage-refused.ts';

export const attempted = async <T>(work: () => Attempt<T>): Promise<Result<T, Failure>> => {
  try {
    const result = await work();
    return result.ok ? result : fail({ code: 'endpoint', message: result.error.message });
  } catch (error) {
    if (error instanceof StorageRefused) return fail({ code: 'storage', message: error.message });
    throw error;
  }
};
