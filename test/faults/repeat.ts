import { readDates } from '#adapters/dates/index.ts';
import { openSqlite } from '#adapters/sqlite/index.ts';
import { bets, log } from '#app/collections.ts';
import { all } from '#app/load.ts';
import { buildApplication } from '../../src/compose/application.ts';
import { COLLECTIONS } from '../../src/compose/open-store.ts';
import { aLog } from '../contracts/log.ts';
import { WORKSPACE } from './seed.ts';

const NOW = '2026-11-20T14:00:00.000Z';
/** How many events are under way at once. */
const AT_ONCE = 20;

export interface Repeats {
  /** How often each event had its effect, by event. */
  readonly effects: ReadonlyMap<string, number>;
  readonly errors: readonly string[];
}

/** Hands each of so many events to either of two applications on one store, up to three times, out of order. */
export async function repeatEvents(events: number): Promise<Repeats> {
  const store = await openSqlite({ file: ':memory:', collections: COLLECTIONS });
  const logger = aLog();
  const deps = { store, clock: { now: () => NOW }, readDates, logger };
  const applications = [buildApplication(deps, new Map()), buildApplication(deps, new Map())] as const;
  const frame = { workspace: WORKSPACE, member: 'ana', channel: 'general', at: NOW } as const;
  const deliver = async (n: number, time: number): Promise<void> => {
    const { keep, handle } = applications[(n + time) % 2 === 0 ? 0 : 1];
    const event = {
      ...frame,
      eventId: `event ${n}`,
      kind: 'command',
      text: `/bet if we add feature ${n}`,
    } as const;
    // Some of those who deliver acknowledge first, others answer at once.
    if (n % 3 === 0 && !(await keep(event))) return;
    await handle(event);
  };
  // Each comes again 1 and 7 events later, while others are under way.
  const order = [...Array(events).keys()].flatMap((n) => [
    [n, 0],
    ...(n % 2 === 0 ? [[n - 1, 1]] : []),
    ...(n % 5 === 0 ? [[n - 7, 2]] : []),
  ]);
  for (let at = 0; at < order.length; at += AT_ONCE) {
    const some = order.slice(at, at + AT_ONCE);
    await Promise.all(some.map(([n = 0, time = 0]) => (n < 0 ? undefined : deliver(n, time))));
  }
  const made = await all(store.in(WORKSPACE), bets, { by: 'id' });
  const drafted = (await all(store.in(WORKSPACE), log, { by: 'id' })).filter(
    ({ type }) => type === 'bet-drafted',
  );
  if (drafted.length !== made.length) throw new Error('the log and the bets differ');
  await store.close();
  const effects = new Map([...Array(events).keys()].map((n) => [`feature ${n}`, 0]));
  for (const { terms } of made) {
    const feature = /feature \d+/.exec(terms.change ?? '')?.[0] ?? 'something else';
    effects.set(feature, (effects.get(feature) ?? 0) + 1);
  }
  return { effects, errors: logger.lines.filter((line) => line.startsWith('error')) };
}
