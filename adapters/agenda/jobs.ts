import { COLLECTION } from './backend.ts';
import type { Db } from './connection.ts';

/** What a job carries: how often its sweep was woken, so that a run under way learns of it. */
export interface Wakes {
  readonly wakes: number;
}

/**
 * The sweeps' job documents. Written here and not through `agenda.every` or `job.save()`: those clear the lock that a
 * running worker holds, so a worker that starts would run the same sweep beside it.
 */
export interface Jobs {
  prepare(): Promise<void>;
  /** Sees to it that the sweep has its job, at this interval, due by `dueBy` at the latest. */
  declare(name: string, intervalMs: number, dueBy: Date): Promise<void>;
  /** Makes it due now; returns the job's id. */
  wake(name: string): Promise<string | undefined>;
  /** Makes it due now if it was woken more than `seen` times: what a run writes at its end hides a wake-up during it. */
  dueIfWoken(name: string, seen: number): Promise<void>;
  /** Gives back what the worker holds; what it ran last is due again, should it have been woken meanwhile. */
  release(worker: string): Promise<void>;
}

/** The fields of Agenda's that are written here; it adds its own. */
interface JobDocument {
  readonly name: string;
  readonly type: 'single';
  readonly priority: number;
  readonly repeatInterval: number;
  readonly nextRunAt: Date;
  readonly lockedAt?: Date | null;
  readonly lastModifiedBy?: string;
  readonly data: Wakes;
}

export function makeJobs(db: Db): Jobs {
  const jobs = db.collection<JobDocument>(COLLECTION);
  return {
    async prepare() {
      await jobs.createIndex({ name: 1 }, { unique: true });
    },
    async declare(name, intervalMs, dueBy) {
      await jobs.updateOne(
        { name },
        {
          $set: { repeatInterval: intervalMs },
          $min: { nextRunAt: dueBy },
          $setOnInsert: { type: 'single', priority: 0, data: { wakes: 0 } },
        },
        { upsert: true },
      );
    },
    async wake(name) {
      const due = { $set: { nextRunAt: new Date() }, $inc: { 'data.wakes': 1 } };
      return (await jobs.findOneAndUpdate({ name }, due))?._id.toHexString();
    },
    async dueIfWoken(name, seen) {
      await jobs.updateOne({ name, 'data.wakes': { $gt: seen } }, { $set: { nextRunAt: new Date() } });
    },
    async release(worker) {
      await jobs.updateMany(
        { lastModifiedBy: worker },
        { $set: { lockedAt: null }, $min: { nextRunAt: new Date() } },
      );
    },
  };
}
