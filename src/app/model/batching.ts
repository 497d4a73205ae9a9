import type { ModelBatches } from '#ports/language-model.ts';
import type { Scope } from '#ports/store.ts';
import { modelBatches, modelJobs } from '../collections.ts';
import type { Deps } from '../context.ts';
import { getAll } from '../load.ts';
import type { AskModel, ModelSetup } from './ask-model.ts';
import type { ModelBatch, ModelJob } from './documents.ts';
import type { Worker } from './jobs.ts';

/** What working in batches needs. */
export interface Batching extends Pick<Deps, 'clock' | 'logger'> {
  readonly setup: ModelSetup;
  readonly batches: ModelBatches;
  readonly model: AskModel;
  /** Which jobs, and who does what comes of them, with whatever answers. */
  readonly kind: ModelJob['kind'];
  readonly workerWith: (model: AskModel) => Worker;
}

/** Nothing waits for the batch any more: whatever is still to be asked is asked by itself. */
export async function letGo(
  { clock }: Pick<Batching, 'clock'>,
  scope: Scope,
  batch: ModelBatch,
): Promise<void> {
  await scope.transaction(async (tx) => {
    for (const { batch: of, ...job } of await getAll(tx, modelJobs, batch.jobs))
      if (of === batch.id)
        await tx.replace(modelJobs, { ...job, attempts: job.attempts + 1, notBefore: clock.now() });
    await tx.remove(modelBatches, batch.id);
  });
}
