import { execFileSync } from 'node:child_process';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { HEIGHT, SCALE, WIDTH } from '#adapters/charts/frame.ts';
import { vegaCharts } from '#adapters/charts/index.ts';
import type { Chart } from '#core/chat/reply.ts';
import { bets, calibration, readings } from './given.ts';

const charts = vegaCharts();
const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

function sizeOf(png: Uint8Array): readonly [width: number, height: number] {
  const header = new DataView(png.buffer, png.byteOffset, png.byteLength);
  return [header.getUint32(16), header.getUint32(20)];
}

const isSame = (a: Uint8Array, b: Uint8Array) => Buffer.compare(a, b) === 0;

describe('a chart', () => {
  it.each<[string, Chart]>([
    ['readings', readings()],
    ['readings without any', readings({ readings: [] })],
    ['calibration', calibration()],
    ['calibration without any', calibration({ bins: [] })],
    ['bets over time', bets()],
    ['bets over time without any', bets({ weeks: [] })],
  ])('of %s is a PNG of its one size, the same bytes for the same input', async (_, chart) => {
    const png = await charts.render(chart);
    expect([...png.slice(0, 8)]).toEqual(PNG);
    expect(sizeOf(png)).toEqual([WIDTH * SCALE, HEIGHT * SCALE]);
    expect(isSame(png, await charts.render(structuredClone(chart)))).toBe(true);
  });

  it('draws what it is given: another value is another picture', async () => {
    const png = await charts.render(readings());
    expect(isSame(png, await charts.render(readings({ target: 38 })))).toBe(false);
    expect(isSame(png, await charts.render(readings({ title: 'Another' })))).toBe(false);
  });

  it('draws its text with the font on board, also where the system has none', async () => {
    const blank = await charts.render(readings({ title: '' }));
    expect(isSame(blank, await charts.render(readings({ title: 'Weekly retention' })))).toBe(false);
  });

  it.each([
    '</text><script>alert(1)</script>',
    '"}; datum.x; event.view; {{x}}',
    "signal('x'); datum['text']",
    '\u0000\u0007\u001b[31m\u202eevil\ud800',
    '週間継続率 שלום 🎉',
    'a'.repeat(100_000),
  ])('stands a title such as %j', async (title) => {
    expect(sizeOf(await charts.render(readings({ title, unit: title })))).toEqual([
      WIDTH * SCALE,
      HEIGHT * SCALE,
    ]);
  });

  it.each([
    ['huge', 1e300],
    ['tiny', 1e-300],
    ['negative', -12],
    ['no number', Number.NaN],
    ['endless', Number.POSITIVE_INFINITY],
  ])('stands readings that are %s', async (_, value) => {
    const drawn = readings({ readings: [{ on: '2026-12-01', value }] });
    expect(sizeOf(await charts.render(drawn))).toEqual([WIDTH * SCALE, HEIGHT * SCALE]);
  });

  it('costs nothing until one is drawn: no package is loaded before', () => {
    const program = `
      import { registerHooks } from 'node:module';
      const loaded = [];
      registerHooks({ load: (url, context, next) => (loaded.push(url), next(url, context)) });
      const { vegaCharts } = await import('./index.ts');
      vegaCharts();
      console.log(loaded.map((url) => url.split('/').at(-1)).join());`;
    const folder = new URL('../../../adapters/charts/', import.meta.url);
    const run = execFileSync(process.execPath, ['--input-type=module', '-e', program], { cwd: folder });
    expect(String(run).trim()).toBe('index.ts');
  });

  it('keeps nothing of the charts it drew', async () => {
    setFlagsFromString('--expose-gc');
    const collect: () => void = runInNewContext('gc');
    const heldAfter = async (count: number) => {
      for (let i = 0; i < count; i++) await charts.render(readings({ title: `chart ${i}` }));
      collect();
      const { heapUsed, external } = process.memoryUsage();
      return heapUsed + external;
    };
    const warm = await heldAfter(5);
    // A chart that stayed would hold its dataflow graph, some 200 kB.
    expect((await heldAfter(25)) - warm).toBeLessThan(3e6);
  });
});
