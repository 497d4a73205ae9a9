import { RetryableError } from '#core/errors.ts';
import { mapStrings } from '#core/model/map-strings.ts';
import { toMs } from '#core/time/instant.ts';
import { type BatchedAnswer, ModelSilentError, ModelUnusableError } from '#ports/language-model.ts';
import { ConflictError, type Scope } from '#ports/store.ts';
import { modelJobs } from '../collections.ts';
import type { Asked, AskModel, ModelQuestion } from './ask-model.ts';
import { type Batching, letGo } from './batching.ts';
import type { ModelBatch, ModelJob } from './documents.ts';
import { finishing } from './jobs.ts';
import { logCall } from './log-call.ts';
import { prepare } from './prepare.ts';
import { settle, sumOf } from './spending.ts';

type Sent = ModelBatch & { readonly sent: string };

/** Does what comes of a batch; undefined while it is under way, or cannot be asked about. How many jobs were finished. */
export async function collectBatch(
  batching: Batching,
  scope: Scope,
  batch: Sent,
): Promise<number | undefined> {
  const answers = await answersOf(batching, scope, batch);
  if (!answers) return undefined;
  let finished = 0;
  for (const [place, id] of batch.jobs.entries()) {
    const job = await scope.get(modelJobs, id);
    const answer = answers.get(place);
    // Asked anew since, its answer is of what was before.
    if (job?.batch === batch.id && answer) finished += await answered(batching, scope, batch, job, answer);
  }
  const spent = sumOf([...answers.values()].map((each) => each.spent));
  await settle(scope, batch.month, batch.task, batch.most, spent, answers.size);
  await letGo(batching, scope, batch);
  return finished;
}

async function answersOf({ logger, batches }: Batching, scope: Scope, { sent }: Sent) {
  try {
    return await batches.collect(sent);
  } catch (error) {
    const isTrouble = error instanceof RetryableError || error instanceof ModelSilentError;
    if (!isTrouble && !(error instanceof ModelUnusableError)) throw error;
    logger.warn({ workspace: scope.workspace, batch: sent, err: error }, 'a batch could not be looked at');
    return undefined;
  }
}

async function answered(
  batching: Batching,
  scope: Scope,
  batch: Sent,
  job: ModelJob,
  answer: BatchedAnswer,
): Promise<number> {
  const replaying: AskModel = {
    isOn: batching.model.isOn,
    ask: (within, question) => replay(batching, within, batch, question, answer),
  };
  try {
    return (await batching.workerWith(replaying)(scope, job, finishing(job))) ? 0 : 1;
  } catch (error) {
    if (error instanceof ConflictError) return 0;
    throw error;
  }
}

/** The answer that came for a question, as if it had just been asked. */
async function replay<T>(
  { clock, logger, setup }: Batching,
  scope: Scope,
  { since }: Sent,
  question: ModelQuestion<T>,
  { text, spent }: BatchedAnswer,
): Promise<Asked<T>> {
  const { prompt, unmask } = await prepare(setup, scope, question);
  const parsed = text === undefined ? undefined : question.schema.safeParse(jsonIn(text));
  const asked: Asked<T> = parsed?.success
    ? { kind: 'answered', value: mapStrings(parsed.data, unmask) }
    : { kind: 'unanswered', why: 'useless' };
  const durationMs = toMs(clock.now()) - toMs(since);
  logCall(logger, scope, prompt, { model: setup.model.names[prompt.size], durationMs, asked, spent });
  return asked;
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
