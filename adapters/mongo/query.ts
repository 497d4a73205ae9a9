import type { QueryFilter } from 'mongoose';
import type { Scan } from '#ports/store-keys.ts';
import { keyPaths, type Stored } from './models.ts';

export interface Part {
  readonly filter: QueryFilter<Stored>;
  readonly sort: Readonly<Record<string, 1 | -1>>;
  /** The name of the MongoDB index that answers it. */
  readonly hint: string;
}

/** What a scan of an index is in MongoDB's words. All values stand behind an operator of ours. */
export function partOf(workspace: string, by: string, scan: Scan): Part {
  const { index, each, only, from, below, after, descending } = scan;
  const paths = index === undefined ? ['id'] : keyPaths(by, index);
  const key = paths.at(-1) ?? 'id';
  const [behind, direction] = descending ? (['$lt', -1] as const) : (['$gt', 1] as const);
  const conditions: QueryFilter<Stored>[] = [{ workspace: { $eq: workspace } }];
  if (index?.multi) conditions.push({ [paths[0] ?? key]: { $eq: each } });
  if (only !== undefined) {
    conditions.push({ [key]: { $eq: only } });
    if (after !== undefined) conditions.push({ id: { [behind]: after.id } });
  } else {
    conditions.push({ [key]: { $gte: from, ...(below !== undefined && { $lt: below }) } });
    if (after !== undefined) {
      // The first bound is where the scan starts, the second leaves out what the page before had.
      conditions.push({ [key]: { [`${behind}e`]: after.key } });
      conditions.push({ $or: [{ [key]: { [behind]: after.key } }, { id: { [behind]: after.id } }] });
    }
  }
  const sorted = index === undefined || index.unique ? [key] : [key, 'id'];
  return {
    filter: { $and: conditions },
    sort: Object.fromEntries(sorted.map((field) => [field, direction])),
    hint: by,
  };
}
