import {
  type Claimable,
  collection,
  type IndexValue,
  type Page,
  type Query,
  type Scope,
} from '#ports/store.ts';

/** A document with whatever the contract needs. */
export interface Note extends Claimable {
  readonly text?: string;
  readonly owner?: string;
  readonly rank?: IndexValue | null;
  readonly slug?: string;
  readonly tags?: readonly unknown[];
  readonly aliases?: readonly string[];
  readonly window?: { readonly closes?: string };
  readonly extra?: unknown;
}

export const notes = collection<Note>('notes', {
  rank: { fields: ['rank'] },
  ownerRank: { fields: ['owner', 'rank'] },
  slug: { fields: ['slug'], unique: true },
  tag: { fields: ['tags', 'rank'], multi: true },
  alias: { fields: ['aliases'], multi: true, unique: true },
  closes: { fields: ['window.closes'] },
});

/** The same shape in other tables. */
export const others = collection<Note>('others', { rank: { fields: ['rank'] } });

export const contractCollections = [notes, others];

export function note(id: string, fields: Omit<Note, 'id' | 'version'> = {}): Note {
  return { id, version: 0, ...fields };
}

export function ids(page: Page<Note>): readonly string[] {
  return page.docs.map((doc) => doc.id);
}

/** All that a query finds, page by page. */
export async function findAll(scope: Pick<Scope, 'find'>, query: Query): Promise<readonly Note[]> {
  const found: Note[] = [];
  let page = await scope.find(notes, query);
  found.push(...page.docs);
  while (page.next !== undefined) {
    page = await scope.find(notes, { ...query, after: page.next });
    found.push(...page.docs);
  }
  return found;
}
