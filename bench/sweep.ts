import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readDates } from '#adapters/dates/index.ts';
import { openSqlite } from '#adapters/sqlite/index.ts';
import { buildApplication } from '../src/compose/application.ts';
import { COLLECTIONS } from '../src/compose/open-store.ts';
import { fillOwners, WORKSPACE } from './fill-owners.ts';
import { type Sample, timed } from './measure.ts';
import { quiet } from './quiet.ts';

const BETS_AN_OWNER = 20;

/** What a look for due check-ins costs with so many open bets, when nothing is due. */
export async function measureSweep(openBets: number, rounds: number): Promise<readonly Sample[]> {
  const folder = mkdtempSync(join(tmpdir(), 'ante-bench-'));
  const store = await openSqlite({ file: join(folder, 'ante.db'), collections: COLLECTIONS });
  const owners = openBets / BETS_AN_OWNER;
  await fillOwners(
    store.in(WORKSPACE),
    owners,
    (i) => `2026-12-${String(10 + (i % 20)).padStart(2, '0')}`,
    BETS_AN_OWNER,
  );
  const now = '2026-11-20T14:00:00.000Z';
  const deps = { store, clock: { now: () => now }, readDates, logger: quiet };
  const { sweeps } = buildApplication(deps, new Map());
  const first = await timed(() => sweeps.checkins());
  const values: number[] = [];
  for (let round = 0; round < rounds; round++) values.push(await timed(() => sweeps.checkins()));
  await store.close();
  rmSync(folder, { recursive: true });
  const bets = `${openBets.toLocaleString('en')} open bets`;
  return [
    { name: `sweep for check-ins, ${bets}, nothing due`, unit: 'ms', values, bound: { of: 'p99', most: 50 } },
    { name: `the first sweep ever, ${bets}`, unit: 'ms', values: [first] },
  ];
}
