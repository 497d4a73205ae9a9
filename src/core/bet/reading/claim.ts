import type { AssumptionId, BetId } from '../../ids.ts';
import type { Direction, Quantity, RelativeTarget } from '../../metric/metric.ts';
import type { LocalDate } from '../../time/instant.ts';

/** Where words stand in the text that was typed: `text.slice(start, end)`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

interface ClaimValues {
  readonly change: string;
  readonly metric: string;
  readonly direction: Direction;
  readonly from: Quantity;
  readonly to: Quantity;
  readonly relative: RelativeTarget;
  readonly by: LocalDate;
  readonly confidence: number;
  readonly appetite: string;
  readonly because: string;
  readonly assumptions: AssumptionId;
  readonly dependsOn: BetId;
  /** Words that only hold the sentence together: "if we", "because". */
  readonly syntax: '';
}

/** What one stretch of the text was read as. Values that have two readings have no claim. */
export type Claim<F extends keyof ClaimValues = keyof ClaimValues> = {
  [K in F]: Span & {
    readonly field: K;
    readonly value: ClaimValues[K];
    /** Where a field has several claims, those of the lowest rank are heard. 1 where absent. */
    readonly rank?: number;
  };
}[F];

export type FieldName = Exclude<keyof ClaimValues, 'syntax'>;

/** Finds dates in a text, as the `DateReader` port does. */
export type ReadDates = (text: string, today: LocalDate) => readonly (Span & { readonly date: LocalDate })[];

/** What a reading is made with. */
export interface ReadContext {
  readonly today: LocalDate;
  readonly readDates: ReadDates;
}

/** The words of a match that only hold the sentence together; what its group `loose` took in is no such word. */
export function glueOf(match: RegExpExecArray, at: number): readonly Claim[] {
  const [start, end] = [at + match.index, at + match.index + match[0].length];
  const [from, to] = match.indices?.groups?.loose ?? [];
  if (from === undefined || to === undefined) return [claimOf('syntax', '', { start, end })];
  return [claimOf('syntax', '', { start, end: at + from }), claimOf('syntax', '', { start: at + to, end })];
}

/** The rank of a change that only its place says: a phrase beside a metric that moves. */
export const WEAK_RANK = 3;

export function claimOf<F extends keyof ClaimValues>(
  field: F,
  value: ClaimValues[F],
  { start, end }: Span,
): Claim<F> {
  return { field, value, start, end } as Claim<F>;
}
