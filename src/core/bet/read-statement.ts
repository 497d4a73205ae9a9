import type { AssumptionId, BetId } from '../ids.ts';
import type { Terms } from './bet.ts';
import { assemble } from './reading/assemble.ts';
import type { FieldName, ReadContext, Span } from './reading/claim.ts';
import { readDrafts } from './reading/drafts.ts';
import { isBet } from './reading/is-bet.ts';

export type { FieldName, ReadContext, Span } from './reading/claim.ts';

/** Where a field's words stand in the text that was typed. */
export interface FieldSpan extends Span {
  /** `syntax`: words that only hold the sentence together, like "if we". */
  readonly field: FieldName | 'syntax';
}

/** What a bet lacks, in the order in which it is asked for. The first five must be there before it can be placed. */
export type MissingField = 'change' | 'metric' | 'to' | 'by' | 'confidence' | 'because' | 'from';

/** What could be read of one bet. Whatever has two readings is left out and named in `unclear`: nothing is guessed. */
export interface StatementReading {
  readonly terms: Terms;
  readonly because: readonly string[];
  readonly assumptions: readonly AssumptionId[];
  readonly dependsOn: readonly BetId[];
  readonly spans: readonly FieldSpan[];
  /** Fields for which the text says two different things. */
  readonly unclear: readonly FieldName[];
  readonly missing: readonly MissingField[];
  /** What was not understood. Every letter and digit that was typed is in `spans` or here. */
  readonly rest: readonly (Span & { readonly text: string })[];
}

/** Reads a text that was given as one bet (`/bet <text>`, a form, an edit): always one reading, however little it holds. */
export function readStatement(text: string, context: ReadContext): StatementReading {
  const { source, drafts } = readDrafts(text, context);
  return assemble(source, drafts[0]?.claims ?? [], { start: 0, end: source.raw.length }, true);
}

/** Reads a message: a reading for each bet in it, none for chat that is no bet. */
export function readBets(text: string, context: ReadContext): readonly StatementReading[] {
  const { source, drafts } = readDrafts(text, context);
  return drafts
    .filter((draft) => isBet(source, draft))
    .map((draft) => assemble(source, draft.claims, draft, false));
}
