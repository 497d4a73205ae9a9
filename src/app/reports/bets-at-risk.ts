import type { Bet } from '#core/bet/bet.ts';
import { graphOf } from '#core/judgement/graph.ts';
import type { Reading } from '#core/metric/metric.ts';
import type { BetLine } from '#core/report/bet-list.ts';
import { byClosing } from '#core/report/bet-words.ts';
import { lostGround, risksOf } from '#core/report/risks.ts';
import type { LocalDate } from '#core/time/instant.ts';
import type { Operations } from '#ports/store.ts';
import { assumptions, readings } from '../collections.ts';
import { all } from '../load.ts';
import { foundationsOf } from '../neighbourhood.ts';
import { betsIn } from './bets-in.ts';

/** Every open bet that something speaks against, with what that is. */
export async function betsAtRisk(tx: Operations, today: LocalDate): Promise<readonly BetLine[]> {
  const open = await betsIn(tx, 'live', 'placed');
  const below = await foundationsOf(
    tx,
    open.flatMap(({ dependsOn }) => dependsOn),
  );
  const graph = graphOf([...new Map([...open, ...below].map((bet) => [bet.id, bet])).values()]);
  const refuted = await all(tx, assumptions, { by: 'byStatus', equals: ['refuted'] });
  const sources = { lost: lostGround(graph), refuted: new Set(refuted.map(({ id }) => id)), today };
  const lines: BetLine[] = [];
  for (const bet of open.toSorted(byClosing)) {
    const marks = risksOf(bet, { ...sources, reading: await lastReading(tx, bet) });
    if (marks.length > 0) lines.push({ bet, marks });
  }
  return lines;
}

async function lastReading(tx: Operations, { window, metricId }: Bet): Promise<Reading | undefined> {
  if (!window || !metricId) return undefined;
  const query = { by: 'byMetric', equals: [metricId], from: window.opens } as const;
  return (await tx.find(readings, { ...query, order: 'descending', limit: 1 })).docs[0];
}
