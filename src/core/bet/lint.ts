import type { Text } from '../chat/text.ts';
import { t } from '../chat/text.ts';
import type { LocalDate } from '../time/instant.ts';
import type { Bet } from './bet.ts';
import { lintConfidence, lintDate, lintNumbers } from './linting/numbers.ts';
import { lintReasons } from './linting/reasons.ts';
import { lintWording } from './linting/wording.ts';

export type FindingCode =
  | 'no-change'
  | 'no-metric'
  | 'no-target'
  | 'no-baseline'
  | 'no-date'
  | 'no-confidence'
  | 'no-because'
  | 'date-past'
  | 'date-soon'
  | 'date-far'
  | 'target-equals-baseline'
  | 'target-wrong-side'
  | 'target-over-100'
  | 'relative-needs-baseline'
  | 'confidence-extreme'
  | 'confidence-even'
  | 'because-circular'
  | 'several-changes'
  | 'vague-metric'
  | 'vanity-metric';

/** Something weak about a draft, and what to type about it. */
export interface Finding {
  readonly code: FindingCode;
  /** `blocks-placing`: the bet cannot be placed like this. `weak`: it can, but will be hard to call. */
  readonly severity: 'blocks-placing' | 'weak';
  readonly message: Text;
  /** One line that could be typed as it stands, or with another number in it. */
  readonly tryInstead: string;
}

/** What the linter looks at. A bet that is not saved yet has no id. */
export type LintedBet = Pick<Bet, 'terms'> & Partial<Pick<Bet, 'id'>>;

/**
 * Names what is weak in a bet, what blocks placing first. Never rewrites anything.
 * @param assumptions the texts of what it rests on
 */
export function lint(bet: LintedBet, assumptions: readonly string[], today: LocalDate): readonly Finding[] {
  const edit = (field: string): string => (bet.id === undefined ? field : `/bet edit ${bet.id} ${field}`);
  const findings = [
    ...lintMissing(bet, edit),
    ...lintNumbers(bet.terms, edit),
    ...lintDate(bet.terms, today, edit),
    ...lintConfidence(bet.terms, edit),
    ...lintReasons(bet.terms, assumptions, edit),
    ...lintWording(bet.terms, edit),
  ];
  return findings.toSorted(
    (a, b) => Number(b.severity === 'blocks-placing') - Number(a.severity === 'blocks-placing'),
  );
}

/** Makes the line to type from a field: `by: in 2 weeks`. */
export type Edit = (field: string) => string;

function lintMissing({ terms }: LintedBet, edit: Edit): readonly Finding[] {
  const missing: Finding[] = [];
  const block = (code: FindingCode, message: Text, field: string): void => {
    missing.push({ code, severity: 'blocks-placing', message, tryInstead: edit(field) });
  };
  if (!terms.change) block('no-change', t`It does not say what would be built.`, 'build: saved searches');
  if (!terms.metric) block('no-metric', t`It does not say what should move.`, 'metric: weekly retention');
  if (!terms.to && !terms.relative) {
    block('no-target', t`No number would falsify it: it has no target.`, 'to: 36%');
  }
  if (!terms.by) block('no-date', t`It has no date, so it could never be called.`, 'by: in 2 weeks');
  if (terms.confidence === undefined) {
    block('no-confidence', t`It does not say how sure you are.`, 'confidence: 60%');
  }
  return missing;
}
