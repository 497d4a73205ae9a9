import { z } from 'zod';
import { UserError } from '#core/errors.ts';
import {
  COLLECTIONS_END,
  type FileHeader,
  FORMAT,
  FORMAT_VERSION,
  nextChecksum,
} from '#core/report/workspace-file.ts';
import type { Document } from '#ports/store.ts';

/** What the lines of an export say, in their order: the header once, then documents. */
export type Parsed =
  | { readonly kind: 'header'; readonly header: FileHeader }
  | { readonly kind: 'document'; readonly collection: string; readonly doc: Omit<Document, 'version'> };

const HeaderSchema = z.object({
  format: z.literal(FORMAT),
  version: z.int().min(1),
  schemas: z.record(z.string(), z.int().min(1)),
  counters: z.record(z.string(), z.int().min(0)),
});

const DocumentSchema = z.looseObject({ id: z.string().min(1) });

const COLLECTION = /^("[\w-]+"): \[$/;
const CHECKSUM = /^"checksum": "([0-9a-f]{64})"$/;
/** The header's own lines: those before the first collection. */
const HEADER_LINES = 6;

/**
 * Reads an export line by line. Nothing of it may be believed before the end: the checksum comes last.
 * @throws UserError when it is no export, one of a newer format, or not as it was written
 */
export async function* parseExport(lines: AsyncIterable<string>): AsyncGenerator<Parsed> {
  const head: string[] = [];
  let checksum = '';
  let collection: string | undefined;
  let place: 'head' | 'body' | 'checksum' | 'end' = 'head';
  for await (const line of lines) {
    if (place === 'checksum') {
      if (CHECKSUM.exec(line)?.[1] !== checksum) throw damaged();
      place = 'end';
      continue;
    }
    if (place === 'end') continue;
    checksum = nextChecksum(checksum, line);
    if (place === 'head') {
      head.push(line);
      if (head.length < HEADER_LINES) continue;
      yield { kind: 'header', header: readHeader(head) };
      place = 'body';
    } else if (line === COLLECTIONS_END) place = 'checksum';
    else if (line === ']' || line === '],') collection = undefined;
    else if (collection === undefined) collection = nameIn(line);
    else yield { kind: 'document', collection, doc: readDocument(line) };
  }
  if (place === 'head') throw noExport();
  if (place !== 'end') throw damaged();
}

function readHeader(lines: readonly string[]): FileHeader {
  const read = HeaderSchema.safeParse(readJson(`${lines.join('\n')}}}`));
  if (!read.success) throw noExport();
  if (read.data.version > FORMAT_VERSION)
    throw newer(`format ${read.data.version}; this one reads ${FORMAT_VERSION}`);
  return read.data;
}

function nameIn(line: string): string {
  const quoted = COLLECTION.exec(line)?.[1];
  if (quoted === undefined) throw damaged();
  return JSON.parse(quoted);
}

function readDocument(line: string): Omit<Document, 'version'> {
  const read = readJson(line.replace(/,$/, ''));
  // Not zod's copy of it: that has its keys in another order, and the export would not be the same again.
  if (!DocumentSchema.safeParse(read).success) throw damaged();
  return read as Omit<Document, 'version'>;
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function noExport(): UserError {
  return new UserError('This file is no export of a workspace. One is made with: ante export');
}

function damaged(): UserError {
  return new UserError(
    'This export is damaged: it was cut off or changed after it was written. Nothing was imported. Export it again.',
  );
}

/** That it comes from an Ante that knows more than this one. */
export function newer(what: string): UserError {
  return new UserError(
    `This export was made by a newer Ante (${what}). Update this one, then import it again.`,
  );
}
