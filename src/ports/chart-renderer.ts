import type { Chart } from '#core/chat/reply.ts';

export interface ChartRenderer {
  /** A PNG, legible at phone width, drawn with the project's own font. */
  render(chart: Chart): Promise<Uint8Array>;
}
