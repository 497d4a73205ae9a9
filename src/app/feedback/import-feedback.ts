import type { Lacking } from '#core/report/theme-import.ts';
import type { FeedbackFile, UnreadableRow } from '#ports/feedback-file.ts';
import { DuplicateError, type Operations, type Scope } from '#ports/store.ts';
import { forgotten, items } from '../collections.ts';
import { note, type Stamp } from '../record.ts';
import { findExternal, forgottenId } from './external.ts';
import { type RowReader, readRow } from './import-row.ts';
import { type Heard, itemOf } from './ingest-feedback.ts';

export interface ImportOptions {
  /** Takes in the good rows of a file that has others; otherwise such a file is refused as a whole. */
  readonly skipRejected?: boolean;
  /** Called now and then with the rows done; `total` is known once all were checked. */
  readonly onProgress?: (phase: 'checking' | 'storing', done: number, total?: number) => void;
}

export interface ImportReport {
  /** Rows that hold something. */
  readonly rows: number;
  readonly imported: number;
  /** Rows that were there already, or were deleted before. */
  readonly known: number;
  readonly rejected: number;
  /** What not one of them says, perhaps because its column has a name that is not known. */
  readonly lacking: readonly Lacking[];
  /** The first of those rejected. */
  readonly reasons: readonly UnreadableRow[];
}

const MOST_REASONS = 1_000;
const BATCH = 500;

/**
 * Takes in a file of feedback. Every row is checked before the first is written; then they are written batch by batch,
 * so that an import that was cut off can simply be run again: what is there is known by its id or its words. Nothing
 * is put into themes yet.
 * @throws UserError when the file as a whole cannot be read
 */
export async function importFeedback(
  scope: Scope,
  file: FeedbackFile,
  stamp: Stamp,
  reader: RowReader,
  { skipRejected = false, onProgress = () => {} }: ImportOptions = {},
): Promise<ImportReport> {
  const checked = await check(file, reader, (done) => onProgress('checking', done));
  if (checked.rejected > 0 && !skipRejected) return { ...checked, imported: 0, known: 0 };
  let imported = 0;
  let done = 0;
  for await (const batch of batches(file, reader)) {
    imported += await store(scope, batch, stamp);
    done += batch.length;
    onProgress('storing', done, checked.rows - checked.rejected);
  }
  return { ...checked, imported, known: done - imported };
}

async function check(
  file: FeedbackFile,
  reader: RowReader,
  onChecked: (rows: number) => void,
): Promise<Pick<ImportReport, 'rows' | 'rejected' | 'lacking' | 'reasons'>> {
  const reasons: UnreadableRow[] = [];
  const lacking = new Set<Lacking>(['date', 'author']);
  let rows = 0;
  let rejected = 0;
  for await (const row of file.rows()) {
    const read = readRow(row, reader);
    rows += 1;
    for (const field of lacking) if (!('problem' in row) && row[field] !== undefined) lacking.delete(field);
    if ('problem' in read) {
      rejected += 1;
      if (reasons.length < MOST_REASONS) reasons.push(read);
    }
    if (rows % BATCH === 0) onChecked(rows);
  }
  return { rows, rejected, lacking: [...lacking], reasons };
}

async function* batches(file: FeedbackFile, reader: RowReader): AsyncGenerator<readonly Heard[]> {
  let batch: Heard[] = [];
  for await (const row of file.rows()) {
    const read = readRow(row, reader);
    if ('problem' in read) continue;
    batch.push(read);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/** How many of them were new. */
async function store(scope: Scope, batch: readonly Heard[], stamp: Stamp): Promise<number> {
  const once = [...new Map(batch.map((heard) => [heard.externalId, heard])).values()];
  try {
    return await scope.transaction(async (tx) => insert(tx, await unforgotten(tx, once), stamp));
  } catch (error) {
    if (!(error instanceof DuplicateError)) throw error;
    // Some are there already, which is rare: only then is each looked up.
    return scope.transaction(async (tx) => insert(tx, await unknown(tx, await unforgotten(tx, once)), stamp));
  }
}

async function insert(tx: Operations, fresh: readonly Heard[], stamp: Stamp): Promise<number> {
  if (fresh.length === 0) return 0;
  const last = await tx.increment('ITM', fresh.length);
  const first = last - fresh.length + 1;
  const docs = fresh.map((heard, i) => ({
    ...itemOf(`ITM-${first + i}`, heard, stamp),
    waiting: first + i,
  }));
  await tx.insert(items, ...docs);
  const range = { from: `ITM-${first}`, to: `ITM-${last}` };
  await note(tx, stamp, 'workspace', 'items-imported', undefined, range);
  return fresh.length;
}

async function unforgotten(tx: Operations, batch: readonly Heard[]): Promise<readonly Heard[]> {
  if ((await tx.count(forgotten, { by: 'bySource', equals: ['import'] })) === 0) return batch;
  return filtered(
    batch,
    async ({ source, externalId }) => !(await tx.get(forgotten, forgottenId(source, externalId))),
  );
}

async function unknown(tx: Operations, batch: readonly Heard[]): Promise<readonly Heard[]> {
  return filtered(batch, async ({ source, externalId }) => !(await findExternal(tx, source, externalId)));
}

async function filtered(
  batch: readonly Heard[],
  isKept: (heard: Heard) => Promise<boolean>,
): Promise<readonly Heard[]> {
  const kept: Heard[] = [];
  for (const heard of batch) if (await isKept(heard)) kept.push(heard);
  return kept;
}
