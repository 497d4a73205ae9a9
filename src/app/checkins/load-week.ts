import type { Bet } from '#core/bet/bet.ts';
import type { Theme } from '#core/feedback/feedback.ts';
import type { BetId } from '#core/ids.ts';
import type { AssumptionAtRisk, Week } from '#core/report/digest.ts';
import { addDays } from '#core/time/date.ts';
import type { Instant, LocalDate } from '#core/time/instant.ts';
import type { Operations } from '#ports/store.ts';
import { assumptions, bets, evidence, log, themes } from '../collections.ts';
import { all, each, getAll } from '../load.ts';
import { betsIn } from '../reports/bets-in.ts';

const WEEK_DAYS = 7;

/** What happened since the last digest, and what is due in the week to come. */
export async function loadWeek(tx: Operations, since: Instant, today: LocalDate): Promise<Week> {
  const live = { by: 'byClosing', equals: ['live'] };
  return {
    called: await calledSince(tx, since),
    overdue: await all(tx, bets, { ...live, below: today }),
    atRisk: await assumptionsAtRisk(tx),
    themes: await themesSince(tx, since),
    next: await all(tx, bets, { ...live, from: today, below: addDays(today, WEEK_DAYS) }),
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

async function assumptionsAtRisk(tx: Operations): Promise<readonly AssumptionAtRisk[]> {
  const open = await betsIn(tx, 'live', 'placed');
  const ids = [...new Set(open.flatMap((bet) => bet.assumptions))];
  const found: AssumptionAtRisk[] = [];
  for (const assumption of await getAll(tx, assumptions, ids)) {
    const links = await all(tx, evidence, { by: 'byAbout', equals: [assumption.id] });
    const against = links.filter(({ stance }) => stance === 'contradicts').length;
    if (assumption.status === 'supported' || (assumption.status === 'untested' && against === 0)) continue;
    const resting = open.filter((bet) => bet.assumptions.includes(assumption.id));
    found.push({ assumption, bets: resting.map(({ id }) => id), against });
  }
  return found;
}

async function themesSince(tx: Operations, since: Instant): Promise<readonly Theme[]> {
  const heard = await all(tx, themes, { by: 'byLastSeen', from: since });
  return heard.filter(({ firstSeen, mutedBy, mergedInto }) => firstSeen >= since && !mutedBy && !mergedInto);
}
