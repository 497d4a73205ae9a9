import { MongoClient } from '@agendajs/mongo-backend';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { makeAgendaScheduler } from '#adapters/agenda/index.ts';
import { RetryableError } from '#core/errors.ts';
import { aLog } from '../../contracts/log.ts';
import { aSweep, schedulerContract, until } from '../../contracts/scheduler.ts';
import { aDatabase, dropDatabases, HOUR_MS, inDatabase, MONGODB_URI } from './database.ts';

describe.skipIf(!MONGODB_URI)('Agenda on MongoDB (skipped without MONGODB_URI)', () => {
  afterAll(dropDatabases);

  schedulerContract('Agenda', (logger) => makeAgendaScheduler({ mongo: aDatabase(), logger, pollMs: 20 }));

  it('does not wait for its next look when it is woken itself', async () => {
    const scheduler = makeAgendaScheduler({ mongo: aDatabase(), logger: aLog(), pollMs: HOUR_MS });
    const sweep = aSweep();
    scheduler.every('sweep', HOUR_MS, sweep.run);
    await scheduler.start();
    await until(() => sweep.runs === 1 && sweep.atOnce === 0);
    await vi.waitFor(
      async () => {
        await scheduler.wake('sweep');
        expect(sweep.runs).toBeGreaterThan(1);
      },
      { timeout: 15_000, interval: 20 },
    );
    await scheduler.stop();
  });

  it('leaves a connection open that it was given', async () => {
    const uri = aDatabase();
    const client = await MongoClient.connect(uri);
    const scheduler = makeAgendaScheduler({ mongo: client.db(), logger: aLog() });
    scheduler.every('sweep', HOUR_MS, aSweep().run);
    await scheduler.start();
    await scheduler.stop();
    expect(await client.db().command({ ping: 1 })).toMatchObject({ ok: 1 });
    await client.close();
  });

  it('keeps one document for each sweep, and nothing else', async () => {
    const uri = aDatabase();
    const scheduler = makeAgendaScheduler({ mongo: uri, logger: aLog() });
    scheduler.every('sweep', HOUR_MS, aSweep().run);
    await scheduler.start();
    await scheduler.stop();
    const names = await inDatabase(uri, async (db) =>
      (await db.listCollections().toArray()).map(({ name }) => name),
    );
    expect(names).toEqual(['sweeps']);
  });
});

it('says that a server which is not there may be there later', async () => {
  const scheduler = makeAgendaScheduler({ mongo: 'mongodb://127.0.0.1:1/nowhere', logger: aLog() });
  scheduler.every('sweep', HOUR_MS, aSweep().run);
  await expect(scheduler.start()).rejects.toThrow(RetryableError);
  await scheduler.stop();
});
