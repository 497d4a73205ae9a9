import type { Chart } from '#core/chat/reply.ts';
import { shortDay } from './days.ts';
import {
  along,
  BLUE,
  chart,
  emptyChart,
  FAINT,
  GREEN,
  type Layer,
  label,
  line,
  MUTED,
  ORANGE,
  PAPER,
  PLOT,
  type Spec,
  TEXT,
} from './frame.ts';
import { widthOf } from './lettering.ts';

type BetsOverTime = Extract<Chart, { kind: 'bets-over-time' }>;
type Week = BetsOverTime['weeks'][number];

const AREA = { left: 40, right: 384, top: 76, bottom: 188 } as const;
const SWATCH = 10;
/** A single week is a bar too, not a wall. */
const WIDEST = 40;

/** From the bottom up: what waits for a call stands on the axis, where its height is easiest to read. */
const KINDS = [
  { kind: 'due', colour: ORANGE },
  { kind: 'open', colour: BLUE },
  { kind: 'called', colour: GREEN },
] as const;

/** How many bets were open, due and called, week by week. A bet counts once a week. */
export function betsOverTimeSpec(drawing: BetsOverTime): Spec {
  const { weeks, title } = drawing;
  const most = weeks.reduce((max, { open, due, called }) => Math.max(max, open + due + called), 0);
  if (most === 0) return emptyChart(title, 'no bets yet');
  return chart(title, [
    ...legend(weeks.at(-1)),
    bars(weeks, most),
    line({ x: AREA.left, y: AREA.top }, { x: AREA.right, y: AREA.top }, { colour: FAINT }),
    line({ x: AREA.left, y: AREA.bottom }, { x: AREA.right, y: AREA.bottom }, { colour: FAINT }),
    label(String(most), { x: AREA.left - 6, y: AREA.top, align: 'right', colour: MUTED }),
    label('0', { x: AREA.left - 6, y: AREA.bottom, align: 'right', colour: MUTED }),
    ...weekLabels(weeks),
  ]);
}

/** The kinds with the latest week's numbers, so that the newest bar can be read exactly. */
function legend(latest: Week | undefined): readonly Layer[] {
  let x: number = PLOT.left;
  return KINDS.flatMap(({ kind, colour }) => {
    const text = `${kind} ${latest?.[kind] ?? 0}`;
    const layers = [swatch(x, colour), label(text, { x: x + SWATCH + 5, y: 52 })];
    x += SWATCH + 5 + widthOf(text, TEXT) + 16;
    return layers;
  });
}

function swatch(x: number, color: string): Layer {
  return {
    data: { values: [{}] },
    mark: { type: 'rect', color },
    encoding: { x: { value: x }, x2: { value: x + SWATCH }, y: { value: 47 }, y2: { value: 47 + SWATCH } },
  };
}

function bars(weeks: readonly Week[], most: number): Layer {
  const rows = weeks.flatMap((week, index) =>
    KINDS.map(({ kind }, order) => ({ index, order, kind, from: week.from, count: week[kind] })),
  );
  return {
    data: { values: rows },
    mark: {
      type: 'bar',
      width: Math.min(WIDEST, (0.8 * (AREA.right - AREA.left)) / weeks.length),
      // Who cannot tell the colours apart sees where one ends.
      stroke: PAPER,
      strokeWidth: 1.5,
    },
    encoding: {
      x: {
        field: 'index',
        type: 'ordinal',
        scale: { range: [AREA.left, AREA.right], padding: 0 },
      },
      y: { ...along('count', [0, most], [AREA.bottom, AREA.top]), stack: 'zero' },
      color: {
        field: 'kind',
        type: 'nominal',
        scale: { domain: KINDS.map(({ kind }) => kind), range: KINDS.map(({ colour }) => colour) },
      },
      order: { field: 'order', type: 'quantitative' },
    },
  };
}

/** The first and the latest week, by the day they begin on, under their bars. */
function weekLabels(weeks: readonly Week[]): readonly Layer[] {
  const [first, latest] = [weeks[0], weeks.at(-1)];
  if (!first || !latest) return [];
  const hasYears = first.from.slice(0, 4) !== latest.from.slice(0, 4);
  const end = weekLabel(`week of ${shortDay(latest.from, hasYears)}`, weeks.length - 1, weeks.length);
  return weeks.length < 4 ? [end] : [weekLabel(shortDay(first.from, hasYears), 0, weeks.length), end];
}

function weekLabel(text: string, index: number, weeks: number): Layer {
  const middle = AREA.left + ((index + 0.5) / weeks) * (AREA.right - AREA.left);
  const width = widthOf(text, TEXT);
  return label(text, {
    x: Math.min(AREA.right - width, Math.max(AREA.left, middle - width / 2)),
    y: AREA.bottom + 17,
  });
}
