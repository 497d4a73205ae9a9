import { afterAll, beforeAll, describe } from 'vitest';
import type { Scope, Store } from '#ports/store.ts';
import { claimContract } from './store/claims.ts';
import { documentContract } from './store/documents.ts';
import { hostileContract } from './store/hostile.ts';
import { indexContract } from './store/indexes.ts';
import { modelContract } from './store/model.ts';
import { orderContract } from './store/order.ts';
import { tenantContract } from './store/tenants.ts';
import { transactionContract } from './store/transactions.ts';

export { contractCollections } from './store/sample.ts';

/** What each part of the contract works with. */
export interface Subject {
  readonly store: () => Store;
  /** A workspace that no other test uses. */
  readonly fresh: () => Scope;
  readonly readersWait: boolean;
}

/**
 * What every store promises. `open` gives an empty store that was opened with `contractCollections`; it is closed here.
 * `readersWait`: a reader outside may wait for an open transaction to end, instead of seeing what was before.
 */
export function storeContract(
  name: string,
  open: () => Promise<Store>,
  { readersWait = false }: { readonly readersWait?: boolean } = {},
): void {
  describe(`${name} keeps the contract of a store`, () => {
    let opened: Store;
    let workspaces = 0;
    beforeAll(async () => {
      opened = await open();
    });
    afterAll(async () => {
      await opened.close();
    });
    const subject: Subject = {
      readersWait,
      store: () => opened,
      fresh: () => {
        workspaces += 1;
        return opened.in(`test:${workspaces}`);
      },
    };
    documentContract(subject);
    indexContract(subject);
    orderContract(subject);
    claimContract(subject);
    transactionContract(subject);
    tenantContract(subject);
    hostileContract(subject);
    modelContract(subject);
  });
}
