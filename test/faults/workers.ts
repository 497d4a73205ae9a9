import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { openMongo } from '#adapters/mongo/index.ts';
import { items, nudges, outbox } from '#app/collections.ts';
import type { Step } from '#app/delivery/steps.ts';
import { all } from '#app/load.ts';
import { post } from '#app/outbox.ts';
import { say } from '#core/chat/reply.ts';
import { addDays } from '#core/time/date.ts';
import { type Instant, toMs } from '#core/time/instant.ts';
import { COLLECTIONS } from '../../src/compose/open-store.ts';
import type { ChatLog } from '../fakes/chat-log.ts';
import type { AgendaOrders } from './agenda-worker.ts';
import { fastClock } from './fast-clock.ts';
import type { Verdict } from './kills.ts';
import { SHIPPED, seed, WORKSPACE } from './seed.ts';

/**
 * 60 s of the workers' clocks are 15 s of the machine's, whose database needs 10 s to give up a transaction that a
 * killed process left open.
 */
const TIMES = 4;
const DAY = addDays(SHIPPED, 10);
const STARTS: Instant = `${DAY}T08:00:00.000Z`;
/** The check-in hour of owners who become known during the day: their check-in is due at once. */
const HOUR = '07:00';
/** Longer than a message's claim holds, by the machine's clock. */
const ASLEEP_MS = 40_000 / TIMES;
/** Every so many messages there is one more owner. */
const OWNERS_EVERY = 5;
const FIRST_OF_CHATTER = 100;
/** With more in the queue nothing is said for a while. */
const MOST_WAITING = 50;
/** What has not arrived after so long, by the machine's clock, never will. */
const PATIENCE_MS = 300_000;

/** Every step, and how often a worker comes there before it dies. None waits long for the next. */
const DEATHS: readonly (readonly [Step, number])[] = [
  ['claimed', 2],
  ['accepted', 1],
  ['event-kept', 1],
  ['marked', 2],
  ['looked-up', 1],
  ['claimed', 1],
  ['event-done', 1],
  ['accepted', 3],
  ['checkin-composed', 1],
  ['claimed', 3],
  ['checkin-queued', 1],
];

export interface Workers {
  /** Starts one, in the place of one that ended. */
  start(ends?: AgendaOrders['ends']): Worker;
  /** Queues a message to a DM of its own; with every fifth an owner's check-in falls due. */
  talk(number: number): Promise<void>;
  /** Talks every so often, until it is told to stop. */
  chatter(everyMs: number): () => Promise<void>;
  /** Waits until all that was queued was sent, then stops the workers and looks at what was delivered. */
  judge(deaths: readonly Instant[]): Promise<Verdict>;
  readonly now: () => Instant;
}

export interface Worker {
  readonly child: ChildProcess;
  /** When it died, by the workers' clocks, or stood still. */
  readonly ended: Promise<Instant>;
}

/** Workers on one MongoDB that share what is to be done. */
export async function workersOn(mongo: string, chat: ChatLog): Promise<Workers> {
  const store = await openMongo({ uri: mongo, collections: COLLECTIONS });
  const scope = store.in(WORKSPACE);
  const clock = { starts: STARTS, epochMs: Date.now(), times: TIMES };
  const { now } = fastClock(clock);
  const alive = new Set<ChildProcess>();
  const errors: string[] = [];
  const acknowledged = new Set<string>();
  let started = 0;

  const start: Workers['start'] = (ends) => {
    started += 1;
    const event = `event ${started}`;
    acknowledged.add(event);
    const orders: AgendaOrders = { mongo, url: chat.url, clock, event, ...(ends && { ends }) };
    const path = fileURLToPath(new URL('agenda-worker.ts', import.meta.url));
    const child = spawn(process.execPath, [path, JSON.stringify(orders)], {
      stdio: ['pipe', 'pipe', 'inherit'],
      env: { ...process.env, NODE_COMPILE_CACHE: join(tmpdir(), 'ante-compile-cache') },
    });
    alive.add(child);
    const ended = new Promise<Instant>((resolve) => {
      child.stdout.on('data', (text) => {
        for (const line of String(text).split('\n')) {
          if (line.startsWith('SIG')) resolve(now());
          if (line.startsWith('error')) errors.push(line);
        }
      });
      child.once('close', () => {
        alive.delete(child);
        resolve(now());
      });
    });
    return { child, ended };
  };

  const talk = async (number: number): Promise<void> => {
    const to = { kind: 'dm', member: `talker ${number}` } as const;
    const send = { kind: 'post', to } as const;
    await scope.transaction((tx) => post(tx, `note:${number}`, now(), send, say(['hello'])));
    if (number % OWNERS_EVERY !== 0) return;
    await seed(scope, [{ member: `m${number}`, closes: DAY, hour: HOUR }], number / OWNERS_EVERY);
  };

  const waiting = () => scope.count(outbox, { by: 'byState', equals: ['queued'] });

  const isDone = async (): Promise<boolean> => {
    const heard = await all(scope, items, { by: 'id' });
    return (
      (await waiting()) === 0 &&
      [...acknowledged].every((event) => heard.some(({ text }) => text.startsWith(`${event} `)))
    );
  };

  return {
    start,
    now,
    talk,
    chatter: (everyMs) => {
      let n = FIRST_OF_CHATTER;
      let last: Promise<unknown> = Promise.resolve();
      const timer = setInterval(() => {
        n += 1;
        const number = n;
        last = last.then(async () => {
          // A machine that is busy with something else is not to be buried in talk.
          if ((await waiting()) < MOST_WAITING) await talk(number);
        });
      }, everyMs);
      return async () => {
        clearInterval(timer);
        await last;
      };
    },
    judge: async (deaths) => {
      const untilMs = Date.now() + PATIENCE_MS;
      while (!(await isDone()) && Date.now() < untilMs)
        await new Promise((resolve) => setTimeout(resolve, 100));
      const closing = [...alive].map((child) => once(child, 'close'));
      for (const child of alive) child.kill('SIGTERM');
      await Promise.all(closing);
      if (errors.length > 0) throw new Error(errors.join('\n'));
      const { delivered } = await chat.read();
      const counts = Map.groupBy(delivered, ({ key }) => key);
      const queued = await all(scope, outbox, { by: 'id' });
      const asked = await all(scope, nudges, { by: 'id' });
      const heard = await all(scope, items, { by: 'id' });
      await store.close();
      const times = (event: string) => heard.filter(({ text }) => text.startsWith(`${event} `)).length;
      const due = new Map(queued.map(({ id, queuedAt }) => [id, queuedAt]));
      const waits = delivered.map(({ key, at }) => {
        const from = due.get(key) ?? at;
        const since = deaths.filter((death) => death >= from && death <= at).at(-1) ?? from;
        return toMs(at) - toMs(since);
      });
      return {
        kills: deaths.length,
        lost: [
          ...queued.filter(({ id, state }) => state !== 'sent' || !counts.has(id)).map(({ id }) => id),
          ...asked
            .map(({ member, localDate }) => `checkin:${member}:${localDate}`)
            .filter((key) => !counts.has(key)),
          ...[...acknowledged].filter((event) => times(event) === 0),
        ],
        doubled: [
          ...[...counts].filter(([, messages]) => messages.length > 1).map(([key]) => key),
          ...[...acknowledged].filter((event) => times(event) > 1),
        ],
        early: delivered.filter(({ key, at }) => at < (due.get(key) ?? at)).map(({ key }) => key),
        slowestMs: Math.max(...waits),
      };
    },
  };
}

/** Kills one of two workers after the other, each at the next of the steps, and replaces it at once. */
export async function killWorkers(mongo: string, chat: ChatLog, kills: number): Promise<Verdict> {
  const workers = await workersOn(mongo, chat);
  const quiet = workers.chatter(100);
  const deaths: Instant[] = [];
  let armed = 0;
  const oneAfterTheOther = async (): Promise<void> => {
    while (armed < kills) {
      const [at, nth] = DEATHS[armed % DEATHS.length] ?? ['claimed', 1];
      armed += 1;
      const { ended } = workers.start({ at, nth, by: 'SIGKILL' });
      deaths.push(await ended);
    }
  };
  await Promise.all([oneAfterTheOther(), oneAfterTheOther()]);
  await quiet();
  workers.start();
  workers.start();
  return workers.judge(deaths.toSorted());
}

/**
 * Puts one of two workers to sleep at a step for longer than any claim or lock of its holds, then lets it go on. It has
 * only one message in hand: of several, another one's request could be on its way just then.
 */
export async function stopWorker(mongo: string, chat: ChatLog, at: Step): Promise<Verdict> {
  const workers = await workersOn(mongo, chat);
  await workers.talk(at === 'checkin-composed' ? OWNERS_EVERY : 1);
  // A look-up needs somebody before who left a message in doubt.
  if (at === 'looked-up') await workers.start({ at: 'claimed', nth: 1, by: 'SIGKILL' }).ended;
  const sleeper = workers.start({ at, nth: 1, by: 'SIGSTOP' });
  const stopped = await sleeper.ended;
  const quiet = workers.chatter(100);
  workers.start();
  await new Promise((resolve) => setTimeout(resolve, ASLEEP_MS));
  await quiet();
  sleeper.child.kill('SIGCONT');
  return workers.judge([stopped]);
}
