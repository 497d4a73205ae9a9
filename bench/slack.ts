import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { readDates } from '#adapters/dates/index.ts';
import { openSlack } from '#adapters/slack/index.ts';
import { openSqlite } from '#adapters/sqlite/index.ts';
import { items, settings } from '#app/collections.ts';
import { settingsOf } from '#app/enter.ts';
import type { WaysIn } from '#ports/chat-platform.ts';
import { buildApplication } from '../src/compose/application.ts';
import { COLLECTIONS } from '../src/compose/open-store.ts';
import { percentile, type Sample } from './measure.ts';
import { quiet } from './quiet.ts';
import type { Load, Sent } from './slack-sender.ts';

const TEAM = 'T0BENCH';
const CHANNEL = 'C0BENCH';
const SECRET = 'a signing secret';
const STALLED_MS = 30_000;
const TWICE_EVERY = 10;
/** How long each rate is tried. */
const TRIED_S = 10;
const RATES = [50, 100, 200, 400, 800];

const run = promisify(execFile);

/**
 * How long Slack waits for its acknowledgement while everything behind it stands still for 30 s, with every tenth event
 * delivered twice; whether each had its effect once; and the highest rate at which Slack does not wait.
 */
export async function measureSlack(events: number): Promise<readonly Sample[]> {
  const folder = mkdtempSync(join(tmpdir(), 'ante-bench-'));
  const store = await openSqlite({ file: join(folder, 'ante.db'), collections: COLLECTIONS });
  const scope = store.in(`slack:${TEAM}`);
  await scope.insert(settings, { ...(await settingsOf(scope)), watchedChannels: [CHANNEL] });
  const api = createServer((_, response) => {
    const answer = {
      ok: true,
      team_id: TEAM,
      user_id: 'U0ANTE',
      url: 'https://bench.slack.com/',
      user: { tz: 'UTC' },
    };
    response.setHeader('content-type', 'application/json').end(JSON.stringify(answer));
  });
  await new Promise<void>((resolve) => api.listen(0, '127.0.0.1', resolve));
  const slack = openSlack({
    workspaces: { are: 'one', botToken: 'xoxb-bench' },
    receive: { by: 'http', signingSecret: SECRET, port: 0 },
    clock: { now: () => new Date().toISOString() },
    logger: quiet,
    apiUrl: `http://127.0.0.1:${(api.address() as AddressInfo).port}/api/`,
  });
  const clock = { now: () => new Date().toISOString() };
  const application = buildApplication(
    { store, clock, readDates, logger: quiet },
    new Map([['slack', slack]]),
  );
  let stalledUntil = 0;
  const ways: WaysIn = {
    ...application,
    handle: async (inbound) => {
      const waitMs = stalledUntil - performance.now();
      if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs));
      return application.handle(inbound);
    },
  };
  await slack.start(ways);
  const url = `http://127.0.0.1:${slack.port()}/slack/events`;
  const texts = textsOfExamples();
  let from = 0;
  const load = async (count: number, perSecond: number): Promise<Sent> => {
    const asked: Load = {
      url,
      secret: SECRET,
      team: TEAM,
      channel: CHANNEL,
      from,
      events: count,
      perSecond,
      twiceEvery: TWICE_EVERY,
      texts,
    };
    from += count;
    const sender = join(import.meta.dirname, 'slack-sender.ts');
    const { stdout } = await run(process.execPath, [sender, JSON.stringify(asked)], { maxBuffer: 2 ** 30 });
    return JSON.parse(stdout);
  };

  stalledUntil = performance.now() + STALLED_MS;
  const steady = await load(events, 20);
  await slack.idle();
  const kept = await scope.count(items, { by: 'id' });
  if (steady.failures > 0 || kept !== events)
    throw new Error(`${steady.failures} failures, ${kept} items of ${events} events`);

  const tried: Sample[] = [];
  for (const rate of RATES) {
    const { tookMs, failures, behindMs } = await load(rate * TRIED_S, rate);
    await slack.idle();
    const name = `acknowledgement at ${rate} events/s for ${TRIED_S} s (${failures} failures, sender ${Math.round(behindMs)} ms behind)`;
    tried.push({ name, unit: 'ms', values: tookMs });
    if (percentile(tookMs, 99) > 500 || failures > 0) break;
  }
  await slack.stop();
  api.close();
  await store.close();
  rmSync(folder, { recursive: true });
  return [
    {
      name: `acknowledgement at 20 events/s, ${events.toLocaleString('en')} events, the rest stalled for 30 s; none lost, none twice`,
      unit: 'ms',
      values: steady.tookMs,
      bound: { of: 'p99', most: 500 },
    },
    ...tried,
  ];
}

function textsOfExamples(): readonly string[] {
  const file = join(import.meta.dirname, '../examples/feedback.jsonl');
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => String(JSON.parse(line).text));
}
