import type { Document, Index, IndexValue, Page, Query } from './store.ts';

/**
 * What a document's values are in an index: one text that sorts as the values do, field by field, in any database that
 * compares text by code point. With this, every query is one scan of one index, and all stores agree by construction.
 */

/** The part of one index that a query asks for. The keys of the index `id` are the ids themselves. */
export interface Scan {
  /** Undefined for `id`. */
  readonly index?: Index;
  /** For a multi index, the value that its first field must hold; otherwise ''. */
  readonly each: string;
  /** All keys begin with it. */
  readonly prefix: string;
  /** All keys are this one, and only ids differ. */
  readonly only?: string;
  /** Inclusive. */
  readonly from: string;
  /** Exclusive; no bound when absent. */
  readonly below?: string;
  readonly descending: boolean;
  /** Where the page before ended. */
  readonly after?: { readonly key: string; readonly id: string };
}

/** What the index holds of a document: `then` under each of `each`. A plain index has one `each`, ''. */
export interface Entry {
  readonly each: readonly string[];
  readonly then: string;
}

/** Undefined when the document is not in the index. */
export function entryOf(index: Index, doc: Document): Entry | undefined {
  const [first = '', ...others] = index.fields;
  const then = encodeAll((index.multi ? others : index.fields).map((field) => valueAt(doc, field)));
  if (then === undefined) return undefined;
  if (!index.multi) return { each: [''], then };
  const values = valueAt(doc, first);
  const each = Array.isArray(values) ? [...new Set(values.filter(isIndexValue).map(encode))] : [];
  return each.length > 0 ? { each, then } : undefined;
}

/** @throws Error when the query does not fit the index: a defect of the caller */
export function scanOf(indexes: Readonly<Record<string, Index>>, query: Omit<Query, 'limit'>): Scan {
  const index = Object.hasOwn(indexes, query.by) ? indexes[query.by] : undefined;
  if (index === undefined && query.by !== 'id') throw new Error(`no index ${query.by}`);
  const range = index === undefined ? rangeOfIds(query) : rangeOf(index, query);
  return {
    ...range,
    descending: query.order === 'descending',
    ...(query.after !== undefined && { after: fromCursor(query.after, range.prefix) }),
  };
}

/** The page that a scan for `limit` + 1 documents found; the one too many only shows that there is more. */
export function pageOf<D extends Document>(scan: Scan, limit: number, found: readonly D[]): Page<D> {
  const last = found[limit - 1];
  if (found.length <= limit || last === undefined) return { docs: found };
  return { docs: found.slice(0, limit), next: toCursor(scan, last) };
}

/** @throws Error when it is none: a defect of the caller */
export function checkLimit(limit: number): void {
  if (!Number.isInteger(limit) || limit < 1) throw new Error(`no limit: ${limit}`);
}

type Range = Omit<Scan, 'after' | 'descending'>;
type Bounds = Pick<Query, 'by' | 'equals' | 'from' | 'below'>;

function rangeOfIds({ equals: [only] = [], from = '', below }: Bounds): Range {
  if (![only ?? '', from, below ?? ''].every((bound) => typeof bound === 'string'))
    throw new Error('ids are text');
  return {
    each: '',
    prefix: '',
    from: String(from),
    ...(only !== undefined && { only: String(only) }),
    ...(below !== undefined && { below: String(below) }),
  };
}

/** Greater than the first character of every encoded value. */
const END = '~';

function rangeOf(index: Index, { by, equals = [], from, below }: Bounds): Range {
  const bounded = from !== undefined || below !== undefined;
  if (equals.length + (bounded ? 1 : 0) > index.fields.length) throw new Error(`${by} has fewer fields`);
  if (index.multi && equals.length === 0) throw new Error(`${by} is multi: name the value`);
  if (![...equals, from ?? '', below ?? ''].every(isIndexValue)) throw new Error(`no value for ${by}`);
  const values = equals.map(encode);
  const each = index.multi ? values.slice(0, 1).join('') : '';
  const prefix = values.slice(index.multi ? 1 : 0).join('');
  return {
    index,
    each,
    prefix,
    from: from === undefined ? prefix : prefix + encode(from),
    below: prefix + (below === undefined ? END : encode(below)),
    ...(equals.length === index.fields.length && { only: prefix }),
  };
}

/**
 * A cursor holds only what its query leaves open, so that in the hands of another query it stays within what that one
 * asks for.
 */
function toCursor({ index, prefix }: Scan, last: Document): string {
  const key = index === undefined ? last.id : (entryOf(index, last)?.then ?? '').slice(prefix.length);
  return Buffer.from(JSON.stringify([key, last.id])).toString('base64url');
}

function fromCursor(cursor: string, prefix: string): { readonly key: string; readonly id: string } {
  const read = readJson(Buffer.from(cursor, 'base64url').toString());
  const [rest, id] = Array.isArray(read) ? read : [];
  if (typeof rest !== 'string' || typeof id !== 'string') throw new Error('not a cursor of this store');
  return { key: prefix + rest, id };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isIndexValue(value: unknown): value is IndexValue {
  return typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value);
}

function valueAt(doc: Document, field: string): unknown {
  const [outer = '', inner] = field.split('.');
  const value = own(doc, outer);
  return inner === undefined ? value : own(value, inner);
}

function own(holder: unknown, key: string): unknown {
  return typeof holder === 'object' && holder !== null && Object.hasOwn(holder, key)
    ? (holder as Record<string, unknown>)[key]
    : undefined;
}

function encodeAll(values: readonly unknown[]): string | undefined {
  return values.every(isIndexValue) ? values.map(encode).join('') : undefined;
}

/** Self-delimiting, so that encoded values can follow one another. */
function encode(value: IndexValue): string {
  if (typeof value === 'string') return `s${escapeLow(value)}\u0001`;
  return typeof value === 'number' ? `n${hexOf(value)}` : value ? 'b1' : 'b0';
}

/** U+0001 ends a text and must sort before all that could follow in it, so U+0000 to U+0002 make way upwards. */
function escapeLow(text: string): string {
  return text.replace(/\p{Cc}/gu, (control) =>
    control > '\u0002' ? control : `\u0002${String.fromCharCode(control.charCodeAt(0) + 1)}`,
  );
}

const bits = new DataView(new ArrayBuffer(8));

/** The bits of the double: sign flipped, negatives inverted, which makes them sort as the numbers do. */
function hexOf(number: number): string {
  bits.setFloat64(0, number === 0 ? 0 : number);
  const value = bits.getBigUint64(0);
  const ordered = number < 0 ? ~value & 0xffff_ffff_ffff_ffffn : value | 0x8000_0000_0000_0000n;
  return ordered.toString(16).padStart(16, '0');
}
