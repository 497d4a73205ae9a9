import { RetryableError } from '#core/errors.ts';
import {
  COLLECTIONS_END,
  canonicalJson,
  checksumLine,
  collectionLine,
  FILE_END,
  headerLines,
  nextChecksum,
} from '#core/report/workspace-file.ts';
import { SECOND_MS } from '#core/time/instant.ts';
import type { Collection, Document, Scope } from '#ports/store.ts';
import { each } from '../load.ts';
import { CONTENTS, COUNTERS } from './contents.ts';

/**
 * The whole workspace as one JSON document, line by line, each with its line break. The same state gives the same
 * bytes, whatever store it is in: versions, which are the store's own, are left out.
 * @throws RetryableError at its end, when the workspace was changed meanwhile
 */
export async function* exportJson(scope: Scope): AsyncGenerator<string> {
  const counters = await countersOf(scope);
  const schemas = Object.fromEntries(CONTENTS.map(({ name, schema }) => [name, schema]));
  let checksum = '';
  for await (const line of bodyLines(scope, { schemas, counters })) {
    checksum = nextChecksum(checksum, line);
    yield `${line}\n`;
  }
  if (canonicalJson(await countersOf(scope)) !== canonicalJson(counters))
    throw new RetryableError('the workspace changed while it was exported', SECOND_MS);
  yield `${checksumLine(checksum)}\n`;
  yield `${FILE_END}\n`;
}

async function* bodyLines(scope: Scope, header: Parameters<typeof headerLines>[0]): AsyncGenerator<string> {
  yield* headerLines(header);
  for (const [i, collection] of CONTENTS.entries()) {
    yield collectionLine(collection.name);
    yield* documentLines(scope, collection);
    yield i < CONTENTS.length - 1 ? '],' : ']';
  }
  yield COLLECTIONS_END;
}

async function* documentLines(scope: Scope, from: Collection<Document>): AsyncGenerator<string> {
  let before: string | undefined;
  for await (const { version: _, ...doc } of each(scope, from, { by: 'id' })) {
    if (before !== undefined) yield `${before},`;
    before = JSON.stringify(doc);
  }
  if (before !== undefined) yield before;
}

async function countersOf(scope: Scope): Promise<Readonly<Record<string, number>>> {
  const counters: Record<string, number> = {};
  for (const name of COUNTERS) counters[name] = await scope.increment(name, 0);
  return counters;
}
