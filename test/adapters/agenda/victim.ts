import process from 'node:process';
import { makeAgendaScheduler } from '#adapters/agenda/index.ts';
import { aLog } from '../../contracts/log.ts';

// A worker to be killed: it says so when its sweep runs, which never ends.
const [mongo = '', lockMs] = process.argv.slice(2);
const scheduler = makeAgendaScheduler({ mongo, logger: aLog(), pollMs: 20, lockMs: Number(lockMs) });
scheduler.every('sweep', 3_600_000, () => {
  process.stdout.write('running\n');
  return new Promise(() => {});
});
await scheduler.start();
