import type { MemberId } from '#core/ids.ts';
import { nextTry } from '#core/model/retry.ts';
import { addMs, type Instant, MINUTE_MS } from '#core/time/instant.ts';
import { ConflictError, type Operations, type Scope } from '#ports/store.ts';
import { inEachWorkspace } from '../checkins/in-each-workspace.ts';
import { modelJobs } from '../collections.ts';
import type { Deps } from '../context.ts';
import type { Asked } from './ask-model.ts';
import type { ModelJob, Seen } from './documents.ts';

/** Longer than any answer may take, with what is done with it. */
const LEASE_MS = 5 * MINUTE_MS;
/** How many of a workspace are under way at once, and how many are taken in one run of the sweep. */
const AT_ONCE = 4;
const A_RUN = 40;
/** Workspaces side by side: a slow answer in one holds up no other. */
const WORKSPACES_AT_ONCE = 8;

type Unanswered = Extract<Asked<unknown>, { kind: 'unanswered' }>;

/**
 * Asks the model what a job is about and does what comes of it. `finish` belongs into the transaction that does it: then
 * it is done once, whoever else takes the job over. Where it is not called, nothing came of it, for the reason given.
 */
export type Worker = (scope: Scope, job: ModelJob, finish: Finish) => Promise<Unanswered | undefined>;
export type Finish = (tx: Operations) => Promise<void>;

/**
 * Queues something for the model, in the transaction of what it is about. What waits already is asked anew: only the
 * latest question about a thing counts.
 */
export async function queue(
  tx: Operations,
  kind: ModelJob['kind'],
  about: string,
  by: MemberId,
  now: Instant,
  seen?: Seen,
): Promise<void> {
  const id = `${kind} ${about}`;
  const waiting = await tx.get(modelJobs, id);
  const job = { id, kind, about, by, since: now, notBefore: now, attempts: 0, ...(seen && { seen }) };
  // Whoever has it under way is asking about what was before: its answer comes too late.
  if (waiting) await tx.replace(modelJobs, { ...job, version: waiting.version });
  else await tx.insert(modelJobs, { ...job, version: 0 });
}

/** The sweep that works off what waits of some kinds, the oldest first, what goes `inBatches` before. How many were finished. */
export function makeRunModelJobs(
  deps: Pick<Deps, 'store' | 'clock' | 'logger'>,
  sweep: string,
  workers: Readonly<Partial<Record<ModelJob['kind'], Worker>>>,
  inBatches: (scope: Scope) => Promise<number> = async () => 0,
) {
  return (): Promise<number> =>
    inEachWorkspace(
      deps,
      sweep,
      async (scope) => {
        let finished = await inBatches(scope);
        for (const [kind, worker] of Object.entries(workers)) {
          const below = addMs(deps.clock.now(), 1);
          const due = await scope.find(modelJobs, { by: 'byKind', equals: [kind], below, limit: A_RUN });
          const left = [...due.docs];
          const works = async (): Promise<void> => {
            for (let job = left.shift(); job; job = left.shift())
              finished += Number(await runOne(deps, scope, job, worker));
          };
          await Promise.all(Array.from({ length: AT_ONCE }, works));
        }
        return finished;
      },
      WORKSPACES_AT_ONCE,
    );
}

async function runOne(
  { clock, logger }: Pick<Deps, 'clock' | 'logger'>,
  scope: Scope,
  { id }: ModelJob,
  worker: Worker,
): Promise<boolean> {
  const begun = clock.now();
  const job = await scope.claim(modelJobs, id, begun, addMs(begun, LEASE_MS));
  if (!job || job.notBefore > begun) return false;
  try {
    const inVain = await worker(scope, job, finishing(job));
    if (!inVain) return true;
    await putOff(scope, job, inVain, clock.now());
  } catch (error) {
    if (error instanceof ConflictError) return false;
    logger.error({ workspace: scope.workspace, job: id, err: error }, 'a job for the model failed');
    await putOff(scope, job, { kind: 'unanswered', why: 'useless' }, clock.now());
  }
  return false;
}

/** Ends a job, unless somebody else has taken it over or asked anew: then @throws ConflictError */
export function finishing({ claimedUntil: _, ...job }: ModelJob): Finish {
  return async (tx) => {
    // The fence: whoever took it over has raised its version.
    await tx.replace(modelJobs, job);
    await tx.remove(modelJobs, job.id);
  };
}

async function putOff(
  scope: Scope,
  { claimedUntil: _, ...job }: ModelJob,
  { why, retryAfterMs = 0 }: Unanswered,
  now: Instant,
): Promise<void> {
  const notBefore = nextTry(job, why, retryAfterMs, now);
  if (notBefore === undefined) await scope.remove(modelJobs, job.id);
  else await scope.replace(modelJobs, { ...job, notBefore, attempts: job.attempts + 1 });
}
