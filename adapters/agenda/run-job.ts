import type { Job } from 'agenda';
import type { Wakes } from './jobs.ts';

/**
 * Runs the sweep as the job's holder. While it runs the lock is renewed every `renewMs` and the job stays due, so
 * that after a kill another worker finds the lock outdated and runs the sweep at once; Agenda alone would have moved
 * it a whole interval on.
 */
export async function runJob(
  job: Job<Wakes>,
  sweep: () => Promise<void>,
  { renewMs, onTrouble }: { renewMs: number; onTrouble: (error: unknown) => void },
): Promise<void> {
  const next = job.attrs.nextRunAt;
  job.attrs.nextRunAt = new Date();
  await job.touch();
  const release = keepLocked(job, renewMs, onTrouble);
  try {
    await sweep();
  } finally {
    await release();
    job.attrs.nextRunAt = next;
  }
}

/** Renews the lock until the returned function is called, which waits for a renewal under way: it must not outlast the run. */
function keepLocked(
  job: Job<Wakes>,
  renewMs: number,
  onTrouble: (error: unknown) => void,
): () => Promise<void> {
  let renewing: Promise<void> | undefined;
  const timer = setInterval(() => {
    renewing ??= job
      .touch()
      .catch(onTrouble)
      .finally(() => {
        renewing = undefined;
      });
  }, renewMs);
  return async () => {
    clearInterval(timer);
    await renewing;
  };
}
