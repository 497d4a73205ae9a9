import { type Claim, claimOf, type Span } from './claim.ts';
import { metricIn } from './metric-name.ts';
import { readMoves } from './moves.ts';
import { cover, DONE_MARK, type Source } from './source.ts';
import { builtSubject, subjectOf } from './subject.ts';

/** What a stretch says of the metric, and the text before it that names what would be built. */
export interface Outcome {
  readonly claims: readonly Claim[];
  /** The subject of "X should lift Y": the change, where no "if we" says another. */
  readonly subject: Span | undefined;
  /** Whether a number or a verb says that something moves. */
  readonly moves: boolean;
}

const NEGATED =
  /\b(?:don't|doesn't|do not|does not|won't|will not|not going to|never|isn't going to|wouldn't|not expect(?:ing)?|doubt|nicht|jamais|nunca|niet)\b/i;
/** "I don't expect" opens a clause whose numbers are nobody's bet. */
const NEGATED_OPENING =
  /(?:n't|\bnot|\bnever)\s(?:really\s|even\s)?(?:expect|think|believe|bet|see|reckon|hope|anticipate)(?:ing)?(?:\s(?:that|for|to see))?\s*$/i;
/**
 * Reads metric, direction, baseline and target from a stretch that is about the outcome.
 * @param mayHaveSubject whether the words in front could be the change
 */
export function readOutcome(source: Source, span: Span, mayHaveSubject: boolean): Outcome {
  const built = mayHaveSubject ? builtSubject(source.masked, span) : undefined;
  const moves = readMoves(source.masked, { start: built?.verb ?? span.start, end: span.end }, source.style);
  if (isNegated(source.masked, span, moves)) return { claims: [], subject: undefined, moves: false };
  const covered = cover(source.masked, moves, DONE_MARK);
  const subject = mayHaveSubject ? (built ?? subjectOf(source.masked, span, moves)) : undefined;
  const rest = subject === undefined ? span : { start: subject.verb, end: span.end };
  const metric = metricIn(source, covered, rest, moves);
  const isMoving = moves.length > 0 || (metric?.isMoved ?? false);
  if (metric === undefined) return { claims: moves, subject: subject?.span, moves: isMoving };
  const direction = metric.direction ?? moves.find((claim) => claim.field === 'relative')?.value.direction;
  const claims: Claim[] = [...moves, claimOf('metric', metric.name, metric), ...metric.glue];
  if (direction !== undefined) claims.push(claimOf('direction', direction, metric));
  return { claims, subject: subject?.span, moves: isMoving };
}

/** Only up to the last number: what comes behind it may be a reason. */
function isNegated(text: string, span: Span, moves: readonly Claim[]): boolean {
  const end = moves.length === 0 ? span.end : Math.max(...moves.map((claim) => claim.end));
  const opening = text.slice(Math.max(0, span.start - 32), span.start);
  return NEGATED.test(text.slice(span.start, end)) || NEGATED_OPENING.test(opening);
}
