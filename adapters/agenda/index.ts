import type { Scheduler } from '#ports/scheduler.ts';
import { type AgendaOptions, type Sweep, startWorker, type Worker } from './worker.ts';

export type { AgendaOptions };

/**
 * The shared scheduler: any number of workers on one MongoDB, each sweep run by one of them at a time. A worker that
 * is killed in the middle of a sweep is replaced within `lockMs + pollMs`. See the folder's README for the limits.
 */
export function makeAgendaScheduler(options: AgendaOptions): Scheduler {
  const sweeps = new Map<string, Sweep>();
  let worker: Worker | undefined;
  return {
    every(name, intervalMs, run) {
      if (sweeps.has(name)) throw new Error(`the sweep ${name} is declared twice`);
      sweeps.set(name, { name, intervalMs, run });
    },
    async start() {
      worker ??= await startWorker([...sweeps.values()], options);
    },
    async wake(name) {
      if (!sweeps.has(name)) throw new Error(`no sweep is called ${name}`);
      await worker?.wake(name);
    },
    async stop() {
      const stopping = worker;
      worker = undefined;
      await stopping?.stop();
    },
  };
}
