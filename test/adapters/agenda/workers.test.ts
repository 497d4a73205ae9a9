import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { type AgendaOptions, makeAgendaScheduler } from '#adapters/agenda/index.ts';
import type { Scheduler } from '#ports/scheduler.ts';
import { aLog } from '../../contracts/log.ts';
import { aSweep, until } from '../../contracts/scheduler.ts';
import { aDatabase, dropDatabases, HOUR_MS, inDatabase, MONGODB_URI } from './database.ts';

const POLL_MS = 20;

describe.skipIf(!MONGODB_URI)('several workers on one MongoDB (skipped without MONGODB_URI)', () => {
  const started: Scheduler[] = [];
  const spawned: ChildProcess[] = [];
  afterEach(async () => {
    for (const child of spawned.splice(0)) child.kill('SIGKILL');
    await Promise.all(started.splice(0).map((worker) => worker.stop()));
  });
  afterAll(dropDatabases);

  /** A worker with one sweep, started. */
  async function worker(
    options: Omit<AgendaOptions, 'logger'>,
    intervalMs: number,
    sweep: () => Promise<void>,
  ): Promise<Scheduler> {
    const one = makeAgendaScheduler({ pollMs: POLL_MS, ...options, logger: aLog() });
    one.every('sweep', intervalMs, sweep);
    started.push(one);
    await one.start();
    return one;
  }

  /** Resolves when the child has the sweep under way. */
  async function victim(mongo: string, lockMs: number): Promise<ChildProcess> {
    const path = fileURLToPath(new URL('victim.ts', import.meta.url));
    const child = spawn(process.execPath, [path, mongo, String(lockMs)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    spawned.push(child);
    await once(child.stdout, 'data');
    return child;
  }

  /** Resolves when the lock of the sweep was renewed, with all that a renewal writes. */
  async function renewal(mongo: string): Promise<void> {
    await inDatabase(mongo, async (db) => {
      const lockedAt = async (): Promise<unknown> => (await db.collection('sweeps').findOne())?.lockedAt;
      const before = await lockedAt();
      await vi.waitFor(async () => expect(await lockedAt()).not.toEqual(before), {
        timeout: 15_000,
        interval: 20,
      });
    });
  }

  it('run each sweep one at a time between them', async () => {
    const mongo = aDatabase();
    const sweep = aSweep();
    await Promise.all([1, 2, 3].map(() => worker({ mongo }, 30, sweep.run)));
    await until(() => sweep.runs > 20);
    expect(sweep.mostAtOnce).toBe(1);
  });

  it('share the rhythm: what is due once is run once', async () => {
    const mongo = aDatabase();
    const sweep = aSweep();
    await worker({ mongo }, HOUR_MS, sweep.run);
    await until(() => sweep.runs === 1 && sweep.atOnce === 0);
    const [first, second] = [aSweep(), aSweep()];
    const one = await worker({ mongo }, HOUR_MS, first.run);
    const two = await worker({ mongo }, HOUR_MS, second.run);
    const total = (): number => sweep.runs + first.runs + second.runs;
    await until(() => total() >= 2);
    const before = total();
    await one.wake('sweep');
    await until(() => total() > before);
    await two.wake('sweep');
    await until(() => total() > before + 1);
    expect(total()).toBe(before + 2);
  });

  it('leave a sweep alone that one of them has under way, when they start and for as long as it takes', async () => {
    const mongo = aDatabase();
    // Long enough that a machine which stalls for a second does not look like a dead worker.
    const lockMs = 3_000;
    const sweep = aSweep();
    sweep.hold();
    await worker({ mongo, lockMs }, POLL_MS, sweep.run);
    await until(() => sweep.runs === 1);
    await worker({ mongo, lockMs }, POLL_MS, sweep.run);
    const sinceMs = performance.now();
    await until(() => performance.now() - sinceMs > 2 * lockMs);
    expect(sweep.runs).toBe(1);
    sweep.letGo();
    await until(() => sweep.runs > 2);
    expect(sweep.mostAtOnce).toBe(1);
  });

  it('hear of a wake-up that another one was given, while they run the sweep too', async () => {
    const mongo = aDatabase();
    const sweep = aSweep();
    const one = await worker({ mongo }, HOUR_MS, sweep.run);
    await until(() => sweep.runs === 1 && sweep.atOnce === 0);
    await one.stop();
    sweep.hold();
    await worker({ mongo }, HOUR_MS, sweep.run);
    await until(() => sweep.runs === 2);
    const other = await worker({ mongo }, HOUR_MS, sweep.run);
    await other.wake('sweep');
    sweep.letGo();
    await until(() => sweep.runs === 3);
    expect(sweep.mostAtOnce).toBe(1);
  });

  it('take over at once from one that stopped', async () => {
    const mongo = aDatabase();
    const one = await worker({ mongo, lockMs: HOUR_MS }, POLL_MS, aSweep().run);
    await one.stop();
    const sweep = aSweep();
    await worker({ mongo, lockMs: HOUR_MS }, POLL_MS, sweep.run);
    await until(() => sweep.runs > 0);
  });

  it('take over from one that was killed in the middle of a sweep, as soon as its lock is outdated', async () => {
    const mongo = aDatabase();
    const lockMs = 3_000;
    const child = await victim(mongo, lockMs);
    const sweep = aSweep();
    await worker({ mongo, lockMs }, HOUR_MS, sweep.run);
    await renewal(mongo);
    expect(sweep.runs).toBe(0);
    child.kill('SIGKILL');
    await once(child, 'exit');
    const killedMs = performance.now();
    await until(() => sweep.runs === 1);
    // Without the takeover it would be an hour; how many seconds it takes is the machine's business.
    expect(performance.now() - killedMs).toBeLessThan(60_000);
  });
});
