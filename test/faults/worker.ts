/**
 * One process on a SQLite file that is killed at a step of its way: `worker.ts <orders as JSON>`. It first recovers what
 * the process before it left, then lives a day: something is heard, check-ins fall due. Without a step to die at it
 * ends by itself.
 */
import { writeSync } from 'node:fs';
import process from 'node:process';
import { readDates } from '#adapters/dates/index.ts';
import { openSqlite } from '#adapters/sqlite/index.ts';
import type { Step } from '#app/delivery/steps.ts';
import { addMs, type Instant } from '#core/time/instant.ts';
import { buildApplication } from '../../src/compose/application.ts';
import { COLLECTIONS } from '../../src/compose/open-store.ts';
import { aLog } from '../contracts/log.ts';
import { chatClient } from '../fakes/chat-client.ts';
import { feedback } from './seed.ts';

/** What a worker is to do. */
export interface Orders {
  readonly database: string;
  readonly url: string;
  /** When it starts, and when its day begins, by its clock. */
  readonly starts: Instant;
  readonly day?: Instant;
  /** Where it dies: at the nth time that it comes there, counted in the recovery or in the day. */
  readonly dies?: { readonly at: Step; readonly nth: number; readonly during: 'recovery' | 'day' };
  /** The event that is heard in its day. */
  readonly event?: string;
}

const orders = JSON.parse(process.argv[2] ?? '') as Orders;
let begun = orders.starts;
let begunMs = performance.now();
const clock = { now: () => addMs(begun, performance.now() - begunMs) };
let phase: 'recovery' | 'day' = 'recovery';
let left = orders.dies?.nth ?? 0;

const reached = (step: Step) => {
  if (orders.dies?.at !== step || orders.dies.during !== phase) return;
  left -= 1;
  if (left > 0) return;
  // When it was, by its own clock: said before, so that nothing of this process is left to run after it.
  writeSync(1, clock.now());
  process.kill(process.pid, 'SIGKILL');
};

const store = await openSqlite({ file: orders.database, collections: COLLECTIONS });
const log = aLog();
const platforms = new Map([['console', chatClient({ url: orders.url, clock })]]);
const { handle, keep, sweeps } = buildApplication(
  { store, clock, readDates, logger: log, reached },
  platforms,
);

const sweepAll = async (): Promise<void> => {
  await sweeps.inbox();
  await sweeps.checkins();
  await sweeps.outbox();
};

await sweepAll();
if (orders.day !== undefined) {
  phase = 'day';
  begun = orders.day;
  begunMs = performance.now();
  if (orders.event !== undefined) {
    const said = feedback(orders.event, clock.now());
    if (await keep(said)) await handle(said);
  }
  await sweepAll();
}
await store.close();
process.stdout.write(log.lines.filter((line) => line.startsWith('error')).join('\n'));
