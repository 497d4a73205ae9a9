import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { Agenda, InMemoryNotificationChannel, toJobId } from 'agenda';
import { SECOND_MS } from '#core/time/instant.ts';
import type { Logger } from '#ports/logger.ts';
import { makeBackend } from './backend.ts';
import { connectTo, type Db } from './connection.ts';
import { translating } from './errors.ts';
import { makeJobs, type Wakes } from './jobs.ts';
import { makeReport } from './report.ts';
import { runJob } from './run-job.ts';

export interface AgendaOptions {
  /**
   * A `mongodb://` address: the connection is opened by `start` and closed by `stop`. Or a database of a connection
   * that is the caller's, who closes it after `stop`.
   */
  readonly mongo: string | Db;
  readonly logger: Logger;
  /** How often each worker looks for due sweeps; 1 s unless given. */
  readonly pollMs?: number;
  /** How long a worker that died keeps its sweeps from the others; 30 s unless given. */
  readonly lockMs?: number;
}

export interface Sweep {
  readonly name: string;
  readonly intervalMs: number;
  readonly run: () => Promise<void>;
}

export interface Worker {
  wake(name: string): Promise<void>;
  stop(): Promise<void>;
}

/** A look costs one small query for each sweep, so a second is cheap; check-ins may be ten seconds late at the most. */
const POLL_MS = SECOND_MS;

/**
 * A killed worker must be replaced within 60 s. Half of that leaves room for a slow server; and with two renewals
 * missed the lock still holds, so that a busy worker is not taken for a dead one.
 */
const LOCK_MS = 30 * SECOND_MS;
const RENEWALS_PER_LOCK = 3;

/** How long a worker that stops waits for Agenda to write down what ended. */
const GRACE_MS = 3 * SECOND_MS;

/** One process's share in the sweeps. @throws RetryableError when the database cannot be reached */
export async function startWorker(
  sweeps: readonly Sweep[],
  { mongo, logger, pollMs = POLL_MS, lockMs = LOCK_MS }: AgendaOptions,
): Promise<Worker> {
  const connection = await connectTo(mongo);
  const jobs = makeJobs(connection.db);
  const report = makeReport(logger);
  // Tells this worker of its own wake-ups at once; the others find them at their next look.
  const channel = new InMemoryNotificationChannel();
  const worker = `${hostname()} ${process.pid} ${randomUUID()}`;
  const running = new Map<string, Promise<unknown>>();
  let stopping = false;

  const agenda = new Agenda({
    name: worker,
    backend: makeBackend(connection.db, report.trouble),
    notificationChannel: channel,
    processEvery: pollMs,
    defaultConcurrency: 1,
    defaultLockLifetime: lockMs,
  });
  agenda.on('error', report.trouble);

  for (const { name, run } of sweeps) {
    agenda.define<Wakes>(name, async (job) => {
      // Agenda gives up on a job whose lock it could not renew and may hand it out again; the run goes on regardless.
      if (stopping || running.has(name)) {
        job.attrs.nextRunAt = new Date();
        return;
      }
      report.calm();
      const written = new Promise((resolve) => agenda.once(`complete:${name}`, resolve));
      const ended = runJob(job, run, {
        renewMs: lockMs / RENEWALS_PER_LOCK,
        onTrouble: report.trouble,
      }).catch((error) => report.failed(name, error));
      const settled = ended
        .then(() => written)
        .then(() => jobs.dueIfWoken(name, job.attrs.data.wakes))
        .catch(report.trouble)
        .finally(() => running.delete(name));
      running.set(name, settled);
      await ended;
    });
  }

  const declare = (dueInMs: (sweep: Sweep) => number): Promise<unknown> =>
    Promise.all(
      sweeps.map((sweep) =>
        jobs.declare(sweep.name, sweep.intervalMs, new Date(Date.now() + dueInMs(sweep))),
      ),
    );

  try {
    await translating(async () => {
      await jobs.prepare();
      await declare(() => 0);
      await agenda.start();
    });
  } catch (error) {
    await connection.close();
    throw error;
  }
  // A clock that was set back leaves jobs due in a far future, a restored backup none at all.
  const mending = setInterval(
    () => declare((sweep) => sweep.intervalMs).catch(report.trouble),
    lockMs,
  ).unref();

  return {
    async wake(name) {
      const id = await translating(() => jobs.wake(name));
      if (id === undefined || stopping) return;
      await channel.publish({
        jobId: toJobId(id),
        jobName: name,
        nextRunAt: null,
        priority: 0,
        timestamp: new Date(),
      });
    },
    async stop() {
      stopping = true;
      clearInterval(mending);
      const enough = new AbortController();
      const drained = agenda.drain({ signal: enough.signal });
      await Promise.all(running.values());
      // What is left is Agenda's own writing. With the server away its drain would wait for that for ever.
      const grace = setTimeout(() => enough.abort(), GRACE_MS);
      await drained;
      clearTimeout(grace);
      await jobs.release(worker).catch(report.trouble);
      await connection.close();
    },
  };
}
