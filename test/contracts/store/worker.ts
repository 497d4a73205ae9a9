/**
 * A process of its own that works on a store until it is killed or done: `worker.ts <pairs|sum> <file or uri> <name>`.
 * Each line it prints is a write that was acknowledged.
 */
import { writeSync } from 'node:fs';
import process from 'node:process';
import type { Scope, Store } from '#ports/store.ts';
import { contractCollections, note, notes } from './sample.ts';

const [, , task = '', where = '', name = ''] = process.argv;
const store = await open();
const scope = store.in('w');
await (task === 'pairs' ? writePairs(scope) : addToSum(scope));
await store.close();

/** Loads only what it needs: these processes are started often. */
async function open(): Promise<Store> {
  const collections = contractCollections;
  if (where.startsWith('mongodb')) {
    const { openMongo } = await import('#adapters/mongo/index.ts');
    return openMongo({ uri: where, collections });
  }
  const { openSqlite } = await import('#adapters/sqlite/index.ts');
  return openSqlite({ file: where, collections });
}

/** Without end: by turns two documents in a transaction, and one by itself. */
async function writePairs(scope: Scope): Promise<void> {
  for (let n = 0; ; n += 2) {
    await scope.transaction(async (tx) => {
      await tx.insert(notes, note(`${name}-${n}`, { rank: 1, tags: ['left'] }));
      await tx.insert(notes, note(`${name}-${n}-twin`, { rank: 2, tags: ['right'] }));
    });
    acknowledge(`${name}-${n}`);
    acknowledge(`${name}-${n}-twin`);
    await scope.insert(notes, note(`${name}-${n + 1}`, { rank: 3 }));
    acknowledge(`${name}-${n + 1}`);
  }
}

async function addToSum(scope: Scope): Promise<void> {
  for (let n = 0; n < 50; n += 1) {
    await scope.transaction(async (tx) => {
      const sum = await tx.get(notes, 'sum');
      await (sum === undefined
        ? tx.insert(notes, note('sum', { rank: 1 }))
        : tx.replace(notes, { ...sum, rank: Number(sum.rank) + 1 }));
    });
    acknowledge(String(await scope.increment('steps')));
  }
}

function acknowledge(line: string): void {
  writeSync(1, `${line}\n`);
}
