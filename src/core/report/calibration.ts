import type { Bet } from '../bet/bet.ts';
import type { Block, Chart, Reply } from '../chat/reply.ts';
import { bold, type Text, t } from '../chat/text.ts';
import type { MemberId } from '../ids.ts';
import {
  type Calibration,
  calibrationOf,
  forecastsOf,
  type ReliabilityBin,
} from '../judgement/calibration.ts';
import { guessRecord } from '../judgement/guesses.ts';
import { HIDDEN_BELOW_CALLS, showSampleSize } from '../judgement/sample-size.ts';
import { altText } from './alt-text.ts';
import { countOf } from './bet-words.ts';
import { left, right } from './columns.ts';

export interface CalibrationSources {
  /** All called bets of the workspace. */
  readonly bets: readonly Bet[];
  /** Who asks: their own calls come first. */
  readonly member: MemberId;
}

/** How often bets land at the confidence they were placed with: of who asks, then of everyone. */
export function calibrationReport({ bets, member }: CalibrationSources): Reply {
  const own = bets.filter(({ owner }) => owner === member);
  const others = own.length < bets.length;
  return {
    audience: 'everyone',
    blocks: [
      ...section(others ? 'Your calls' : 'All calls', own),
      ...(others ? section('Everyone’s calls', bets) : []),
    ],
  };
}

function section(title: string, bets: readonly Bet[]): readonly Block[] {
  const calibration = calibrationOf(bets);
  if (!calibration) {
    const missing = HIDDEN_BELOW_CALLS - forecastsOf(bets).length;
    const text = t`${bold(title)}: ${countOf(missing, 'more validated or invalidated one')} to go. Below ${HIDDEN_BELOW_CALLS}, how often bets land would only tell of luck.`;
    return [{ kind: 'text', text }];
  }
  return [
    { kind: 'text', text: t`${bold(title)}: ${figures(calibration, bets)}` },
    {
      kind: 'table',
      columns: [left('Stated'), right('n'), right('Mean'), right('Landed'), left('95 % interval')],
      rows: calibration.bins.map(binRow),
    },
    chartOf(title, calibration),
    ...guesses(bets),
    { kind: 'note', text: t`Brier score: 0 is perfect, 0.25 is what always saying 50 % earns.` },
  ];
}

function figures({ n, brier, inconclusive }: Calibration, bets: readonly Bet[]): string {
  const hits = forecastsOf(bets).filter(({ hit }) => hit).length;
  const left = inconclusive === 0 ? '' : `; ${inconclusive} inconclusive left out`;
  return `Brier ${brier.toFixed(2)}, ${hits} of ${n} landed (${percent(hits / n)}), ${showSampleSize(n)}${left}.`;
}

/** How near the owners' guesses came that they made before they saw the reading. */
function guesses(bets: readonly Bet[]): readonly Block[] {
  const record = guessRecord(bets);
  if (!record) return [];
  const { n, medianMiss, sameSide } = record;
  const text = t`${bold('Blind guesses')}: half of them within ${percent(medianMiss)} of the way from baseline to target, ${sameSide} of ${n} on the side of the target that the reading was on, ${showSampleSize(n)}.`;
  return [{ kind: 'text', text }];
}

function binRow({ from, below, n, predicted, observed, interval }: ReliabilityBin): readonly Text[] {
  return [
    [stated(from, below)],
    [String(n)],
    [percent(predicted)],
    [percent(observed)],
    [`${Math.round(interval.low * 100)}-${percent(interval.high)}`],
  ];
}

/** The last bin holds 100 too. */
function stated(from: number, below: number): string {
  return `${from}-${below === 100 ? 100 : below - 1} %`;
}

function chartOf(title: string, { bins }: Calibration): Block {
  const chart: Chart = {
    kind: 'calibration',
    title,
    bins: bins.map(({ predicted, observed, n }) => ({ predicted, observed, n })),
  };
  return { kind: 'chart', chart, alt: altText(chart) };
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
