import type { TopLevelSpec } from 'vega-lite';
import { drawable, FAMILY, shorten, type Weight } from './lettering.ts';

/** The drawing's own unit is a pixel of a phone that shows it 400 wide; everything below is in it. */
export const WIDTH = 400;
export const HEIGHT = 225;
/** How many pixels of the PNG make one unit: crisp on screens of three pixels to a point, and in full view. */
export const SCALE = 4;
export const TEXT = 13;
export const TITLE = 15;
/** Where marks may be drawn; the title is above it, the labels of the horizontal axis below. */
export const PLOT = { left: 16, right: WIDTH - 16, top: 54, bottom: HEIGHT - 34 } as const;

/**
 * Okabe, M. and Ito, K. (2008), "Color Universal Design": told apart under every common colour blindness. Text is ink
 * on white, 4.5:1 or better.
 */
export const BLUE = '#0072B2';
export const ORANGE = '#E69F00';
export const GREEN = '#009E73';
export const PAPER = '#FFFFFF';
export const INK = '#1F2933';
export const MUTED = '#52606D';
export const FAINT = '#CBD2D9';
export const SHADE = '#EEF2F6';

export type Spec = Extract<TopLevelSpec, { layer: unknown }>;
export type Layer = Spec['layer'][number];

/** A whole chart: the title, cut to one line, and what is drawn under it. */
export function chart(title: string, layers: readonly Layer[]): Spec {
  const heading = shorten(drawable(title), PLOT.right - PLOT.left, TITLE, 600);
  return {
    width: WIDTH,
    height: HEIGHT,
    padding: 0,
    autosize: { type: 'none' },
    background: PAPER,
    data: { values: [] },
    config: { font: FAMILY, view: { stroke: null }, axis: { disable: true }, legend: { disable: true } },
    layer: [label(heading, { x: PLOT.left, y: 24, size: TITLE, weight: 600 }), ...layers],
  };
}

/** A chart that has nothing to draw yet says so. */
export function emptyChart(title: string, words: string): Spec {
  return chart(title, [
    label(words, { x: WIDTH / 2, y: (PLOT.top + PLOT.bottom) / 2, align: 'center', colour: MUTED }),
  ]);
}

export interface Placement {
  readonly x: number;
  /** Of the middle of the line. */
  readonly y: number;
  readonly align?: 'left' | 'center' | 'right';
  readonly size?: number;
  readonly weight?: Weight;
  readonly colour?: string;
  /** The colour of the ground that it stands on: an outline of it keeps the text legible across a line. */
  readonly ground?: string;
}

/** Text as data, never as part of the specification: nothing in it can be read as an expression. */
export function label(text: string, place: Placement): Layer {
  const { x, y, align = 'left', size = TEXT, weight = 400, colour = INK, ground } = place;
  const mark = { type: 'text', align, baseline: 'middle', fontSize: size, fontWeight: weight } as const;
  const outline = { strokeWidth: 4, strokeJoin: 'round' } as const;
  return {
    data: { values: [{ text }] },
    encoding: { x: { value: x }, y: { value: y }, text: { field: 'text', type: 'nominal' } },
    layer: [
      ...(ground === undefined ? [] : [{ mark: { ...mark, ...outline, color: ground, stroke: ground } }]),
      { mark: { ...mark, color: colour } },
    ],
  };
}

/** A horizontal or vertical line between two points. */
export function line(
  from: { readonly x: number; readonly y: number },
  to: { readonly x: number; readonly y: number },
  look: { readonly colour: string; readonly width?: number; readonly dash?: readonly number[] },
): Layer {
  return {
    data: { values: [{}] },
    mark: {
      type: 'rule',
      color: look.colour,
      strokeWidth: look.width ?? 1,
      ...(look.dash && { strokeDash: [...look.dash] }),
    },
    encoding: { x: { value: from.x }, y: { value: from.y }, x2: { value: to.x }, y2: { value: to.y } },
  };
}

/** A number drawn along one axis; what lies beyond the domain is drawn at its edge. */
export function along(field: string, domain: readonly [number, number], range: readonly [number, number]) {
  return {
    field,
    type: 'quantitative' as const,
    scale: { domain: [...domain], range: [...range], clamp: true },
  };
}

/** From a domain to places in the drawing. */
export function linear(
  domain: readonly [number, number],
  range: readonly [number, number],
): (value: number) => number {
  const [low, high] = domain;
  const step = (range[1] - range[0]) / (high - low);
  return (value) => range[0] + (value - low) * step;
}
