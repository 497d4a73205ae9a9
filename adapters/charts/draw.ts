import { renderAsync } from '@resvg/resvg-js';
import { parse, View } from 'vega';
import { compile } from 'vega-lite';
import type { Chart } from '#core/chat/reply.ts';
import { betsOverTimeSpec } from './bets-over-time.ts';
import { calibrationSpec } from './calibration.ts';
import { SCALE, type Spec } from './frame.ts';
import { FAMILY, FONT_FILES } from './lettering.ts';
import { readingsSpec } from './readings.ts';

/** The chart as a PNG. The same chart gives the same bytes on every machine: no system font is ever asked. */
export async function draw(chart: Chart): Promise<Uint8Array> {
  const view = new View(parse(compile(specOf(chart)).spec), { renderer: 'none' });
  try {
    const image = await renderAsync(await view.toSVG(), {
      fitTo: { mode: 'zoom', value: SCALE },
      font: { fontFiles: FONT_FILES, loadSystemFonts: false, defaultFontFamily: FAMILY },
    });
    return image.asPng();
  } finally {
    view.finalize();
  }
}

export function specOf(chart: Chart): Spec {
  switch (chart.kind) {
    case 'readings':
      return readingsSpec(chart);
    case 'calibration':
      return calibrationSpec(chart);
    case 'bets-over-time':
      return betsOverTimeSpec(chart);
  }
}
