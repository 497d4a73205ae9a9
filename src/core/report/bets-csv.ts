import { type Bet, goalpostMoves, unitOf } from '../bet/bet.ts';
import { csv } from './csv.ts';

const COLUMNS = [
  'id',
  'stage',
  'verdict',
  'owner',
  'build',
  'metric',
  'unit',
  'from',
  'to',
  'by',
  'confidence',
  'appetite',
  'opens',
  'closes',
  'extensions',
  'goalposts_moved',
  'rests_on',
  'stands_on',
  'why',
];

/** Bets as a table for spreadsheets, one a row. */
export function betsCsv(bets: readonly Bet[]): string {
  return csv([COLUMNS, ...bets.map(row)]);
}

function row(bet: Bet): readonly (string | number | undefined)[] {
  const { terms, call, window } = bet;
  return [
    bet.id,
    bet.stage,
    call?.verdict,
    bet.owner,
    terms.change,
    terms.metric,
    unitOf(terms),
    terms.from?.value,
    terms.to?.value,
    terms.by,
    terms.confidence,
    terms.appetite,
    window?.opens,
    window?.closes,
    bet.extensions,
    goalpostMoves(bet),
    bet.assumptions.join(' '),
    bet.dependsOn.join(' '),
    call?.why ?? bet.droppedWhy,
  ];
}
