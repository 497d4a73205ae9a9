import { cpus, totalmem } from 'node:os';

/** What was measured, in one unit. */
export interface Sample {
  readonly name: string;
  readonly unit: 'ms' | 'MB' | '/s';
  readonly values: readonly number[];
  /** The figure it has to hold, where there is one. */
  readonly bound?: { readonly of: 'p50' | 'p99'; readonly most?: number; readonly least?: number };
}

export function percentile(values: readonly number[], p: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const at = Math.min(sorted.length - 1, Math.ceil((p / 100) * sorted.length) - 1);
  return sorted[Math.max(0, at)] ?? Number.NaN;
}

export async function timed(work: () => unknown): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

/** The machine that the figures are of. */
export function machine(): string {
  const [first] = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${cpus().length} x ${first?.model.trim() ?? 'unknown'}, ${memory} GB, Node ${process.versions.node}, ${process.platform}`;
}

export function holds({ values, bound }: Sample): boolean {
  if (!bound) return true;
  const value = percentile(values, bound.of === 'p50' ? 50 : 99);
  return (
    value <= (bound.most ?? Number.POSITIVE_INFINITY) && value >= (bound.least ?? Number.NEGATIVE_INFINITY)
  );
}

/** The samples as a Markdown table. */
export function table(samples: readonly Sample[]): string {
  const rows = samples.map((sample) => {
    const { name, unit, values, bound } = sample;
    const figure = bound
      ? `${bound.of} ${bound.most === undefined ? `>= ${bound.least}` : `<= ${bound.most}`}`
      : '';
    const [p50, p95, p99] = [50, 95, 99].map((p) => show(percentile(values, p)));
    return `| ${name} | ${unit} | ${values.length} | ${p50} | ${p95} | ${p99} | ${figure} | ${bound ? (holds(sample) ? 'yes' : 'NO') : ''} |`;
  });
  return [
    '| what | unit | n | p50 | p95 | p99 | to hold | holds |',
    '|---|---|---:|---:|---:|---:|---|---|',
    ...rows,
  ].join('\n');
}

function show(value: number): string {
  return value >= 1000
    ? Math.round(value).toLocaleString('en')
    : value >= 10
      ? value.toFixed(1)
      : value.toFixed(2);
}
