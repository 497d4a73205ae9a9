import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { readDates } from '#adapters/dates/index.ts';
import { openFeedbackFile } from '#adapters/files/index.ts';
import { openSqlite } from '#adapters/sqlite/index.ts';
import { importFeedback } from '#app/feedback/import-feedback.ts';
import { COLLECTIONS } from '../src/compose/open-store.ts';
import { rowsOf } from './fill.ts';
import { type Sample, timed } from './measure.ts';

const NOW = '2026-11-20T14:00:00.000Z';

/** A JSONL file of so many items into an empty SQLite file: read, checked, written and searchable, not yet in themes. */
export async function measureImport(sizes: readonly number[]): Promise<readonly Sample[]> {
  const samples: Sample[] = [];
  for (const size of sizes) {
    const folder = mkdtempSync(join(tmpdir(), 'ante-bench-'));
    const path = join(folder, 'items.jsonl');
    await pipeline(Readable.from(linesOf(size)), createWriteStream(path));
    const store = await openSqlite({ file: join(folder, 'ante.db'), collections: COLLECTIONS });
    const reader = { readDates, now: NOW, today: NOW.slice(0, 10) };
    const file = await openFeedbackFile(path);
    let imported = 0;
    const tookMs = await timed(async () => {
      const receipt = { by: 'ana', at: NOW };
      ({ imported } = await importFeedback(store.in('console:local'), file, receipt, reader));
    });
    if (imported !== size) throw new Error(`${imported} of ${size} were imported`);
    samples.push({
      name: `import of ${size.toLocaleString('en')} items, without triage`,
      unit: '/s',
      values: [size / (tookMs / 1_000)],
      ...(size === 100_000 && { bound: { of: 'p50', least: 20_000 } as const }),
    });
    await store.close();
    rmSync(folder, { recursive: true });
  }
  return samples;
}

async function* linesOf(size: number): AsyncGenerator<string> {
  for await (const { row: _, ...rest } of rowsOf(size, NOW)) yield `${JSON.stringify(rest)}\n`;
}
