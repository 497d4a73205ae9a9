import type { Bet } from '#core/bet/bet.ts';
import type { Theme } from '#core/feedback/feedback.ts';
import type { BetId } from '#core/ids.ts';
import type { BetCounts } from '#core/report/bets-chart.ts';
import type { Week } from '#core/report/digest.ts';
import { addDays } from '#core/time/date.ts';
import type { Instant, LocalDate } from '#core/time/instant.ts';
import type { Operations } from '#ports/store.ts';
import { bets, log, themes } from '../collections.ts';
import { all, each, getAll } from '../load.ts';
import { assumptionsAtRisk } from '../reports/assumptions-at-risk.ts';
import { countsBefore } from './count-bets.ts';

const WEEK_DAYS = 7;

/** What happened since the last digest, and what is due in the week to come. */
export async function loadWeek(
  tx: Operations,
  since: Instant,
  counted: BetCounts,
  today: LocalDate,
): Promise<Week> {
  const live = { by: 'byClosing', equals: ['live'] };
  return {
    called: await calledSince(tx, since),
    overdue: await all(tx, bets, { ...live, below: today }),
    atRisk: await assumptionsAtRisk(tx),
    themes: await themesSince(tx, since),
    next: await all(tx, bets, { ...live, from: today, below: addDays(today, WEEK_DAYS) }),
    counts: [...(await countsBefore(tx)), counted],
    today,
  };
}

/** Calls that stand: one that was taken back since is not among them. */
async function calledSince(tx: Operations, since: Instant): Promise<readonly Bet[]> {
  const ids = new Set<BetId>();
  for await (const { at, type, subject } of each(tx, log, { by: 'id', order: 'descending' })) {
    if (at < since) break;
    if (type === 'bet-called') ids.add(subject as BetId);
  }
  return (await getAll(tx, bets, [...ids])).filter(({ call }) => call !== undefined && call.at >= since);
}

async function themesSince(tx: Operations, since: Instant): Promise<readonly Theme[]> {
  const heard = await all(tx, themes, { by: 'byLastSeen', from: since });
  return heard.filter(({ firstSeen, mutedBy, mergedInto }) => firstSeen >= since && !mutedBy && !mergedInto);
}
