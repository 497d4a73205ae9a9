import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { readDates } from '#adapters/dates/index.ts';
import { openSlack } from '#adapters/slack/index.ts';
import { openSqlite } from '#adapters/sqlite/index.ts';
import { items, settings } from '#app/collections.ts';
import { settingsOf } from '#app/enter.ts';
import type { WaysIn } from '#ports/chat-platform.ts';
import { buildApplication } from '../src/compose/application.ts';
import { COLLECTIONS } from '../src/compose/open-store.ts';
import { percentile, type Sample, timed } from './measure.ts';
import { quiet } from './quiet.ts';
import type { Load, Sent } from './slack-sender.ts';

const TEAM = 'T0BENCH';
const CHANNEL = 'C0BENCH';
const SECRET = 'a signing secret';
const STALLED_MS = 30_000;
const TWICE_EVERY = 10;
/** How long each rate is tried. */
const TRIED_S = 5;
const RATES = [400, 800, 1_600, 2_400, 3_200, 4_800];
/** How often the gap between the last rate that was held and the first that was not is halved. */
const HALVINGS = 2;
const ACK_MS = 500;
/** The sender is no measure where it is itself late by more. */
const BEHIND_MS = 100;

const run = promisify(execFile);

/**
 * How long Slack waits for its acknowledgement while everything behind it stands still for 30 s, with every tenth event
 * delivered twice; whether each had its effect once; the highest rate at which Slack does not wait; and what of the
 * process's time each event takes.
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
  let stalled: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  const ways: WaysIn = {
    ...application,
    handle: async (inbound) => {
      waiting += 1;
      await stalled;
      return application.handle(inbound).finally(() => {
        waiting -= 1;
      });
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

  stalled = sleep(STALLED_MS);
  const steady = await load(events, 20);
  await slack.idle();
  const kept = await scope.count(items, { by: 'id' });
  if (steady.failures > 0 || kept !== events)
    throw new Error(`${steady.failures} failures, ${kept} items of ${events} events`);

  const [least = 0] = RATES;
  const { promise, resolve: go } = Promise.withResolvers<void>();
  stalled = promise;
  const acks = await cpuMs(() => load(least * TRIED_S, least));
  go();
  const effects = await cpuMs(() => slack.idle());

  const attempt = async (rate: number): Promise<Attempt> => {
    const count = rate * TRIED_S;
    const begun = performance.now();
    const sent = await load(count, rate);
    const backlog = waiting;
    await slack.idle();
    return { ...sent, rate, backlog, perSecond: (1_000 * count) / (performance.now() - begun) };
  };
  const attempts = await narrow(attempt);
  const commits: number[] = [];
  for (let i = 0; i < 200; i += 1) commits.push(await timed(() => scope.increment('bench')));
  await slack.stop();
  api.close();
  await store.close();
  rmSync(folder, { recursive: true });
  return [
    {
      name: `acknowledgement at 20 events/s, ${events.toLocaleString('en')} events, the rest stalled for 30 s; none lost, none twice`,
      unit: 'ms',
      values: steady.tookMs,
      bound: { of: 'p99', most: ACK_MS },
    },
    ...attempts.map(({ rate, failures, behindMs, backlog, tookMs }) => ({
      name: `acknowledgement at ${rate} events/s for ${TRIED_S} s (${failures} failures, sender ${Math.round(behindMs)} ms behind, ${backlog} effects still to come at the end)`,
      unit: 'ms' as const,
      values: tookMs,
    })),
    {
      name: `highest rate held for ${TRIED_S} s with p99 <= ${ACK_MS} ms and no failure`,
      unit: '/s',
      values: [Math.max(0, ...attempts.filter(isHeld).map(({ rate }) => rate))],
    },
    {
      name: 'effects keep up until, acknowledgements on the same processor core included',
      unit: '/s',
      values: [Math.max(...attempts.map(({ perSecond }) => perSecond))],
    },
    {
      name: "processor time of an acknowledgement: signature, parsing, storing, Slack's part of the HTTP",
      unit: 'ms',
      values: [acks / (least * TRIED_S)],
    },
    {
      name: 'processor time of an effect: feedback checked for repeats, put into its theme, stored',
      unit: 'ms',
      values: [effects / (least * TRIED_S)],
    },
    {
      name: 'a commit that is on the disk: one an acknowledgement, one an effect',
      unit: 'ms',
      values: commits,
    },
  ];
}

interface Attempt extends Sent {
  readonly rate: number;
  /** Effects that were still to come when the last event had been acknowledged. */
  readonly backlog: number;
  /** Events that had their effect, a second of the whole attempt. */
  readonly perSecond: number;
}

function isHeld({ tookMs, failures, behindMs }: Attempt): boolean {
  return percentile(tookMs, 99) <= ACK_MS && failures === 0 && behindMs <= BEHIND_MS;
}

/** Higher and higher until a rate is not held, then between that and the last that was, lowest rate first. */
async function narrow(attempt: (rate: number) => Promise<Attempt>): Promise<readonly Attempt[]> {
  const attempts: Attempt[] = [];
  const holds = async (rate: number): Promise<boolean> => {
    const made = await attempt(rate);
    attempts.push(made);
    return isHeld(made);
  };
  let [held, missed] = [0, 0];
  for (const rate of RATES) {
    if (!(await holds(rate))) {
      missed = rate;
      break;
    }
    held = rate;
  }
  for (let i = 0; missed > 0 && i < HALVINGS; i += 1) {
    const between = Math.round((held + missed) / 20) * 10;
    if (await holds(between)) held = between;
    else missed = between;
  }
  return attempts.toSorted((a, b) => a.rate - b.rate);
}

/** How much of the processor this process takes meanwhile. */
async function cpuMs(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

function textsOfExamples(): readonly string[] {
  const file = join(import.meta.dirname, '../examples/feedback.jsonl');
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => String(JSON.parse(line).text));
}
