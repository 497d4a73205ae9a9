import { diffDays } from '#core/time/date.ts';
import { clearest, type Obstacles, type TextBox } from './clearance.ts';
import { shortDay } from './days.ts';
import { BLUE, type Layer, label, MUTED, PLOT, SHADE, TEXT } from './frame.ts';
import { shortQuantity, widthOf } from './lettering.ts';
import type { ReadingsChart, ReadingsScale } from './readings-scale.ts';

const VALUE_SIZE = 15;
/** From a line to the middle of the text beside it. */
const BESIDE = 11;
/** From a reading to the middle of its value. */
const ABOVE = 15;
/** Between a text and the edge of the plot, and between two labels in a row. */
const INSET = 4;
const GAP = 12;

/** The last reading's value, then the names of the goals where that and the line leave room for them. */
export function valueLabels(chart: ReadingsChart, scale: ReadingsScale): readonly Layer[] {
  const { target, baseline } = chart;
  const path = chart.readings.map(({ on, value }) => ({ x: scale.x(on), y: scale.y(value) }));
  const levels = [target, ...(baseline === undefined ? [] : [baseline])].map(scale.y);
  const value = lastValue(chart, path, levels);
  const obstacles: Obstacles = { levels, path, texts: value ? [value.box] : [] };
  return [...goalLabels(chart, scale, obstacles), ...(value ? [value.layer] : [])];
}

/** Above its point, or below where the line falls to it; on the other side where something is in the way. */
function lastValue(
  chart: ReadingsChart,
  path: Obstacles['path'],
  levels: readonly number[],
): { readonly box: TextBox; readonly layer: Layer } | undefined {
  const [before, point] = [path.at(-2), path.at(-1)];
  const last = chart.readings.at(-1);
  if (!point || !last) return undefined;
  const text = shortQuantity({ value: last.value, unit: chart.unit });
  const half = widthOf(text, VALUE_SIZE, 600) / 2;
  const x = Math.min(PLOT.right - half - INSET, Math.max(PLOT.left + half + INSET, point.x));
  const at = (y: number) => ({ left: x - half, right: x + half, y });
  const [above, below] = [at(point.y - ABOVE), at(point.y + ABOVE)];
  // Under the plot stand the days; above it there is room.
  const places = below.y > PLOT.bottom - INSET ? [] : [below];
  const falls = before !== undefined && before.y < point.y;
  const [first, ...others] = falls ? [...places, above] : [above, ...places];
  const box = clearest([first ?? above, ...others], { levels, path, texts: [] });
  const look = { align: 'center', size: VALUE_SIZE, weight: 600, colour: BLUE, ground: SHADE } as const;
  return { box, layer: label(text, { x, y: box.y, ...look }) };
}

/**
 * The target is named at the left and the baseline at the right, each on the side away from the other: readings tend
 * to begin at the one and end at the other. Where they do not, the name goes to another side or end.
 */
function goalLabels(chart: ReadingsChart, scale: ReadingsScale, obstacles: Obstacles): readonly Layer[] {
  const { target, baseline, unit } = chart;
  const away = baseline !== undefined && baseline > target ? BESIDE : -BESIDE;
  const nameOf = (goal: string, value: number, end: 'left' | 'right', side: number, around: Obstacles) => {
    const text = `${goal} ${shortQuantity({ value, unit })}`;
    const width = widthOf(text, TEXT);
    const ends = { left: PLOT.left + INSET, right: PLOT.right - INSET - width };
    const at = (left: number, y: number) => ({ left, right: left + width, y });
    const [near, far] = end === 'left' ? [ends.left, ends.right] : [ends.right, ends.left];
    const [out, inwards] = [scale.y(value) + side, scale.y(value) - side];
    return {
      text,
      box: clearest([at(near, out), at(near, inwards), at(far, out), at(far, inwards)], around),
    };
  };
  const top = nameOf('target', target, 'left', away, obstacles);
  const layers = [label(top.text, { x: top.box.left, y: top.box.y, ground: SHADE })];
  if (baseline === undefined) return layers;
  const taken = { ...obstacles, texts: [...obstacles.texts, top.box] };
  const base = nameOf('baseline', baseline, 'right', -away, taken);
  return [...layers, label(base.text, { x: base.box.left, y: base.box.y, colour: MUTED, ground: SHADE })];
}

/** The days on which the window opens and closes, under their places. */
export function dayLabels(chart: ReadingsChart, scale: ReadingsScale): readonly Layer[] {
  const { opens, closes } = chart;
  const hasYears = opens !== undefined && opens.slice(0, 4) !== closes.slice(0, 4);
  const end = dayLabel(`closes ${shortDay(closes, hasYears)}`, scale.x(closes));
  if (opens === undefined || diffDays(opens, closes) < 1) return [end.layer];
  const start = dayLabel(`opened ${shortDay(opens, hasYears)}`, scale.x(opens));
  return start.right + GAP > end.left ? [end.layer] : [start.layer, end.layer];
}

function dayLabel(text: string, at: number): { readonly layer: Layer } & Pick<TextBox, 'left' | 'right'> {
  const width = widthOf(text, TEXT);
  const left = Math.min(PLOT.right - width, Math.max(PLOT.left, at - width / 2));
  return { layer: label(text, { x: left, y: PLOT.bottom + 17 }), left, right: left + width };
}
