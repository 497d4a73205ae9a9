import type { Bet } from '#core/bet/bet.ts';
import { lint } from '#core/bet/lint.ts';
import type { Reply } from '#core/chat/reply.ts';
import type { Text } from '#core/chat/text.ts';
import { nextCheckin } from '#core/checkin/due-nudges.ts';
import { placingWarnings } from '#core/judgement/warnings.ts';
import { betCard } from '#core/report/bet-card.ts';
import type { BetView } from '#core/report/bet-view.ts';
import type { Instant } from '#core/time/instant.ts';
import type { Operations } from '#ports/store.ts';
import { assumptions, evidence, members, nudges, readings } from './collections.ts';
import type { Context } from './context.ts';
import { all, getAll } from './load.ts';
import { surroundingsOf } from './neighbourhood.ts';

type Asking = Pick<Context, 'settings' | 'now' | 'today'>;

/** Everything that the bet's card shows, as it is now. */
export async function viewBet(tx: Operations, asking: Asking, bet: Bet): Promise<BetView> {
  const claims = await getAll(tx, assumptions, bet.assumptions);
  const linked = await all(tx, evidence, { by: 'byAbout', equals: [bet.id] });
  const next = await nextCheckinOf(tx, asking, bet);
  const isDraft = bet.stage === 'draft';
  return {
    bet,
    assumptions: claims,
    readings: await windowReadings(tx, bet),
    findings: isDraft
      ? lint(
          bet,
          claims.map(({ text }) => text),
          asking.today,
        )
      : [],
    evidence: {
      supports: linked.filter(({ stance }) => stance === 'supports').length,
      contradicts: linked.filter(({ stance }) => stance === 'contradicts').length,
      mentions: linked.filter(({ stance }) => stance === 'mentions').length,
    },
    warnings: isDraft ? await warningsOf(tx, asking, bet) : [],
    ...(next !== undefined && { nextCheckin: next }),
    today: asking.today,
  };
}

/** The bet's card, with a line above it that says what just happened. */
export async function cardOf(tx: Operations, asking: Asking, bet: Bet, lead?: Text): Promise<Reply> {
  return betCard(await viewBet(tx, asking, bet), lead);
}

/** What placing the bet would warn about. */
export async function warningsOf(tx: Operations, asking: Asking, bet: Bet): Promise<readonly Text[]> {
  return placingWarnings(bet, {
    bets: await surroundingsOf(tx, bet),
    assumptions: await getAll(tx, assumptions, bet.assumptions),
    validationLimit: asking.settings.validationLimit,
    today: asking.today,
  });
}

/** The readings of the bet's metric since its window opened, oldest first; none before it ships. */
export async function windowReadings(tx: Operations, bet: Bet) {
  if (!bet.window || !bet.metricId) return [];
  return all(tx, readings, { by: 'byMetric', equals: [bet.metricId], from: bet.window.opens });
}

/** When its owner is asked about the bet next; undefined when they are not asked again. */
export async function nextCheckinOf(
  tx: Operations,
  { now }: Pick<Asking, 'now'>,
  bet: Bet,
): Promise<Instant | undefined> {
  const owner = await tx.get(members, bet.owner);
  const sent = await all(tx, nudges, { by: 'byBet', equals: [bet.id] });
  return owner && nextCheckin(bet, owner, { sent, metricsWithReader: new Set(), now })?.at;
}
