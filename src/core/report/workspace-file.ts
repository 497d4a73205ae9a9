import { hash } from 'node:crypto';

/**
 * The file that a workspace is exported to: one JSON document, written so that each line of it means something by
 * itself. It can be read line by line at any size, and two exports can be compared with any diff tool.
 */
export const FORMAT = 'ante-workspace';
export const FORMAT_VERSION = 1;

export interface FileHeader {
  /** The schema that each collection's documents are written in. */
  readonly schemas: Readonly<Record<string, number>>;
  readonly counters: Readonly<Record<string, number>>;
}

/** The lines before the first collection. */
export function headerLines({ schemas, counters }: FileHeader): readonly string[] {
  return [
    '{',
    `"format": ${JSON.stringify(FORMAT)},`,
    `"version": ${FORMAT_VERSION},`,
    `"schemas": ${canonicalJson(schemas)},`,
    `"counters": ${canonicalJson(counters)},`,
    '"collections": {',
  ];
}

export function collectionLine(name: string): string {
  return `${JSON.stringify(name)}: [`;
}

/** The line behind the last collection's; the checksum is that of all lines before its own. */
export const COLLECTIONS_END = '},';
export const FILE_END = '}';

export function checksumLine(checksum: string): string {
  return `"checksum": ${JSON.stringify(checksum)}`;
}

/** The checksum of the lines so far and one more: SHA-256 of the one before, as hex, and the line. */
export function nextChecksum(checksum: string, line: string): string {
  return hash('sha256', `${checksum}\n${line}`, 'hex');
}

/** A JSON value as the one text that stands for it: keys in order, nothing between them. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const fields = Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, field]) => `${JSON.stringify(key)}:${canonicalJson(field)}`);
  return `{${fields.join(',')}}`;
}
