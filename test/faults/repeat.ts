import { readDates } from '#adapters/dates/index.ts';
import { openSqlite } from '#adapters/sqlite/index.ts';
import { bets, captures, items, log } from '#app/collections.ts';
import { all } from '#app/load.ts';
import type { InboundBody } from '#core/chat/inbound.ts';
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
  const scope = store.in(WORKSPACE);
  const applications = [buildApplication(deps, new Map()), buildApplication(deps, new Map())] as const;
  const frame = { workspace: WORKSPACE, member: 'ana', channel: 'general', at: NOW } as const;
  const watch = { ...frame, eventId: 'watch', kind: 'command', text: '/heard watch #general' } as const;
  await applications[0].handle(watch);
  const deliver = async (n: number, time: number): Promise<void> => {
    const { keep, handle } = applications[(n + time) % 2 === 0 ? 0 : 1];
    const event = { ...frame, eventId: `event ${n}`, ...eventOf(n) };
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
  const made = await all(scope, bets, { by: 'id' });
  const drafted = (await all(scope, log, { by: 'id' })).filter(({ type }) => type === 'bet-drafted');
  if (drafted.length !== made.length) throw new Error('the log and the bets differ');
  const words = [
    ...made.map(({ terms }) => terms.change ?? ''),
    ...(await all(scope, captures, { by: 'id' })).map(({ text }) => text),
    ...(await all(scope, items, { by: 'id' })).map(({ text }) => text),
  ];
  await store.close();
  const effects = new Map([...Array(events).keys()].map((n) => [`feature ${n}`, 0]));
  for (const said of words) {
    const feature = /feature \d+/.exec(said)?.[0] ?? 'something else';
    effects.set(feature, (effects.get(feature) ?? 0) + 1);
  }
  return { effects, errors: logger.lines.filter((line) => line.startsWith('error')) };
}

/** Now and then it is no command: something mentioned, passed on, or said in a channel that Ante listens in. */
function eventOf(n: number): InboundBody {
  const feature = `feature ${n}`;
  const message = `message ${n}`;
  switch (n % 20) {
    case 5:
      return { kind: 'mention', text: `bet: we add ${feature}` };
    case 11:
      return { kind: 'passed-on', as: 'feedback', said: { message, text: feature, saidAt: NOW } };
    case 17:
      return { kind: 'message', message, text: `please make ${feature} quicker` };
    default:
      return { kind: 'command', text: `/bet if we add ${feature}` };
  }
}
