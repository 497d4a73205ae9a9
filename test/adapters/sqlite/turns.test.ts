import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openSqlite } from '#adapters/sqlite/index.ts';
import type { Operations, Scope } from '#ports/store.ts';
import { contractCollections, note, notes } from '../../contracts/store/sample.ts';
import { folder } from './folder.ts';

const MANY = 100_000;

test.each<[string, (scope: Scope, step: (on: Operations) => Promise<unknown>) => Promise<unknown>]>([
  ['reads', (scope, step) => step(scope)],
  ['reads in a transaction', (scope, step) => scope.transaction(step)],
])('a loop of %s does not keep the rest of the process from running', async (_, run) => {
  const store = await openSqlite({ file: join(await folder(), 'ante.db'), collections: contractCollections });
  await store.in('w').insert(notes, note('a'));
  let turned = false;
  setImmediate(() => {
    turned = true;
  });
  let calls = 0;
  await run(store.in('w'), async (on) => {
    while (!turned && calls < MANY) {
      await on.get(notes, 'a');
      calls += 1;
    }
  });
  await store.close();
  expect(calls).toBeLessThan(MANY);
});
