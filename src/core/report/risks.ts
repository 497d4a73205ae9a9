import { type Bet, stageOn } from '../bet/bet.ts';
import type { AssumptionId } from '../ids.ts';
import { footingOf } from '../judgement/exposure.ts';
import type { BetGraph } from '../judgement/graph.ts';
import { readingFigures } from '../judgement/reading-figures.ts';
import type { Reading } from '../metric/metric.ts';
import type { LocalDate } from '../time/instant.ts';

/** What tells whether an open bet is at risk. */
export interface RiskSources {
  /** At least the bet and everything below it. */
  readonly graph: BetGraph;
  readonly refuted: ReadonlySet<AssumptionId>;
  /** The last one in its window. */
  readonly reading?: Reading | undefined;
  readonly today: LocalDate;
}

/**
 * Why an open bet may not hold, in a few words each: its window has closed uncalled, what it rests on gave way, or its
 * metric moves the wrong way. Empty when nothing speaks for that.
 */
export function risksOf(bet: Bet, { graph, refuted, reading, today }: RiskSources): readonly string[] {
  const late = stageOn(bet, today) === 'due' && bet.window !== undefined && bet.window.closes < today;
  const gone = new Set<string>([
    ...bet.flags.map(({ cause }) => cause),
    ...bet.assumptions.filter((id) => refuted.has(id)),
    ...footingOf(bet, graph).joint.gone,
  ]);
  const way = reading && readingFigures(bet, [reading])?.way;
  return [
    ...[...gone].map((cause) => `⚠ ${cause}`),
    ...(late ? ['overdue'] : []),
    ...(way !== undefined && way < 0 ? ['wrong way'] : []),
  ];
}
