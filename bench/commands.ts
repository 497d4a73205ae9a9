import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readDates } from '#adapters/dates/index.ts';
import { openSqlite } from '#adapters/sqlite/index.ts';
import type { Reply } from '#core/chat/reply.ts';
import type { Logger } from '#ports/logger.ts';
import type { Store } from '#ports/store.ts';
import { buildApplication } from '../src/compose/application.ts';
import { COLLECTIONS } from '../src/compose/open-store.ts';
import { fillBets, fillItems } from './fill.ts';
import { type Sample, timed } from './measure.ts';

const NOW = '2026-11-20T14:00:00.000Z';
const WORKSPACE = 'console:local';
const quiet: Logger = { error: fail, warn: () => {}, info: () => {}, debug: () => {} };

/** A defect would make a command fast and the figure worthless. */
function fail(fields: Readonly<Record<string, unknown>>, message: string): void {
  throw new Error(message, { cause: fields.err });
}

/** What a person does in a day, `%` standing for a bet's number. Changes and looks alike. */
const DAY: readonly string[] = [
  '/bet if we add feature % we expect metric % to go from 10% to 12% by Dec 15 because claim % holds, 60% sure',
  '/bet list',
  '/bet list mine',
  '/bet list due',
  '/bet show BET-%',
  '/bet read BET-% 11.5',
  '/bet chain BET-%',
  '/bet report due',
  '/bet settings',
  '/bet help',
  '/heard the export of board % times out again',
  '/heard themes',
  '/heard show THM-1',
  '/heard find export board %',
];

/** What is half typed when the rest of it is offered: a bet, a theme, a metric, a person, a zone. */
const HALF_TYPED: readonly string[] = [
  '/bet place ',
  '/bet show feature 7',
  '/heard merge exp',
  '/bet metric met',
  '/bet give BET-7 @a',
  '/bet settings zone sao',
];
/** Discord waits for three seconds, people for less. */
const COMPLETION_MOST_MS = 300;

/** Every command of {@link DAY}, `rounds` times, in a SQLite file with 1,000 bets and `items` feedback items. */
export async function measureCommands(
  items: number,
  rounds: number,
  inThemes = items,
): Promise<readonly Sample[]> {
  const folder = mkdtempSync(join(tmpdir(), 'ante-bench-'));
  const store = await openSqlite({ file: join(folder, 'ante.db'), collections: COLLECTIONS });
  await fillBets(store.in(WORKSPACE), 1_000, NOW);
  await fillItems(store.in(WORKSPACE), items, NOW, Math.min(items, inThemes));
  const { say, complete } = talker(store);
  for (const line of DAY) await say(line.replaceAll('%', '7'));
  const samples: Sample[] = [];
  const everything: number[] = [];
  for (const line of DAY) {
    const values: number[] = [];
    for (let round = 0; round < rounds; round++) {
      values.push(await timed(() => say(line.replaceAll('%', String(1 + ((round * 37) % 900))))));
    }
    everything.push(...values);
    samples.push({ name: `${line.slice(0, 40)} (${count(items)} items)`, unit: 'ms', values });
  }
  const completions: number[] = [];
  for (const text of HALF_TYPED)
    for (let round = 0; round < rounds; round++) completions.push(await timed(() => complete(text)));
  await store.close();
  rmSync(folder, { recursive: true });
  const all: Sample = {
    name: `any command, 1,000 bets, ${count(items)} items`,
    unit: 'ms',
    values: everything,
  };
  const offers: Sample = {
    name: `completion of what is half typed (${count(items)} items)`,
    unit: 'ms',
    values: completions,
    bound: { of: 'p99', most: COMPLETION_MOST_MS },
  };
  return [items === 100_000 ? { ...all, bound: { of: 'p99', most: 5 } } : all, ...samples, offers];
}

function talker(store: Store) {
  const deps = { store, clock: { now: () => NOW }, readDates, logger: quiet };
  const { handle, complete } = buildApplication(deps, new Map());
  let events = 0;
  const say = async (text: string): Promise<Reply> => {
    events += 1;
    const frame = {
      workspace: WORKSPACE,
      member: 'ana',
      channel: 'general',
      eventId: `bench-${events}`,
      at: NOW,
    };
    const reply = await handle({ ...frame, kind: 'command', text });
    if (!reply || reply.failed) throw new Error(`${text} was refused: ${JSON.stringify(reply?.blocks)}`);
    return reply;
  };
  return { say, complete: (text: string) => complete({ workspace: WORKSPACE, member: 'ana', text }) };
}

function count(items: number): string {
  return items.toLocaleString('en');
}
