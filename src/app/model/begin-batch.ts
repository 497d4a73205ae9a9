import { RetryableError } from '#core/errors.ts';
import { addMs } from '#core/time/instant.ts';
import { ModelSilentError, ModelUnusableError } from '#ports/language-model.ts';
import type { Scope } from '#ports/store.ts';
import { modelBatches, modelJobs } from '../collections.ts';
import { settingsOf } from '../enter.ts';
import type { AskModel } from './ask-model.ts';
import { type Batching, letGo } from './batching.ts';
import type { ModelBatch, ModelJob } from './documents.ts';
import { finishing } from './jobs.ts';
import { type Prepared, prepare } from './prepare.ts';
import { budgetOf, monthOf, NOTHING, reserve, settle, sumOf } from './spending.ts';

/** So many jobs of one kind that wait are a backfill or an import: nobody is looking at the first of them. */
const LEAST = 50;
const MOST = 500;

/** Sends off what waits, if it is very much. The jobs wait for it no longer than `longestMs`. */
export async function beginBatch(batching: Batching, scope: Scope, longestMs: number): Promise<void> {
  const { clock, logger, setup, batches, kind } = batching;
  const now = clock.now();
  const query = { by: 'byKind', equals: [kind], below: addMs(now, 1), limit: MOST } as const;
  // What a batch did not answer once, no other will.
  const due = (await scope.find(modelJobs, query)).docs.filter(({ attempts }) => attempts === 0);
  if (due.length < LEAST) return;
  const questions = await questionsOf(batching, scope, due);
  const [first] = questions.values();
  const settings = await settingsOf(scope);
  if (!first || !batching.model.isOn(settings, first.prompt.task)) return;
  const { task, name } = first.prompt;
  const most = sumOf([...questions.values()].map((each) => each.most));
  const month = monthOf(now);
  // Without the money for all of them they are asked one by one, as far as it goes.
  if (!(await reserve(scope, month, most, budgetOf(settings.model, setup.budget)))) return;
  const batch = await take(scope, [...questions.keys()], { task, month, most, since: now }, longestMs);
  try {
    const sent = await batches.begin([...questions.values()].map(({ request }) => request));
    await scope.replace(modelBatches, { ...batch, sent });
    logger.info({ workspace: scope.workspace, prompt: name, questions: questions.size }, 'batch sent');
  } catch (error) {
    logger.warn({ workspace: scope.workspace, prompt: name, err: error }, 'a batch could not be sent');
    const isNever = error instanceof RetryableError || error instanceof ModelUnusableError;
    await settle(scope, month, task, most, isNever ? NOTHING : most, 0);
    await letGo(batching, scope, batch);
    if (!isNever && !(error instanceof ModelSilentError)) throw error;
  }
}

/** What the worker would ask about each job; a job that it asks nothing about is done. */
async function questionsOf(
  { setup, model, workerWith }: Batching,
  scope: Scope,
  jobs: readonly ModelJob[],
): Promise<ReadonlyMap<ModelJob, Prepared<unknown>>> {
  const questions = new Map<ModelJob, Prepared<unknown>>();
  for (const job of jobs) {
    const noting: AskModel = {
      isOn: model.isOn,
      ask: async (within, question) => {
        questions.set(job, await prepare(setup, within, question));
        return { kind: 'unanswered', why: 'busy' };
      },
    };
    await workerWith(noting)(scope, job, finishing(job));
  }
  return questions;
}

/** The jobs wait for their batch from now on. @throws ConflictError when another process has taken one */
async function take(
  scope: Scope,
  jobs: readonly ModelJob[],
  of: Pick<ModelBatch, 'task' | 'month' | 'most' | 'since'>,
  longestMs: number,
): Promise<ModelBatch> {
  return scope.transaction(async (tx) => {
    const batch = { id: `${of.since} ${jobs[0]?.id}`, version: 0, jobs: jobs.map(({ id }) => id), ...of };
    for (const job of jobs)
      await tx.replace(modelJobs, { ...job, notBefore: addMs(of.since, longestMs), batch: batch.id });
    const [made] = await tx.insert(modelBatches, batch);
    return made ?? batch;
  });
}
