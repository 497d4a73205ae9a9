import { type Claim, glueOf, type Span } from './claim.ts';
import { anyOf } from './languages/index.ts';

/** What a stretch of a sentence speaks of, by the words that open it. */
export type ClauseKind = 'lead' | 'change' | 'outcome' | 'because';

export interface Clause extends Span {
  readonly kind: ClauseKind;
  /** Where the words begin that opened it; `start` is behind them. */
  readonly opensAt: number;
  /** The words that opened it. */
  readonly glue?: readonly Claim[];
  /** Only its place says what it is. */
  readonly isWeak?: boolean;
}

const EDGE = String.raw`(?<![\p{L}\p{N}'-])`;
const STOP = String.raw`(?![\p{L}\p{N}'-])`;

/** What it is done with, where no "if" says what is built: behind the numbers or at the very start. */
const WITH =
  /(?<=^\s*|[%,\d\uE001\uE002\p{L}]\s)(?:with|via|through|thanks to|using|durch|dank|grâce (?:à|aux?)|gracias a|graças a|grazie a|dankzij|expected from|as a result of|by way of|driven by|(?<=\uE001\s)from(?=\s\p{L})|from(?=\s(?:the|our|an?|adding|\p{L}+ing)\s)|mit|met(?=\s(?:een|de|het|onze)\s)|avec|con|com)\s(?![\d\uE001\uE002]|(?:this|that|it|us|no|only|all|some|each)\b)/giu;

const MARKS = new RegExp(
  `${EDGE}(?:(?<change>(?:${anyOf('conditions')})${STOP}|如果(?:我们)?)|(?<because>(?:${anyOf('reasons')})${STOP}|因为|因為)|(?<outcome>(?:${anyOf('expectations')})${STOP}))\\s?`,
  'dgiu',
);

/** "I bet" said of no bet: nothing of it opens a clause. */
const IDIOM = /^(?:i|we)\s(?:bet|guess|think)\s(?:you|he|she|they're|that's)$/i;

/** Cuts a sentence at the words that open its clauses. What stands before the first is its lead. */
export function splitClauses(text: string, sentence: Span): readonly Clause[] {
  const clauses: Clause[] = [];
  let open: Omit<Clause, 'end'> = { kind: 'lead', opensAt: sentence.start, start: sentence.start };
  for (const match of text.slice(sentence.start, sentence.end).matchAll(MARKS)) {
    const kind = kindOf(match.groups ?? {});
    if (kind === undefined || IDIOM.test(match[0].trim())) continue;
    const at = sentence.start + match.index;
    clauses.push({ ...open, end: at });
    open = { kind, opensAt: at, start: at + match[0].length, glue: glueOf(match, sentence.start) };
  }
  clauses.push({ ...open, end: sentence.end });
  const said = clauses.filter((clause) => clause.end > clause.opensAt);
  return said.some(({ kind }) => kind === 'change') ? said : said.flatMap((clause) => cutWith(text, clause));
}

/** "With X, Y goes ..." and "Y goes from A to B with X": X is what is built. */
function cutWith(text: string, clause: Clause): readonly Clause[] {
  if (clause.kind === 'because') return [clause];
  const body = text.slice(clause.start, clause.end);
  const found = [...body.matchAll(WITH)].find(
    ({ index }) => index < 2 || /\d[^,]*,?\s?$/.test(body.slice(0, index)),
  );
  if (found === undefined) return [clause];
  const opensAt = clause.start + found.index;
  const change: Clause = { kind: 'change', opensAt, start: opensAt + found[0].length, end: clause.end };
  return found.index < 2 ? [change] : [{ ...clause, end: opensAt }, change];
}

function kindOf(groups: Readonly<Record<string, string | undefined>>): ClauseKind | undefined {
  if (groups.change !== undefined) return 'change';
  if (groups.because !== undefined) return 'because';
  return groups.outcome === undefined ? undefined : 'outcome';
}
