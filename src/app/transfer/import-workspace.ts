import { UserError } from '#core/errors.ts';
import { canonicalJson, type FileHeader } from '#core/report/workspace-file.ts';
import type { Collection, Document, Scope } from '#ports/store.ts';
import { members } from '../collections.ts';
import { CONTENTS } from './contents.ts';
import { linesOf } from './lines.ts';
import { newer, type Parsed, parseExport } from './parse-export.ts';

/** Documents that are stored together. */
const BATCH = 200;

/**
 * Takes an export into an empty workspace, where it gives the same export again. The file is read twice: nothing is
 * written before all of it was checked. An import that was cut off is taken up again by running it once more.
 * @param read opens the file from its beginning; its chunks may be cut anywhere
 * @returns how many documents it holds
 * @throws UserError when the file is damaged or of a newer Ante, or the workspace holds anything else
 */
export async function importWorkspace(scope: Scope, read: () => AsyncIterable<string>): Promise<number> {
  await check(scope, read);
  let documents = 0;
  let batch: Batch | undefined;
  let counters: FileHeader['counters'] = {};
  for await (const entry of upToDate(parseExport(linesOf(read())))) {
    if (entry.kind === 'header') {
      counters = entry.header.counters;
      continue;
    }
    documents += 1;
    if (batch?.into !== entry.into || batch.docs.length >= BATCH) {
      await store(scope, batch);
      batch = { into: entry.into, docs: [] };
    }
    batch.docs.push(entry.doc);
  }
  await store(scope, batch);
  for (const [name, value] of Object.entries(counters)) {
    const current = await scope.increment(name, 0);
    if (current < value) await scope.increment(name, value - current);
  }
  return documents;
}

interface Batch {
  readonly into: Collection<Document>;
  readonly docs: Document[];
}

async function store(scope: Scope, batch: Batch | undefined): Promise<void> {
  if (!batch) return;
  await scope.transaction(async (tx) => {
    const missing: Document[] = [];
    for (const doc of batch.docs) {
      const known = await tx.get(batch.into, doc.id);
      if (!known) missing.push(doc);
      else if (!isSame(known, doc)) await tx.replace(batch.into, { ...doc, version: known.version });
    }
    if (missing.length > 0) await tx.insert(batch.into, ...missing);
  });
}

/** Reads all of it, and whether what the workspace holds already is this file's. */
async function check(scope: Scope, read: () => AsyncIterable<string>): Promise<void> {
  const held = await heldIn(scope);
  const own = new Map<string, number>();
  for await (const entry of upToDate(parseExport(linesOf(read())))) {
    if (entry.kind === 'header' || !held.has(entry.into.name)) continue;
    const known = await scope.get(entry.into, entry.doc.id);
    if (known && isSame(known, entry.doc)) own.set(entry.into.name, (own.get(entry.into.name) ?? 0) + 1);
  }
  const foreign = [...held].flatMap(([name, count]) => {
    const others = count - (own.get(name) ?? 0);
    return others === 0 ? [] : [`${others} of ${name}`];
  });
  if (foreign.length > 0)
    throw new UserError(
      `This workspace is not empty (${foreign.join(', ')}). An export goes into an empty one only, so that nothing is mixed up or lost.`,
    );
}

/** How many documents there are, by collection. Members do not count: people who looked in have changed nothing. */
async function heldIn(scope: Scope): Promise<ReadonlyMap<string, number>> {
  const held = new Map<string, number>();
  for (const collection of CONTENTS) {
    const count = collection.name === members.name ? 0 : await scope.count(collection, { by: 'id' });
    if (count > 0) held.set(collection.name, count);
  }
  return held;
}

type UpToDate =
  | Extract<Parsed, { kind: 'header' }>
  | { readonly kind: 'document'; readonly into: Collection<Document>; readonly doc: Document };

/** Brings documents of older schemas to the ones of today. @throws UserError when the file knows newer ones */
async function* upToDate(parsed: AsyncIterable<Parsed>): AsyncGenerator<UpToDate> {
  let schemas: FileHeader['schemas'] = {};
  for await (const entry of parsed) {
    if (entry.kind === 'header') {
      schemas = entry.header.schemas;
      yield entry;
      continue;
    }
    const into = CONTENTS.find(({ name }) => name === entry.collection);
    if (!into) throw newer(`it holds ${entry.collection}`);
    const schema = schemas[into.name] ?? 1;
    if (schema > into.schema) throw newer(`${into.name} of schema ${schema}`);
    yield { kind: 'document', into, doc: migrated(entry.doc, into, schema) };
  }
}

function migrated(
  doc: Omit<Document, 'version'>,
  { migrations, schema }: Collection<Document>,
  from: number,
): Document {
  let current: Record<string, unknown> = { ...doc };
  for (let step = from; step < schema; step++) {
    const migrate = migrations[step];
    if (!migrate) throw new Error(`no migration from schema ${step}`);
    current = migrate(current);
  }
  return { ...current, id: doc.id, version: 0 };
}

function isSame({ version: _, ...a }: Document, { version: __, ...b }: Document): boolean {
  return canonicalJson(a) === canonicalJson(b);
}
