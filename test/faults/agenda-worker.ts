/**
 * One of several workers on one MongoDB, woken by Agenda, that is killed or put to sleep at a step of its way:
 * `agenda-worker.ts <orders as JSON>`. Its clock runs faster than the machine's, and the same in all of them.
 */
import { writeSync } from 'node:fs';
import process from 'node:process';
import { makeAgendaScheduler } from '#adapters/agenda/index.ts';
import { readDates } from '#adapters/dates/index.ts';
import { openMongo } from '#adapters/mongo/index.ts';
import type { Step } from '#app/delivery/steps.ts';
import { buildApplication } from '../../src/compose/application.ts';
import { COLLECTIONS } from '../../src/compose/open-store.ts';
import { aLog } from '../contracts/log.ts';
import { chatClient } from '../fakes/chat-client.ts';
import { type FastClock, fastClock } from './fast-clock.ts';
import { feedback } from './seed.ts';

export interface AgendaOrders {
  readonly mongo: string;
  readonly url: string;
  readonly clock: FastClock;
  /** Where it dies, or stands still until it is told to go on; nowhere unless given. */
  readonly ends?: { readonly at: Step; readonly nth: number; readonly by: 'SIGKILL' | 'SIGSTOP' };
  /** The event that it hears when it starts. */
  readonly event?: string;
}

const orders = JSON.parse(process.argv[2] ?? '') as AgendaOrders;
const clock = fastClock(orders.clock);
let left = orders.ends?.nth ?? 0;

const reached = (step: Step) => {
  if (orders.ends?.at !== step) return;
  left -= 1;
  if (left !== 0) return;
  writeSync(1, `${orders.ends.by}\n`);
  process.kill(process.pid, orders.ends.by);
};

const store = await openMongo({ uri: orders.mongo, collections: COLLECTIONS });
const logger = aLog();
const platforms = new Map([['console', chatClient({ url: orders.url, clock })]]);
const application = buildApplication({ store, clock, readDates, logger, reached }, platforms);

// Its log is its own: that a worker lost its lock while it stood still is what is done to it here, and no defect.
const scheduler = makeAgendaScheduler({ mongo: orders.mongo, logger: aLog(), pollMs: 50, lockMs: 600 });
// One after the other, so that as few kills as may be hit a transaction, which the database then holds open for 10 s.
scheduler.every('delivery', 100, async () => {
  for (const name of ['inbox', 'checkins', 'outbox'] as const) await application.sweeps[name]();
});
await scheduler.start();

if (orders.event !== undefined) {
  const said = feedback(orders.event, clock.now());
  if (await application.keep(said)) await application.handle(said);
  writeSync(1, `heard ${orders.event}\n`);
}

// It does not outlive whoever started it.
process.stdin.on('end', () => process.exit(1)).resume();
process.once('SIGTERM', async () => {
  await scheduler.stop();
  await store.close();
  process.stdout.write(logger.lines.filter((line) => line.startsWith('error')).join('\n'), () =>
    process.exit(0),
  );
});
