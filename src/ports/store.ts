import type { WorkspaceId } from '#core/ids.ts';
import type { Instant } from '#core/time/instant.ts';

/**
 * Where documents are kept. Deliberately narrow, so that two very different databases can keep the same promises;
 * anything cleverer is computed in core from what these return. `test/contracts/store.ts` is the promise in full.
 */
export interface Store {
  /** Everything of one workspace, and nothing of any other. Throws when the id is empty or no well-formed text. */
  in(workspace: WorkspaceId): Scope;
  /** Every workspace that has a document, sorted. A counter alone makes none. */
  workspaces(): Promise<readonly WorkspaceId[]>;
  /** Waits for what was begun, then lets go. Every later call throws. */
  close(): Promise<void>;
}

/** A store that can be copied into a file while it is in use. */
export interface Backup {
  /**
   * Writes what is committed now, all of one moment, to a new `file`.
   * @throws StoreUnusableError when the file exists or cannot be written
   */
  backup(file: string): Promise<void>;
}

export interface Scope extends Operations {
  /**
   * All of `work`'s operations or none, isolated from others; its own writes are visible to it. Two that write one
   * document never both build on the same reading of it; what is only read may change before the end. `work` may be
   * run again after a conflict with another worker, so it must do nothing but call `tx` and compute: others may wait
   * for it, and calling the store itself from inside throws. Once an operation of `tx` has thrown, every later one and
   * the transaction throw the same, even if `work` caught it, and nothing is kept. `tx` is dead when `work` ends. What
   * `work` throws itself is thrown.
   * Resolves once the writes would survive a crash of this process and of the machine; so does every write outside
   * a transaction.
   */
  transaction<T>(work: (tx: Operations) => Promise<T>): Promise<T>;
  /**
   * Removes everything of this workspace, its counters too, and whatever the store's own files still hold of it. Cut
   * off, or while somebody goes on writing, something may stay: called again, it goes on where it was.
   */
  erase(): Promise<void>;
}

/** Any of these may throw RetryableError: the database is busy or out of reach, and nothing was promised. */
export interface Operations {
  readonly workspace: WorkspaceId;
  get<D extends Document>(from: Collection<D>, id: D['id']): Promise<D | undefined>;
  /**
   * Stores new documents, all or none, as version 1 and returns them.
   * @throws DuplicateError when a unique index or id is taken
   */
  insert<D extends Document>(into: Collection<D>, ...docs: readonly D[]): Promise<readonly D[]>;
  /**
   * Overwrites the document that has `doc`'s id and version; returns it with the next version.
   * @throws ConflictError when it was changed or removed since it was read
   * @throws DuplicateError when a unique index is taken by another
   */
  replace<D extends Document>(into: Collection<D>, doc: D): Promise<D>;
  /** Removes it; whether there was one. */
  remove<D extends Document>(from: Collection<D>, id: D['id']): Promise<boolean>;
  find<D extends Document>(from: Collection<D>, query: Query): Promise<Page<D>>;
  /** How many documents `find` would return without a limit. */
  count<D extends Document>(
    from: Collection<D>,
    query: Omit<Query, 'limit' | 'after' | 'order'>,
  ): Promise<number>;
  /**
   * Takes a document for this worker until `until`, unless another holds it at `now` (its `claimedUntil` is later).
   * The version that comes back is the fence: a `replace` with it fails once somebody else has claimed or changed the
   * document. A `replace` without `claimedUntil` lets it go. Undefined when it is held or gone.
   */
  claim<D extends Claimable>(
    from: Collection<D>,
    id: D['id'],
    now: Instant,
    until: Instant,
  ): Promise<D | undefined>;
  /**
   * Adds to the workspace's named counter, which starts at 0, and returns the new value. Gaps are possible, repeats
   * are not.
   */
  increment(counter: string, by?: number): Promise<number>;
}

/** Plain JSON, and comes back as JSON would: without what is undefined. Keys and strings may hold anything. */
export interface Document {
  /** Not empty. */
  readonly id: string;
  /** Set by the store: 1 on insert, one more on each replace or claim. */
  readonly version: number;
}

export interface Claimable extends Document {
  readonly claimedUntil?: Instant;
}

/** A declared kind of document. `D` is its type; nothing of it exists at run time. */
export interface Collection<D extends Document> {
  /** Letters, digits, `_` and `-`, beginning with a letter; the names of indexes too. */
  readonly name: string;
  /** Raised with each change of shape; `migrations[n]` turns a document of schema n into n + 1. */
  readonly schema: number;
  readonly migrations: Readonly<Record<number, (old: Record<string, unknown>) => Record<string, unknown>>>;
  readonly indexes: Readonly<Record<string, Index>>;
  readonly _document?: D;
}

export interface Index {
  /**
   * Top-level fields, or one level down (`window.closes`). A document that lacks one of them, or where one is no
   * {@link IndexValue}, is not in the index.
   */
  readonly fields: readonly string[];
  /** No two documents of a workspace have the same values; those that are not in the index don't count. */
  readonly unique?: boolean;
  /**
   * The first field is an array: the document is found under each of its values, once, and a query has to name
   * one (`equals`).
   */
  readonly multi?: boolean;
}

/** In one order: false, true, finite numbers, then strings by code point (not by any language's alphabet). */
export type IndexValue = string | number | boolean;

export interface Query {
  /** The name of a declared index, or `id`. */
  readonly by: string;
  /** Values that the first fields of the index must equal. */
  readonly equals?: readonly IndexValue[];
  /** Bounds on the field after those: from inclusive, below exclusive, in the order of {@link IndexValue}. */
  readonly from?: IndexValue;
  readonly below?: IndexValue;
  /** By the index's fields in turn, then by id. */
  readonly order?: 'ascending' | 'descending';
  /** A whole number from 1 on. */
  readonly limit: number;
  /** `next` of the page before, of the same query. What is inserted behind that place still comes, nothing twice. */
  readonly after?: string;
}

export interface Page<D> {
  readonly docs: readonly D[];
  /** Set when there is more. */
  readonly next?: string;
}

/** A unique index already holds that value. */
export class DuplicateError extends Error {
  override readonly name = 'DuplicateError';
  readonly collection: string;
  /** The name of the index, or `id`. */
  readonly index: string;

  constructor(collection: string, index: string) {
    super(`${collection}: ${index} is taken`);
    this.collection = collection;
    this.index = index;
  }
}

/** The document was changed by somebody else since it was read. */
export class ConflictError extends Error {
  override readonly name = 'ConflictError';

  constructor(collection: string, id: string) {
    super(`${collection} ${id} was changed meanwhile`);
  }
}

/** The store cannot be used as it is; the message says what to do about it. */
export class StoreUnusableError extends Error {
  override readonly name = 'StoreUnusableError';
}

const NAME = /^[A-Za-z][\w-]{0,39}$/;

/** Declares a collection. Throws when a name is none. */
export function collection<D extends Document>(
  name: string,
  indexes: Readonly<Record<string, Index>> = {},
  versions: Pick<Collection<D>, 'schema' | 'migrations'> = { schema: 1, migrations: {} },
): Collection<D> {
  const wrong = [name, ...Object.keys(indexes)].find((each) => !NAME.test(each));
  if (wrong !== undefined) throw new Error(`no name for a collection or an index: ${wrong}`);
  return { name, indexes, ...versions };
}
