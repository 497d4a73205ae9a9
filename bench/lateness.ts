import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readDates } from '#adapters/dates/index.ts';
import { openSqlite } from '#adapters/sqlite/index.ts';
import { makeTimerScheduler } from '#adapters/timer/index.ts';
import { addMs, toMs } from '#core/time/instant.ts';
import type { ChatPlatform } from '#ports/chat-platform.ts';
import { buildApplication } from '../src/compose/application.ts';
import { COLLECTIONS } from '../src/compose/open-store.ts';
import { scheduleSweeps } from '../src/compose/sweeps.ts';
import { fillOwners, WORKSPACE } from './fill-owners.ts';
import type { Sample } from './measure.ts';
import { quiet } from './quiet.ts';

const DUE = '2026-12-15T10:00:00.000Z';
/** How long before they are due the process begins to sweep. */
const LEAD_MS = 3_000;
/** What a chat takes to answer. */
const ANSWER_MS = 50;

/** How late so many check-ins are that fall due in one minute, each with a limit of its own of one message a second. */
export async function measureLateness(checkins: number): Promise<readonly Sample[]> {
  const folder = mkdtempSync(join(tmpdir(), 'ante-bench-'));
  const store = await openSqlite({ file: join(folder, 'ante.db'), collections: COLLECTIONS });
  await fillOwners(store.in(WORKSPACE), checkins, () => DUE.slice(0, 10));
  const begunMs = performance.now();
  const clock = { now: () => addMs(DUE, performance.now() - begunMs - LEAD_MS) };
  const lateness: number[] = [];
  let done = () => {};
  const all = new Promise<void>((resolve) => {
    done = resolve;
  });
  const platform: ChatPlatform = {
    name: 'console',
    limits: [{ per: 'place', most: 1, perMs: 1_000 }],
    send: async (_workspace, to, _reply, key) => {
      await new Promise((resolve) => setTimeout(resolve, ANSWER_MS));
      lateness.push(toMs(clock.now()) - toMs(DUE));
      if (lateness.length === checkins) done();
      return { channel: to.kind, message: key };
    },
    find: async () => 'absent',
    update: async () => {},
  };
  const deps = { store, clock, readDates, logger: quiet };
  const { sweeps } = buildApplication(deps, new Map([['console', platform]]));
  const scheduler = makeTimerScheduler({ logger: quiet });
  scheduleSweeps(scheduler, sweeps);
  // As in a process that runs already: what was shipped before was looked at before.
  await sweeps.checkins();
  await scheduler.start();
  const alive = setInterval(() => {}, 1_000);
  await all;
  clearInterval(alive);
  await scheduler.stop();
  await store.close();
  rmSync(folder, { recursive: true });
  if (lateness.some((ms) => ms < 0)) throw new Error('a check-in came early');
  const name = `lateness of ${checkins.toLocaleString('en')} check-ins due in one minute, none early`;
  return [{ name, unit: 'ms', values: lateness, bound: { of: 'p99', most: 10_000 } }];
}
