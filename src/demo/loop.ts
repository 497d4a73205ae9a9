import type { ShiftableClock } from '#adapters/clock/index.ts';
import type { FormValues } from '#core/chat/form.ts';
import { addMs, HOUR_MS, type Instant, MINUTE_MS } from '#core/time/instant.ts';
import type { Store } from '#ports/store.ts';
import type { buildApplication } from '../compose/application.ts';
import { hearAll, type Question, themeOf } from './hear-all.ts';
import type { Stage } from './stage.ts';

export interface LoopSetting {
  readonly stage: Stage;
  readonly application: ReturnType<typeof buildApplication>;
  readonly clock: ShiftableClock;
  readonly store: Store;
  readonly feedback: readonly Question[];
}

const ZONE = 'America/New_York';
/** Ten in the morning in New York, when check-ins come: three days before the first window closes, and on the day. */
const TUESDAY_AT_TEN = '2026-12-01T15:00:00.000Z';
const FRIDAY_AT_TEN = '2026-12-04T15:00:00.000Z';

const REASON = 'people write in as they cannot see the delivery';
const FIRST_BET = `/bet if we show where a card is on its way we expect card tickets per week to drop from 120 to 60 by Dec 4 because ${REASON}, 70% sure`;
const SECOND_BET: FormValues = {
  build: 'push messages on delivery day',
  metric: 'first-week activation',
  move: '41% -> 50%',
  by: 'Dec 18',
  because: REASON,
  confidence: '60%',
};
const THIRD_BET =
  '/bet name virtual cards in sign-up -> virtual cards per week from 300 to 450 by Dec 18, 55% sure';

/** Captures, places, ships, listens, nudges, calls, and looks: the main job, end to end. */
export async function playLoop(setting: LoopSetting): Promise<void> {
  const { stage, application } = setting;
  stage.heading('Ante: product bets, kept honest');
  stage.tells(
    'Ana and Ben build the app of a bank in New York. It is Friday, 20 November 2026. What they type stands behind ›, what Ante answers beside │. It is played in memory: nothing of it is kept.',
  );
  // Whoever sets the team's zone is there already, in the zone from before.
  for (const scope of ['team-zone', 'zone'])
    await stage.says(application.handle, 'ana', `/bet settings ${scope} ${ZONE}`, 'nothing');
  await capture(setting);
  await listen(setting);
  await nudge(setting);
  await call(setting);
  stage.heading('5  Look');
  await stage.says(application.handle, 'ana', '/bet report board');
  stage.tells(
    'That was the whole loop. Your turn: npm start opens the console on a store of your own; npm run demo -- --stay opens it on this one, with a clock that /clock +14d moves.',
  );
}

async function capture({ stage, application: { handle } }: LoopSetting): Promise<void> {
  stage.heading('1  Capture, place, ship');
  stage.tells('A sentence is enough: what can be read from it is filled in.');
  await stage.says(handle, 'ana', FIRST_BET);
  stage.tells('Placing freezes what was promised. Goalposts can be moved later, but not unseen.');
  await stage.says(handle, 'ana', '/bet place BET-1', 'news');
  await stage.says(handle, 'ana', '/bet ship BET-1', 'news');
  stage.tells('Ben has half a sentence. It is kept, and Ante says what would make it a bet.');
  await stage.says(handle, 'ben', '/bet push messages on delivery day');
  await stage.submits(handle, 'ben', '/bet edit BET-2', SECOND_BET);
  stage.tells('His reason is the one that BET-1 rests on: one assumption, ASM-1, carries two bets now.');
  await stage.says(handle, 'ben', '/bet link BET-2 BET-1', 'news');
  await stage.says(handle, 'ben', '/bet place BET-2', 'news');
  await stage.says(handle, 'ana', THIRD_BET, 'news');
  await stage.says(handle, 'ana', '/bet place BET-3', 'news');
}

async function listen(setting: LoopSetting): Promise<void> {
  const { stage, application, feedback } = setting;
  stage.heading('2  Listen');
  stage.tells(
    `Until 1 December ${feedback.length} questions of customers come in: real ones, from BANKING77 (CC BY 4.0). Each is put into a theme as it comes.`,
  );
  await hearAll(setting, TUESDAY_AT_TEN);
  await stage.says(application.handle, 'ana', '/heard themes');
  const waiting = await themeOf(setting.store, /\b(arrived?|received?|waiting)\b/i);
  stage.tells(
    `Ana looks into ${waiting}: these people do not ask where their card is, they ask when it comes at last. That speaks against BET-1, and she says so.`,
  );
  await stage.says(application.handle, 'ana', `/heard show ${waiting}`);
  await stage.says(application.handle, 'ana', `/bet link BET-1 ${waiting} contradicts`);
}

async function nudge({ stage, application, clock }: LoopSetting): Promise<void> {
  const at = async (now: Instant) => {
    clock.set(now);
    await application.sweeps.checkins();
    await application.sweeps.outbox();
  };
  stage.heading('3  Nudge');
  stage.tells(
    'Tuesday, 1 December, 10:00. The window closes in three days and nothing reads the metric by itself, so its owner is asked for a number:',
  );
  await at(addMs(TUESDAY_AT_TEN, MINUTE_MS));
  await stage.says(application.handle, 'ana', '/bet read BET-1 97');
  await at(addMs(FRIDAY_AT_TEN, -HOUR_MS));
  stage.tells('Friday, 4 December, 10:00. The window closes. One message, four buttons of equal weight:');
  await at(addMs(FRIDAY_AT_TEN, MINUTE_MS));
}

async function call({ stage, application }: LoopSetting): Promise<void> {
  stage.heading('4  Call');
  stage.tells('Only Ana can make the call; Ante does not even recommend one.');
  await stage.submits(application.handle, 'ana', '/bet call BET-1 invalidated', {
    why: 'Tickets fell by a fifth only. People write because the card is late.',
    'ASM-1': 'refuted',
  });
  stage.tells('What stands on it is flagged to whoever owns that:');
  await application.sweeps.outbox();
}
