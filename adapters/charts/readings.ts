import { compareDates, diffDays } from '#core/time/date.ts';
import {
  along,
  BLUE,
  chart,
  GREEN,
  type Layer,
  label,
  line,
  MUTED,
  PAPER,
  PLOT,
  SHADE,
  type Spec,
} from './frame.ts';
import { dayLabels, valueLabels } from './readings-labels.ts';
import { type ReadingsChart, type ReadingsScale, readingsScale } from './readings-scale.ts';

/** More points than this would run into each other: then the line stands for them. */
const MOST_POINTS = 40;

const MIDDLE = {
  x: (PLOT.left + PLOT.right) / 2,
  y: (PLOT.top + PLOT.bottom) / 2,
  align: 'center',
  colour: MUTED,
} as const;

/** The readings of a metric in its window, between baseline and target. */
export function readingsSpec(drawing: ReadingsChart): Spec {
  const readings = drawing.readings
    .filter(({ value }) => Number.isFinite(value))
    .toSorted((a, b) => compareDates(a.on, b.on));
  const known = { ...drawing, readings };
  const scale = readingsScale(known);
  return chart(drawing.title, [
    ...windowShade(known, scale),
    line(
      { x: PLOT.left, y: scale.y(drawing.target) },
      { x: PLOT.right, y: scale.y(drawing.target) },
      { colour: GREEN, width: 2 },
    ),
    ...baselineLine(known, scale),
    ...readingMarks(known, scale),
    ...valueLabels(known, scale),
    ...(readings.length === 0 ? [label('no readings yet', MIDDLE)] : []),
    ...dayLabels(known, scale),
  ]);
}

function windowShade({ opens, closes }: ReadingsChart, scale: ReadingsScale): readonly Layer[] {
  if (opens === undefined) return [];
  return [
    {
      data: { values: [{ opens, closes }] },
      mark: { type: 'rect', color: SHADE },
      encoding: {
        x: { value: scale.x(opens) },
        x2: { value: Math.max(scale.x(closes), scale.x(opens) + 4) },
        y: { value: PLOT.top },
        y2: { value: PLOT.bottom },
      },
    },
  ];
}

function baselineLine({ baseline }: ReadingsChart, scale: ReadingsScale): readonly Layer[] {
  if (baseline === undefined) return [];
  const y = scale.y(baseline);
  return [line({ x: PLOT.left, y }, { x: PLOT.right, y }, { colour: MUTED, width: 1.5, dash: [5, 4] })];
}

/** The readings as a line with points. A triangle at the edge points to one that lies beyond it. */
function readingMarks({ readings }: ReadingsChart, { first, days, values }: ReadingsScale): readonly Layer[] {
  const rows = readings.map(({ on, value }) => ({
    day: diffDays(first, on),
    on,
    value,
    shape: value > values[1] ? 'triangle-up' : value < values[0] ? 'triangle-down' : 'circle',
  }));
  const encoding = {
    x: along('day', days, [PLOT.left, PLOT.right]),
    y: along('value', values, [PLOT.bottom, PLOT.top]),
  };
  const shown = rows.length > MOST_POINTS ? rows.slice(-1) : rows;
  return [
    {
      data: { values: rows },
      mark: { type: 'line', color: BLUE, strokeWidth: 2.5, strokeJoin: 'round' },
      encoding,
    },
    {
      data: { values: shown },
      mark: {
        type: 'point',
        filled: true,
        opacity: 1,
        color: BLUE,
        size: 55,
        stroke: PAPER,
        strokeWidth: 1.5,
      },
      encoding: { ...encoding, shape: { field: 'shape', type: 'nominal', scale: null } },
    },
  ];
}
