import { randomBytes } from 'node:crypto';
import { readDates } from '#adapters/dates/index.ts';
import { readFeedbackFile as readFile } from '#adapters/files/index.ts';
import { openSlack, type SlackSetup } from '#adapters/slack/index.ts';
import { openSqlite } from '#adapters/sqlite/index.ts';
import type { ModelSetup } from '#app/model/ask-model.ts';
import { toMs } from '#core/time/instant.ts';
import type { ChatPlatform, WaysIn } from '#ports/chat-platform.ts';
import type { Logger } from '#ports/logger.ts';
import { buildApplication } from '../../../src/compose/application.ts';
import { COLLECTIONS } from '../../../src/compose/open-store.ts';
import { install } from './install.ts';
import { openRates } from './rates.ts';
import { byHttp, openSimulator, SIGNING_SECRET } from './simulator.ts';

export interface AppOptions extends Partial<Pick<SlackSetup, 'charts' | 'formPatienceMs'>> {
  /** Puts something between the adapter and the application. */
  readonly around?: (waysIn: WaysIn) => WaysIn;
  /** Whether Slack keeps its rate limits, by the app's clock. */
  readonly rated?: boolean;
  readonly model?: ModelSetup;
  /** How long an acknowledgement may take before Slack gives up on it. */
  readonly deadlineMs?: number;
}

/** All of Ante on a store in memory, in two simulated teams, with a clock that the test sets. */
export async function openApp({
  around = (waysIn) => waysIn,
  rated,
  deadlineMs,
  model,
  ...options
}: AppOptions = {}) {
  let now = '2026-11-20T14:00:00.000Z';
  const rates = openRates(rated ? () => toMs(now) : undefined);
  const sim = await openSimulator(rates);
  const store = await openSqlite({ file: ':memory:', collections: COLLECTIONS });
  const clock = { now: () => now };
  const defects: unknown[] = [];
  const ignore = () => {};
  const logger: Logger = {
    error: (fields, message) => {
      defects.push({ message, ...fields });
    },
    warn: ignore,
    info: ignore,
    debug: ignore,
  };
  const slack = openSlack({
    workspaces: {
      are: 'many',
      clientId: 'simulated',
      clientSecret: 'a secret',
      key: randomBytes(32),
      store,
    },
    receive: { by: 'http', signingSecret: SIGNING_SECRET, port: 0 },
    clock,
    logger,
    apiUrl: `${sim.url}/api/`,
    ...options,
  });
  const deps = { store, clock, readDates, logger, readFile, ...(model && { model }) };
  const application = buildApplication(deps, new Map<string, ChatPlatform>([['slack', slack]]));
  await slack.start(around(application));
  const url = `http://127.0.0.1:${slack.port()}`;
  sim.deliverBy(byHttp(() => `${url}/slack/events`, deadlineMs));
  for (const team of [sim.acme, sim.rival]) await install(sim, team, url);
  return {
    sim,
    /** How many calls were refused for coming too fast. */
    refused: rates.refused,
    slack,
    store,
    application,
    url,
    /** What was logged as a defect, and what Slack would not have taken. */
    defects: () => [...defects, ...sim.problems],
    now: () => now,
    at: (instant: string) => {
      now = instant;
    },
    close: async () => {
      await slack.stop();
      await sim.close();
      await store.close();
    },
  };
}

export type SlackApp = Awaited<ReturnType<typeof openApp>>;
