import type { Collection, Document } from '#ports/store.ts';
import * as own from '../collections.ts';

/**
 * What belongs to the place that sends and receives: messages sent again from another one would arrive twice, and what
 * came in here does not come in there. When to look at whom is computed from the rest.
 */
const STAYS: readonly Collection<Document>[] = [
  own.inbox,
  own.outbox,
  own.presence,
  own.budgets,
  own.unreachable,
  own.checkinPlans,
  own.checkinState,
  own.modelJobs,
  own.modelBatches,
];

/** What an export holds: every collection but those that stay. */
export const CONTENTS: readonly Collection<Document>[] = Object.values(own)
  .filter((collection) => !STAYS.includes(collection))
  .toSorted((a, b) => (a.name < b.name ? -1 : 1));

/** The counters that ids are taken from. They go along, so that an id that was given once is never given again. */
export const COUNTERS = ['ASM', 'BET', 'ITM', 'THM', 'captures', 'log', 'readings'] as const;
