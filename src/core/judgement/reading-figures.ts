import { type Bet, quantityOf } from '../bet/bet.ts';
import { join, type Text, t } from '../chat/text.ts';
import type { Quantity, Reading, RelativeTarget } from '../metric/metric.ts';
import { formatQuantity } from '../metric/quantity.ts';
import { progress } from '../metric/target.ts';
import { showSampleSize } from './sample-size.ts';

/** How far a bet's metric came. */
export interface ReadingFigures {
  readonly from?: Quantity;
  /** One of `to` and `relative` is there: where it should come to, or only by how much. */
  readonly to?: Quantity;
  readonly relative?: RelativeTarget;
  /** The target as it was when the bet was placed, where it was moved since. */
  readonly frozenTo?: Quantity;
  readonly last?: Quantity;
  /** How many observations stand behind the last one, where known. */
  readonly sampleSize?: number;
  /** 0 at the baseline, 1 at the target; absent without a baseline or a reading. */
  readonly way?: number;
  readonly readings: number;
}

/** Undefined while the bet has no target, not even a relative one. `readings` are its metric's in the window, in any order. */
export function readingFigures(bet: Bet, readings: readonly Reading[]): ReadingFigures | undefined {
  const { from, to, relative } = bet.terms;
  if (!to && !relative) return undefined;
  const reading = readings.reduce<Reading | undefined>(
    (latest, other) => (latest && whenOf(latest) > whenOf(other) ? latest : other),
    undefined,
  );
  const last = reading && quantityOf(bet.terms, reading.value);
  const way = from && to && last && progress(from.value, to.value, last.value);
  const placed = bet.preCommitment?.to;
  return {
    ...(to ? { to } : { ...(relative && { relative }) }),
    readings: readings.length,
    ...(from && { from }),
    ...(to && placed && placed.value !== to.value && { frozenTo: placed }),
    ...(last && { last }),
    ...(reading?.sampleSize !== undefined && { sampleSize: reading.sampleSize }),
    ...(way !== undefined && { way }),
  };
}

/** `31 % -> 34.2 % of 36 % target, 64 % of the way, 3 readings`. */
export function showReadingFigures(figures: ReadingFigures): Text {
  const { from, to, frozenTo, last, sampleSize, way, readings } = figures;
  if (!to) return showWithoutTarget(figures);
  const placed = frozenTo ? ` (${formatQuantity(frozenTo)} when placed)` : '';
  const target = `${formatQuantity(to)} target${placed}`;
  if (!last)
    return from ? t`${formatQuantity(from)} -> ${target}, no readings yet` : t`${target}, no readings yet`;
  const start = from ? `${formatQuantity(from)} -> ` : '';
  return join([
    t`${start}${formatQuantity(last)} of ${target}`,
    way === undefined ? 'no baseline' : showWay(way),
    counted(readings),
    ...(sampleSize === undefined ? [] : [showSampleSize(sampleSize)]),
  ]);
}

/** `34.2 %, target up 5 points, no baseline, 1 reading`: nothing says yet how much of the way that is. */
function showWithoutTarget({ from, relative, last, sampleSize, readings }: ReadingFigures): Text {
  const start = from && last ? `${formatQuantity(from)} -> ` : '';
  return join([
    ...(last ? [`${start}${formatQuantity(last)}`] : []),
    ...(relative ? [`target ${relative.direction} ${formatQuantity(relative)}`] : []),
    ...(from ? [] : ['no baseline']),
    counted(readings),
    ...(sampleSize === undefined ? [] : [showSampleSize(sampleSize)]),
  ]);
}

function counted(readings: number): string {
  return readings === 0 ? 'no readings yet' : readings === 1 ? '1 reading' : `${readings} readings`;
}

/** Rounded down, so that 99.9 % of the way is never shown as there. */
function showWay(way: number): string {
  const percent = Math.floor(Math.abs(way) * 100 + 1e-9);
  return way < 0 ? `${percent} % the wrong way` : `${percent} % of the way`;
}

function whenOf({ on, recordedAt }: Reading): string {
  return `${on} ${recordedAt}`;
}
