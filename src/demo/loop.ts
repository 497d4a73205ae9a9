import type { ShiftableClock } from '#adapters/clock/index.ts';
import { items } from '#app/collections.ts';
import { all } from '#app/load.ts';
import type { FeedbackItem } from '#core/feedback/feedback.ts';
import type { ThemeId } from '#core/ids.ts';
import { addMs, DAY_MS, HOUR_MS, toInstant, toMs } from '#core/time/instant.ts';
import type { Store } from '#ports/store.ts';
import { progressBar } from '../cli/progress.ts';
import type { buildApplication } from '../compose/application.ts';
import { CONSOLE_WORKSPACE } from '../compose/open-chat.ts';
import type { Stage } from './stage.ts';

export interface LoopSetting {
  readonly stage: Stage;
  readonly application: ReturnType<typeof buildApplication>;
  readonly clock: ShiftableClock;
  readonly store: Store;
  readonly feedback: readonly { readonly id: string; readonly text: string; readonly author: string }[];
}

const ZONE = 'America/New_York';
/** 09:05 in New York on the day the first window closes. */
const CLOSING_MORNING = '2026-12-04T14:05:00.000Z';
const CHECKIN_TIME = '2026-12-04T15:00:00.000Z';
const WEEK_MS = 7 * DAY_MS;

/** Captures, places, ships, listens, nudges, calls, and looks: the main job, end to end. */
export async function playLoop(setting: LoopSetting): Promise<void> {
  const { stage, application } = setting;
  const say = (member: string, line: string) => stage.says(application.handle, member, line);
  stage.heading('Ante: product bets, kept honest');
  stage.tells('A bank app, two owners, a Friday in November. Everything below runs in memory.');
  await say('ana', `/bet settings team-zone ${ZONE}`);
  await capture(setting);
  await listen(setting);
  await nudge(setting);
  await call(setting);
  stage.heading('The board');
  await say('ana', '/bet report board');
  stage.tells('Your turn: npm start opens the console; npm run demo -- --stay goes on from here.');
}

async function capture({ stage, application }: LoopSetting): Promise<void> {
  const say = (member: string, line: string) => stage.says(application.handle, member, line);
  stage.heading('1  Capture, place, ship');
  stage.tells('A sentence is enough. What can be read is filled in; what is missing is asked for.');
  await say(
    'ana',
    '/bet if we show where a card is on its way we expect card tickets per week to drop from 120 to 60 by Dec 4 because people write in as they cannot see the delivery, 70% sure',
  );
  await say('ana', '/bet place BET-1');
  await say('ana', '/bet ship BET-1');
  await say('ben', '/bet a push message on delivery day');
  await stage.submits(application.handle, 'ben', '/bet edit BET-2', {
    build: 'a push message on delivery day',
    metric: 'first-week activation',
    move: '41% -> 50%',
    by: 'Dec 18',
    because: 'people write in as they cannot see the delivery',
    confidence: '60%',
  });
  stage.tells('Its reason is one that BET-1 rests on too: one assumption, two bets.');
  await say('ben', '/bet link BET-2 BET-1');
  await say('ben', '/bet place BET-2');
  await say(
    'ana',
    '/bet name virtual cards in sign-up -> virtual cards per week from 300 to 450 by Dec 18, 55% sure',
  );
  await say('ana', '/bet place BET-3');
}

async function listen({ stage, application, clock, store, feedback }: LoopSetting): Promise<void> {
  stage.heading('2  Listen');
  stage.tells(
    `${feedback.length} real questions of bank-app customers come in over two weeks (BANKING77, CC BY 4.0).`,
  );
  const opened = toMs(clock.now());
  const stepMs = (2 * WEEK_MS - 10 * HOUR_MS) / feedback.length;
  const bar = progressBar(process.stdout, 'listening');
  for (const [i, { id, text, author }] of feedback.entries()) {
    clock.set(toInstant(opened + Math.round((i + 1) * stepMs)));
    const saidAt = clock.now();
    await application.heard.ingest(
      store.in(CONSOLE_WORKSPACE),
      { text, author, source: 'import', externalId: id, saidAt },
      { by: 'ana', at: saidAt },
    );
    if (i % 10 === 0) bar.show(i + 1, feedback.length);
  }
  bar.done();
  await stage.says(application.handle, 'ana', '/heard themes');
  const theme = themeOf(
    /\b(arriv|track|deliver)/i,
    await all(store.in(CONSOLE_WORKSPACE), items, { by: 'id' }),
  );
  stage.tells(
    'These people know where to look. They write because the card is late. That speaks against BET-1.',
  );
  await stage.says(application.handle, 'ana', `/bet link BET-1 ${theme} contradicts`);
  await stage.says(application.handle, 'ben', '/bet read BET-1 97 on Dec 3');
}

/** The theme in which most of the items are that match. */
function themeOf(pattern: RegExp, heard: readonly FeedbackItem[]): ThemeId {
  const counts = new Map<ThemeId, number>();
  for (const { text, theme } of heard) {
    if (theme && pattern.test(text)) counts.set(theme, (counts.get(theme) ?? 0) + 1);
  }
  const [most] = [...counts].sort((a, b) => b[1] - a[1]);
  if (!most) throw new Error('the examples say nothing about deliveries');
  return most[0];
}

async function nudge({ stage, application, clock }: LoopSetting): Promise<void> {
  stage.heading('3  Nudge');
  clock.set(CLOSING_MORNING);
  await application.sweeps.checkins();
  await application.sweeps.outbox();
  stage.tells(
    'Friday 4 December, 09:05 in New York: the window closes today. It is not yet ten, so nothing is sent.',
  );
  clock.set(addMs(CHECKIN_TIME, 1_000));
  stage.tells('10:00. One message to the owner of the bet:');
  await application.sweeps.checkins();
  await application.sweeps.outbox();
}

async function call({ stage, application }: LoopSetting): Promise<void> {
  stage.heading('4  Call');
  await stage.submits(application.handle, 'ana', '/bet call BET-1 invalidated', {
    why: 'people could see the delivery and still wrote: it is the waiting',
    'ASM-1': 'refuted',
  });
  stage.tells('What rested on it was flagged, and its owner hears of it once:');
  await application.sweeps.outbox();
}
