import { HOUR_MS, MINUTE_MS, toMs } from '#core/time/instant.ts';
import type { Scope } from '#ports/store.ts';
import { modelBatches } from '../collections.ts';
import { all } from '../load.ts';
import { type Batching, letGo } from './batching.ts';
import { beginBatch } from './begin-batch.ts';
import { collectBatch } from './collect-batch.ts';
import type { ModelBatch } from './documents.ts';

/** A batch is answered within 24 hours, or not at all. */
const LONGEST_MS = 26 * HOUR_MS;
/** How long a process may take between taking jobs and sending them off. */
const BEGINNING_MS = 10 * MINUTE_MS;

/**
 * Asks in a batch, at a lower price, what very many jobs of one kind are about, and does what comes of the answers with
 * the worker that does it one by one. What a batch does not answer is asked by itself afterwards. How many were finished.
 */
export async function runBatches(batching: Batching, scope: Scope): Promise<number> {
  let finished = 0;
  for (const batch of await all(scope, modelBatches, { by: 'id' }))
    finished += await lookAt(batching, scope, batch);
  await beginBatch(batching, scope, LONGEST_MS);
  return finished;
}

async function lookAt(batching: Batching, scope: Scope, batch: ModelBatch): Promise<number> {
  const age = toMs(batching.clock.now()) - toMs(batch.since);
  const { sent } = batch;
  if (sent !== undefined) {
    const finished = await collectBatch(batching, scope, { ...batch, sent });
    if (finished !== undefined) return finished;
  }
  // Lost: what it had reserved may have been spent.
  if (age > (sent === undefined ? BEGINNING_MS : LONGEST_MS)) await letGo(batching, scope, batch);
  return 0;
}
