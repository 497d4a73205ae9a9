import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vegaCharts } from '#adapters/charts/index.ts';
import { readDates } from '#adapters/dates/index.ts';
import { openDiscord } from '#adapters/discord/index.ts';
import { openSqlite } from '#adapters/sqlite/index.ts';
import { buildApplication } from '../src/compose/application.ts';
import { COLLECTIONS } from '../src/compose/open-store.ts';
import { openDiscordSimulator } from '../test/simulators/discord/index.ts';
import { addTeam, interact, slashCommand } from '../test/simulators/discord/people.ts';
import { type SimInteraction, TOKEN } from '../test/simulators/discord/world.ts';
import type { Sample } from './measure.ts';
import { quiet } from './quiet.ts';

/** Discord waits so long for the first answer to an interaction. */
const WAITS_MS = 3_000;
const LINES = [
  (n: number) => `/bet if we build idea ${n} we expect signups to go from 10 to 20 by Dec 15, 60% sure`,
  (n: number) => `/heard the export of board ${n} times out`,
  () => '/bet list',
  () => '/bet show BET-1',
];

/**
 * How long each of many interactions that come at the same moment waits for its first answer: bets and feedback that are
 * written to a SQLite file, and lists and cards. The simulator of Discord, which judges every body, runs in this process and on
 * the same clock.
 */
export async function measureDiscord(count: number): Promise<readonly Sample[]> {
  const folder = mkdtempSync(join(tmpdir(), 'ante-bench-'));
  const clock = { now: () => new Date().toISOString() };
  const discord = await openDiscordSimulator(clock.now);
  const { world } = discord;
  const team = addTeam(discord, '100000000000000001', 'Acme');
  const store = await openSqlite({ file: join(folder, 'ante.db'), collections: COLLECTIONS });
  const platform = openDiscord({
    token: TOKEN,
    store,
    clock,
    logger: quiet,
    charts: vegaCharts(),
    api: discord.api,
    files: [world.url],
  });
  const application = buildApplication(
    { store, clock, readDates, logger: quiet },
    new Map([[platform.name, platform]]),
  );
  await platform.start(application);
  const where = { guild: team.guild, channel: team.general };
  const types = (n: number) => {
    const line = LINES[n % LINES.length]?.(n) ?? '';
    return interact(discord, team.user(`member${n % 20}`), where, slashCommand(discord, line));
  };
  const warm = LINES.map((_, n) => types(n));
  await world.until(() => warm.every(({ callbacks }) => callbacks.length > 0) || undefined);

  const answered = new Map<string, number>();
  const begun = performance.now();
  const worked = process.cpuUsage();
  const asked = Array.from({ length: count }, (_, n) => types(n));
  await world.until(() => {
    for (const { id, callbacks } of asked)
      if (callbacks.length > 0 && !answered.has(id)) answered.set(id, performance.now() - begun);
    return answered.size === count || undefined;
  });
  const { user, system } = process.cpuUsage(worked);
  // What was put off is answered in the end as well.
  await world.until(() => asked.every(isDone) || undefined);
  const all = performance.now() - begun;
  await platform.stop();
  await discord.close();
  await store.close();
  rmSync(folder, { recursive: true });
  if (world.wrong.length > 0) throw new Error(world.wrong[0]);

  const values = [...answered.values()];
  return [
    { name: `first answer, ${count} interactions at once`, unit: 'ms', values },
    {
      name: 'the one that waited longest',
      unit: 'ms',
      values: [Math.max(...values)],
      bound: { of: 'p99', most: WAITS_MS },
    },
    {
      name: 'the same as work of this process, which is the wait where nothing else runs',
      unit: 'ms',
      values: [(user + system) / 1_000],
      bound: { of: 'p99', most: WAITS_MS },
    },
    { name: 'all done', unit: 'ms', values: [all] },
  ];
}

function isDone({ deferred, original, followups }: SimInteraction): boolean {
  return (
    !deferred && (followups.length > 0 || (original !== undefined && original.content !== 'Answered below.'))
  );
}
