import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { openSqlite } from '#adapters/sqlite/index.ts';
import { bets, items, nudges, outbox } from '#app/collections.ts';
import type { Step } from '#app/delivery/steps.ts';
import { all } from '#app/load.ts';
import { addDays } from '#core/time/date.ts';
import { addMs, type Instant, toMs } from '#core/time/instant.ts';
import type { Store } from '#ports/store.ts';
import { COLLECTIONS } from '../../src/compose/open-store.ts';
import type { ChatLog, Delivered } from '../fakes/chat-log.ts';
import { type Seeded, SHIPPED, seed, WORKSPACE } from './seed.ts';
import type { Orders } from './worker.ts';

/** How many check-ins fall due on each day. */
const OWNERS_A_DAY = 3;
const HOUR = '10:00';
/** How much later the next process starts: just longer than a dead one's claims hold. */
const DOWN_MS = 31_000;

type Death = NonNullable<Orders['dies']>;

const day = (at: Step, nth = 1): Death => ({ at, nth, during: 'day' });
const recovery = (at: Step, nth = 1): Death => ({ at, nth, during: 'recovery' });

/** Every step between due and marked, also of several at once, and of the recovery itself. */
const DEATHS: readonly Death[] = [
  day('event-kept'),
  day('event-done'),
  day('checkin-composed'),
  day('checkin-queued'),
  day('claimed'),
  recovery('looked-up'),
  day('claimed', 3),
  recovery('accepted', 2),
  day('accepted'),
  recovery('looked-up', 3),
  day('accepted', 3),
  recovery('marked'),
  day('marked'),
];

/** What a run of kills came to. */
export interface Verdict {
  readonly kills: number;
  readonly lost: readonly string[];
  readonly doubled: readonly string[];
  readonly early: readonly string[];
  /** The longest time from a death, or from when it was due or said, until a message had arrived or an event its effect. */
  readonly slowestMs: number;
}

/** Kills a process on one SQLite file so many times, each time at the next of the deaths, then lets it end in peace. */
export async function killOnSqlite(database: string, chat: ChatLog, kills: number): Promise<Verdict> {
  const days = [...Array(kills + 1).keys()].map((i) => addDays(SHIPPED, 10 + i));
  const owners = days.flatMap((closes, i) =>
    [...Array(OWNERS_A_DAY).keys()].map((n): Seeded => ({ member: `m${i}-${n}`, closes, hour: HOUR })),
  );
  const store = await openSqlite({ file: database, collections: COLLECTIONS });
  await seed(store.in(WORKSPACE), owners);
  await store.close();

  const deaths: Instant[] = [];
  let dayAt = -1;
  let starts = `${addDays(SHIPPED, 1)}T00:00:00.000Z`;
  for (let kill = 0; kill < kills; kill++) {
    const dies = DEATHS[kill % DEATHS.length] ?? day('claimed');
    if (dies.during === 'day') dayAt += 1;
    const begins = `${days[dayAt]}T${HOUR}:00.000Z`;
    const orders = { database, url: chat.url, starts, dies };
    const during = dies.during === 'day' ? { day: begins, event: `event ${dayAt}` } : {};
    const { signal, printed } = await run({ ...orders, ...during });
    if (signal !== 'SIGKILL')
      throw new Error(`the process did not die at ${JSON.stringify(dies)}: ${printed}`);
    deaths.push(printed);
    starts = addMs(printed, DOWN_MS);
  }
  const { signal, printed } = await run({ database, url: chat.url, starts });
  if (signal !== null || printed !== '') throw new Error(`the last process failed: ${signal ?? printed}`);
  return judge(
    await openSqlite({ file: database, collections: COLLECTIONS }),
    chat,
    deaths,
    days.slice(0, dayAt + 1),
  );
}

interface Ended {
  readonly signal: NodeJS.Signals | null;
  /** When it was killed, by its own clock; else the errors that were logged. */
  readonly printed: string;
}

async function run(orders: Orders): Promise<Ended> {
  const path = fileURLToPath(new URL('worker.ts', import.meta.url));
  const child: ChildProcess = spawn(process.execPath, [path, JSON.stringify(orders)], {
    stdio: ['ignore', 'pipe', 'inherit'],
    // Processes are started by the hundred: most of their time goes into compiling.
    env: { ...process.env, NODE_COMPILE_CACHE: join(tmpdir(), 'ante-compile-cache') },
  });
  let printed = '';
  child.stdout?.on('data', (text) => {
    printed += String(text);
  });
  const [code, signal] = await once(child, 'close');
  return { signal, printed: signal === null && code !== 0 ? `exit code ${code}` : printed };
}

/** Holds what was delivered against what was due. */
async function judge(
  store: Store,
  chat: ChatLog,
  deaths: readonly Instant[],
  days: readonly string[],
): Promise<Verdict> {
  const scope = store.in(WORKSPACE);
  const { delivered } = await chat.read();
  const counts = Map.groupBy(delivered, ({ key }) => key);
  const asked = await all(scope, nudges, { by: 'id' });
  const heard = await all(scope, items, { by: 'id' });
  const closing = (await all(scope, bets, { by: 'id' })).filter(({ window }) =>
    days.includes(window?.closes ?? ''),
  );
  const queued = await all(scope, outbox, { by: 'id' });
  await store.close();
  const lost = [
    ...queued.filter(({ id, state }) => state !== 'sent' || !counts.has(id)).map(({ id }) => id),
    ...asked
      .map(({ member, localDate }) => `checkin:${member}:${localDate}`)
      .filter((key) => !counts.has(key)),
    ...closing
      .filter(
        ({ id, window }) => !asked.some(({ bet, localDate }) => bet === id && localDate === window?.closes),
      )
      .map(({ id }) => `${id} at its close`),
    ...days
      .map((_, i) => `event ${i}`)
      .filter((event) => !heard.some(({ text }) => text.startsWith(`${event} `))),
  ];
  const doubled = [
    ...[...counts].filter(([, messages]) => messages.length > 1).map(([key]) => key),
    ...days
      .map((_, i) => `event ${i}`)
      .filter((event) => heard.filter(({ text }) => text.startsWith(`${event} `)).length > 1),
  ];
  const checkins = delivered.filter(({ key }) => key.startsWith('checkin:'));
  return {
    kills: deaths.length,
    lost,
    doubled,
    early: checkins.filter((message) => message.at < dueOf(message)).map(({ key }) => key),
    slowestMs: Math.max(
      ...checkins.map((message) => waitedMs(dueOf(message), message.at, deaths)),
      ...heard.map(({ text, receivedAt }) => waitedMs(saidAt(text, days), receivedAt, deaths)),
    ),
  };
}

/** `event 3 would like ...` came in at the hour of the day with that number. */
function saidAt(text: string, days: readonly string[]): Instant {
  return `${days[Number(text.split(' ')[1])]}T${HOUR}:00.000Z`;
}

/** `checkin:m1-0:2026-11-12` was due at that day's hour. */
function dueOf({ key }: Delivered): Instant {
  return `${key.slice(key.lastIndexOf(':') + 1)}T${HOUR}:00.000Z`;
}

/** From the moment at which it was due, or from the last death after that. */
function waitedMs(due: Instant, at: Instant, deaths: readonly Instant[]): number {
  const since = deaths.filter((death) => death >= due && death <= at).at(-1) ?? due;
  return toMs(at) - toMs(since);
}
