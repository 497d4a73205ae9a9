import type { Collection, Document } from '#ports/store.ts';
import * as own from '../collections.ts';

/**
 * What an export holds: every collection but the outbox. Messages on their way belong to the place that sends them;
 * sent again from another one, they would arrive twice.
 */
export const CONTENTS: readonly Collection<Document>[] = Object.values(own)
  .filter(({ name }) => name !== own.outbox.name)
  .toSorted((a, b) => (a.name < b.name ? -1 : 1));

/** The counters that ids are taken from. They go along, so that an id that was given once is never given again. */
export const COUNTERS = ['ASM', 'BET', 'ITM', 'THM', 'captures', 'log', 'readings'] as const;
