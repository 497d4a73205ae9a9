import type { AssumptionId, BetId } from '../ids.ts';
import type { Terms } from './bet.ts';
import type { FieldName, FieldSpan } from './read-statement.ts';

/** What was read of a bet that somebody may save. */
export interface DraftReading {
  readonly terms: Terms;
  readonly because: readonly string[];
  readonly assumptions: readonly AssumptionId[];
  readonly dependsOn: readonly BetId[];
  /** Fields of which the text says two different things, or two readers read two: left out, and asked for. */
  readonly unclear: readonly FieldName[];
  /** Words that were not understood. */
  readonly unread?: string;
  /** Where each field's words stand in the text; absent where an earlier version of Ante read it. */
  readonly spans?: readonly FieldSpan[];
}
