import type { Chart } from '#core/chat/reply.ts';
import { wilsonInterval } from '#core/judgement/wilson.ts';
import {
  along,
  BLUE,
  chart,
  emptyChart,
  FAINT,
  type Layer,
  label,
  line,
  linear,
  MUTED,
  PAPER,
  type Spec,
} from './frame.ts';

type CalibrationChart = Extract<Chart, { kind: 'calibration' }>;

/** Left is room for the percentages, bottom for those of the other axis and its name. */
const AREA = { left: 62, right: 372, top: 64, bottom: 176 } as const;
/** Two size labels nearer to each other than this would touch. */
const CLOSEST = 42;
const TICKS = [0, 0.5, 1];

const x = linear([0, 1], [AREA.left, AREA.right]);
const y = linear([0, 1], [AREA.bottom, AREA.top]);

/** What was stated against what came true: on the dashed line, the two agree. Both of `bins` are 0-1. */
export function calibrationSpec(drawing: CalibrationChart): Spec {
  const bins = drawing.bins.filter(
    ({ n, predicted, observed }) => n > 0 && Number.isFinite(predicted + observed),
  );
  const rows = bins.map(rowOf).sort((a, b) => a.predicted - b.predicted);
  if (bins.length === 0) return emptyChart(drawing.title, 'no calls to show yet');
  return chart(drawing.title, [
    label('came true', { x: 16, y: 46, colour: MUTED }),
    ...TICKS.flatMap((share) => [
      line({ x: AREA.left, y: y(share) }, { x: AREA.right, y: y(share) }, { colour: FAINT }),
      label(`${share * 100} %`, { x: AREA.left - 8, y: y(share), align: 'right', colour: MUTED }),
      label(`${share * 100} %`, { x: x(share), y: AREA.bottom + 16, align: 'center', colour: MUTED }),
    ]),
    label('stated confidence', { x: AREA.right, y: AREA.bottom + 34, align: 'right', colour: MUTED }),
    line({ x: x(0), y: y(0) }, { x: x(1), y: y(1) }, { colour: MUTED, width: 1.5, dash: [5, 4] }),
    ...binMarks(rows),
    ...sizeLabels(rows),
  ]);
}

interface BinRow {
  readonly predicted: number;
  readonly observed: number;
  /** The range that chance alone would leave open (95 %). */
  readonly low: number;
  readonly high: number;
  readonly n: number;
  /** Of the point, so that more calls weigh more. */
  readonly area: number;
}

function rowOf({ predicted, observed, n }: CalibrationChart['bins'][number]): BinRow {
  const { low, high } = wilsonInterval(observed * n, n);
  return { predicted, observed, low, high, n, area: Math.min(520, 40 + 25 * n) };
}

function binMarks(rows: readonly BinRow[]): readonly Layer[] {
  const across = along('predicted', [0, 1], [AREA.left, AREA.right]);
  const vertical = (field: string) => along(field, [0, 1], [AREA.bottom, AREA.top]);
  const point = { type: 'point', shape: 'circle', filled: true, opacity: 1, color: BLUE } as const;
  return [
    {
      data: { values: [...rows] },
      mark: { type: 'rule', color: BLUE, opacity: 0.45, strokeWidth: 3, strokeCap: 'round' },
      encoding: { x: across, y: vertical('low'), y2: { field: 'high' } },
    },
    {
      data: { values: [...rows] },
      mark: { ...point, stroke: PAPER, strokeWidth: 1.5 },
      encoding: {
        x: across,
        y: vertical('observed'),
        size: { field: 'area', type: 'quantitative', scale: null },
      },
    },
  ];
}

/** How many calls each bin holds: over its range, or under it where the neighbour's label is too near. */
function sizeLabels(rows: readonly BinRow[]): readonly Layer[] {
  let lastAbove = Number.NEGATIVE_INFINITY;
  return rows.map(({ predicted, observed, low, high, n, area }) => {
    const at = x(predicted);
    const isAbove = at - lastAbove >= CLOSEST;
    if (isAbove) lastAbove = at;
    const radius = Math.sqrt(area / Math.PI);
    const place = isAbove
      ? Math.min(y(high), y(observed) - radius) - 9
      : Math.max(y(low), y(observed) + radius) + 10;
    return label(`n=${n}`, { x: at, y: place, align: 'center', ground: PAPER });
  });
}
