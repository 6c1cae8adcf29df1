// To be run in a page: which account acts there, as lib/x reads it.
import { actingHandle } from '../../lib/x/account.ts';
import { findAll } from '../../lib/x/find.ts';

/** One for each column of X Pro, else one for the page; empty where X shows none. */
export const actingAccounts = (): string[] => {
  const columns = findAll(document, 'columnBody');
  const handles =
    columns.length > 0 ? columns.map((at) => actingHandle(document, at)) : [actingHandle(document)];
  return handles.flatMap((handle) => handle ?? []);
};
