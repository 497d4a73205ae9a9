import type { ChartRenderer } from '#ports/chart-renderer.ts';

/** Draws with Vega and resvg. Both are heavy, so they are loaded with the first chart and not before. */
export function vegaCharts(): ChartRenderer {
  return {
    render: async (chart) => {
      const { draw } = await import('./draw.ts');
      return draw(chart);
    },
  };
}
