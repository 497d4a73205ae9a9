import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { makeAgendaScheduler } from '#adapters/agenda/index.ts';
import type { Scheduler } from '#ports/scheduler.ts';
import { aLog } from '../../contracts/log.ts';
import { aSweep, until } from '../../contracts/scheduler.ts';
import { aDatabase, type Db, dropDatabases, HOUR_MS, inDatabase, MONGODB_URI } from './database.ts';
import { type Cuttable, proxyTo } from './proxy.ts';

type Jobs = ReturnType<Db['collection']>;

const LOST = 'warn the scheduler lost its database; it keeps trying';

describe.skipIf(!MONGODB_URI)('a worker in trouble (skipped without MONGODB_URI)', () => {
  const started: Scheduler[] = [];
  const proxies: Cuttable[] = [];
  afterEach(async () => {
    await Promise.all(started.splice(0).map((worker) => worker.stop()));
    for (const proxy of proxies.splice(0)) proxy.close();
  });
  afterAll(dropDatabases);

  async function proxied(mongo: string): Promise<Cuttable> {
    const proxy = await proxyTo(mongo);
    proxies.push(proxy);
    return proxy;
  }

  it('goes on when the server comes back, and says once that it was away', async () => {
    const proxy = await proxied(aDatabase());
    const log = aLog();
    const sweep = aSweep();
    const worker = makeAgendaScheduler({ mongo: proxy.uri, logger: log, pollMs: 20, lockMs: 300 });
    worker.every('sweep', 20, sweep.run);
    worker.every('other', 20, aSweep().run);
    started.push(worker);
    await worker.start();
    await until(() => sweep.runs > 1);
    proxy.cut();
    await until(() => log.lines.includes(LOST));
    const runs = sweep.runs;
    proxy.mend();
    await until(() => sweep.runs > runs + 1);
    expect(log.lines.filter((line) => line === LOST)).toHaveLength(1);
    expect(sweep.mostAtOnce).toBe(1);
  });

  it('does not run a sweep beside itself whose lock it lost meanwhile', async () => {
    const proxy = await proxied(aDatabase());
    const log = aLog();
    const [sweep, beat] = [aSweep(), aSweep()];
    sweep.hold();
    const worker = makeAgendaScheduler({ mongo: proxy.uri, logger: log, pollMs: 20, lockMs: 100 });
    worker.every('sweep', 20, sweep.run);
    worker.every('beat', 20, beat.run);
    started.push(worker);
    await worker.start();
    await until(() => sweep.runs === 1 && beat.runs > 1);
    proxy.cut();
    await until(() => log.lines.includes('error the scheduler failed at something'));
    proxy.mend();
    const beats = beat.runs;
    await until(() => beat.runs > beats + 5);
    expect(sweep.runs).toBe(1);
    sweep.letGo();
    await until(() => sweep.runs > 1);
    expect(sweep.mostAtOnce).toBe(1);
  });

  it('stops while the server is away', async () => {
    const proxy = await proxied(aDatabase());
    const log = aLog();
    const sweep = aSweep();
    const worker = makeAgendaScheduler({ mongo: proxy.uri, logger: log, pollMs: 20 });
    worker.every('sweep', 20, sweep.run);
    await worker.start();
    await until(() => sweep.runs > 1);
    proxy.cut();
    await worker.stop();
    expect(sweep.atOnce).toBe(0);
  });

  it.each([
    [
      'a clock that was a day ahead',
      async (jobs: Jobs) => {
        await jobs.updateMany({}, { $set: { nextRunAt: new Date(Date.now() + 24 * HOUR_MS) } });
      },
    ],
    [
      'a restored backup without its documents',
      async (jobs: Jobs) => {
        await jobs.deleteMany({});
      },
    ],
  ])('recovers from %s', async (_, damage) => {
    const mongo = aDatabase();
    const sweep = aSweep();
    const worker = makeAgendaScheduler({ mongo, logger: aLog(), pollMs: 20, lockMs: 100 });
    worker.every('sweep', 50, sweep.run);
    started.push(worker);
    await worker.start();
    await until(() => sweep.runs > 1);
    sweep.hold();
    await inDatabase(mongo, (db) => damage(db.collection('sweeps')));
    sweep.letGo();
    const runs = sweep.runs;
    await until(() => sweep.runs > runs + 2);
  });
});
