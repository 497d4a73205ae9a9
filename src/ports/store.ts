import type { WorkspaceId } from '#core/ids.ts';
import type { Instant } from '#core/time/instant.ts';

/**
 * Where documents are kept. Deliberately narrow, so that two very different databases can keep the same promises;
 * anything cleverer is computed in core from what these return. `test/contracts/store.ts` is the promise in full.
 */
export interface Store {
  /** Everything of one workspace, and nothing of any other. Throws when the id is empty. */
  in(workspace: WorkspaceId): Scope;
  /** Every workspace that has a document, sorted. */
  workspaces(): Promise<readonly WorkspaceId[]>;
  close(): Promise<void>;
}

export interface Scope extends Operations {
  /**
   * All of `work`'s operations or none, isolated from others; its own writes are visible to it. `work` may be run
   * again after a conflict with another worker, so it must do nothing but call `tx` and compute.
   * Resolves once the writes would survive a crash of this process and of the machine.
   */
  transaction<T>(work: (tx: Operations) => Promise<T>): Promise<T>;
}

export interface Operations {
  readonly workspace: WorkspaceId;
  get<D extends Document>(from: Collection<D>, id: D['id']): Promise<D | undefined>;
  /** Stores new documents as version 1 and returns them. @throws DuplicateError when a unique index or id is taken */
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
   * Takes a document for this worker until `until`, unless another holds it at `now`. The version that comes back
   * is the fence: a `replace` with it fails once somebody else has claimed or changed the document.
   * Undefined when it is held or gone.
   */
  claim<D extends Claimable>(
    from: Collection<D>,
    id: D['id'],
    now: Instant,
    until: Instant,
  ): Promise<D | undefined>;
  /** Adds to a named counter that starts at 0 and returns the new value. Gaps are possible, repeats are not. */
  increment(counter: string, by?: number): Promise<number>;
}

export interface Document {
  readonly id: string;
  /** Set by the store: 1 on insert, one more on each replace or claim. */
  readonly version: number;
}

export interface Claimable extends Document {
  readonly claimedUntil?: Instant;
}

/** A declared kind of document. `D` is its type; nothing of it exists at run time. */
export interface Collection<D extends Document> {
  readonly name: string;
  /** Raised with each change of shape; `migrations[n]` turns a document of schema n into n + 1. */
  readonly schema: number;
  readonly migrations: Readonly<Record<number, (old: Record<string, unknown>) => Record<string, unknown>>>;
  readonly indexes: Readonly<Record<string, Index>>;
  readonly _document?: D;
}

export interface Index {
  /** Top-level fields, or one level down (`window.closes`). A document that lacks one of them is not in the index. */
  readonly fields: readonly string[];
  readonly unique?: boolean;
  /** The first field is an array: the document is found under each of its values. */
  readonly multi?: boolean;
}

export type IndexValue = string | number | boolean;

export interface Query {
  /** The name of a declared index, or `id`. */
  readonly by: string;
  /** Values that the first fields of the index must equal. */
  readonly equals?: readonly IndexValue[];
  /** Bounds on the field after those: from inclusive, below exclusive. */
  readonly from?: IndexValue;
  readonly below?: IndexValue;
  /** By the index's fields in turn, then by id. */
  readonly order?: 'ascending' | 'descending';
  readonly limit: number;
  /** `next` of the page before. */
  readonly after?: string;
}

export interface Page<D> {
  readonly docs: readonly D[];
  /** Set when there may be more. */
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

/** Declares a collection. */
export function collection<D extends Document>(
  name: string,
  indexes: Readonly<Record<string, Index>> = {},
  versions: Pick<Collection<D>, 'schema' | 'migrations'> = { schema: 1, migrations: {} },
): Collection<D> {
  return { name, indexes, ...versions };
}
