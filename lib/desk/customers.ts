// Whose cases they are that a page asks for by a handle: handles change, and pass on to others.
import type { CustomerKey } from '../care/customer.ts';
import { nameOf } from '../care/customer.ts';
import type { Handle } from '../care/ids.ts';
import type { CaseRow } from '../store/rows.ts';
import type { Tables } from '../store/store.ts';

/** Cases of one customer that are looked at. */
const depth = 20;

/** Of whoever wrote last under this handle, newest message first; what they wrote under other handles too. */
export const casesOfHandle = async (tables: Tables, handle: Handle): Promise<CaseRow[]> => {
  const customer = await customerOf(tables, handle);
  return customer ? tables.cases.ofCustomer(customer, 0, depth) : [];
};

const customerOf = async (tables: Tables, handle: Handle): Promise<CustomerKey | undefined> => {
  let customer: CustomerKey | undefined;
  let wroteAt = -1;
  for (const row of await tables.cases.named([nameOf(handle)]))
    for (const { post } of row.case.messages)
      if (post.handle === handle && post.publishedAt > wroteAt)
        [customer, wroteAt] = [row.customer, post.publishedAt];
  return customer;
};
