import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ChatLog, startChat } from '../fakes/chat-log.ts';
import { deliverTo } from './deliver.ts';
import { killOnSqlite, type Verdict } from './kills.ts';
import { repeatEvents } from './repeat.ts';
import { killWorkers, stopWorker } from './workers.ts';

/** `npm run test:faults` makes all of them; the gate as many as are soon done. */
const whole = process.env.ANTE_FAULTS === 'whole';
const { MONGODB_URI } = process.env;
const HOUR_MS = 3_600_000;

let chat: ChatLog;
let folder: string;
beforeEach(async () => {
  chat = await startChat();
  folder = await mkdtemp(join(tmpdir(), 'ante-faults-'));
});
afterEach(async () => {
  chat.stop();
  await rm(folder, { recursive: true });
});

/** Neither lost, doubled nor early; and within a minute after it was interrupted, delivered. */
function expectExact({ kills, lost, doubled, early, slowestMs }: Verdict, planned: number): void {
  expect({ kills, lost, doubled, early }).toEqual({ kills: planned, lost: [], doubled: [], early: [] });
  expect(slowestMs).toBeLessThan(60_000);
}

function aDatabase(): string {
  const uri = new URL(MONGODB_URI ?? 'mongodb://127.0.0.1');
  uri.pathname = `/ante-faults-${randomUUID()}`;
  return uri.href;
}

describe('a process on SQLite', () => {
  const kills = whole ? 400 : 13;
  it(
    `loses and doubles nothing when it is killed ${kills} times, at every step`,
    async () => {
      expectExact(await killOnSqlite(join(folder, 'ante.db'), chat, kills), kills);
    },
    HOUR_MS,
  );
});

describe('a chat that accepts and does not answer', () => {
  const dropped = whole ? 1_000 : 50;
  it(
    `is sent each message once, though its answer is lost ${dropped} times`,
    async () => {
      const kinds = ['cut-after', 'fail-after', 'cut-before'] as const;
      // Of three faults two come after it has accepted.
      const messages = (dropped * 3) / 2;
      await chat.plan([...Array(messages).keys()].map((i) => ({ kind: kinds[i % 3] ?? 'cut-after' })));
      const { keys, delivered } = await deliverTo(chat, messages, { times: 100 });
      expect(delivered.map(({ key }) => key).toSorted()).toEqual(keys);
    },
    HOUR_MS,
  );
});

describe('a chat that is asked too much', () => {
  const messages = whole ? 500 : 50;
  it(
    `gets all of ${messages} DMs, and none before it said it may come again`,
    async () => {
      const fault = (i: number) =>
        i % 10 === 0 ? ({ kind: 'refuse', retryAfterS: 1 } as const) : ({ kind: 'none' } as const);
      await chat.plan([...Array(messages).keys()].map(fault));
      const { keys, delivered, early } = await deliverTo(chat, messages, { times: 1 });
      expect(delivered.map(({ key }) => key).toSorted()).toEqual(keys);
      expect(early).toBe(0);
    },
    HOUR_MS,
  );
});

describe('events that come again and out of order, to two applications on one store', () => {
  const events = whole ? 10_000 : 100;
  it(
    `have one effect each, all ${events} of them`,
    async () => {
      const { effects, errors } = await repeatEvents(events);
      expect([...effects].filter(([, times]) => times !== 1)).toEqual([]);
      expect(effects.size).toBe(events);
      expect(errors).toEqual([]);
    },
    HOUR_MS,
  );
});

describe.skipIf(!MONGODB_URI || !whole)('two workers on MongoDB (in the whole run, with MONGODB_URI)', () => {
  it(
    'lose and double nothing when they are killed 100 times, at every step',
    async () => {
      expectExact(await killWorkers(aDatabase(), chat, 100), 100);
    },
    HOUR_MS,
  );

  it.each(['claimed', 'looked-up', 'accepted', 'marked', 'checkin-composed'] as const)(
    'double nothing when one stands still at %s until the other has taken over, and then goes on',
    async (at) => {
      expectExact(await stopWorker(aDatabase(), chat, at), 1);
    },
    HOUR_MS,
  );
});
