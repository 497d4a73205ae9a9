import { type Claim, claimOf, type Span } from './claim.ts';
import { METRIC_LEAD, METRIC_TAIL, NO_METRIC } from './metric-words.ts';
import { DATE_MARK, DONE_MARK, type Source, said } from './source.ts';
import { DOWN, MOVE_VERB, UP } from './words.ts';

const METRIC_LONGEST = 90;
const SEPARATOR = new RegExp(
  `(?:[${DATE_MARK}${DONE_MARK};:()\\n—|、，。]|,(?!\\d))+|\\s-{1,2}\\s|\\s→\\s{0,3}|→\\s{1,3}`,
  'gu',
);
/** What follows the numbers and is no metric: a date that was not read, a reason, a condition. */
const ASIDE =
  /^\s*(?:by|before|until|within|from|with|via|through|using|because|if|at|this|next|over|so|but)\b/i;

/** What is measured, as it is named. */
export interface Named extends Span {
  readonly chunk: Span;
  /** The verbs and little words around the name. */
  readonly glue: readonly Claim[];
  readonly name: string;
  readonly direction: 'up' | 'down' | undefined;
  /** A verb beside it says that it moves, whichever way. */
  readonly isMoved: boolean;
}

/** The words that name what moves: the last before the first number, else the first behind it. */
export function metricIn(
  source: Source,
  covered: string,
  span: Span,
  moves: readonly Claim[],
): Named | undefined {
  const first = Math.min(...moves.map((claim) => claim.start), span.end);
  const chunks = chunksOf(covered, span).map((chunk) => nameIn(source, covered, chunk));
  const named = chunks.filter((chunk) => chunk.name !== '' && chunk.name.length <= METRIC_LONGEST);
  const before = named.filter((chunk) => chunk.start < first);
  const behind = named.find((chunk) => !ASIDE.test(covered.slice(chunk.chunk.start, chunk.end)));
  const best = moves.length > 0 ? (before.at(-1) ?? behind) : named.find((chunk) => chunk.isMoved);
  if (best === undefined) return undefined;
  const words = chunks.find((chunk) => chunk.direction !== undefined && chunk.name === '');
  return { ...best, direction: best.direction ?? words?.direction };
}

/** Brackets without a number that was read belong to the name: "slow queries (>1s)". */
const BRACKETED = /\([^()\uE001\uE002\n]{1,60}\)/g;

function chunksOf(covered: string, span: Span): readonly Span[] {
  const text = covered.slice(span.start, span.end).replace(BRACKETED, (it) => 'x'.repeat(it.length));
  const chunks: Span[] = [];
  let at = 0;
  for (const match of text.matchAll(SEPARATOR)) {
    if (match.index > at) chunks.push({ start: span.start + at, end: span.start + match.index });
    at = match.index + match[0].length;
  }
  if (at < text.length) chunks.push({ start: span.start + at, end: span.end });
  return chunks;
}

const VERB = new RegExp(`(?<![\\p{L}\\p{N}-])${MOVE_VERB}(?![\\p{L}\\p{N}-])`, 'iu');
const DIRECTIONS = new RegExp(
  `(?<![\\p{L}\\p{N}-])(?:(?<up>${UP})|(?<down>${DOWN}))(?![\\p{L}\\p{N}-])`,
  'giu',
);

/** What is quoted in a name is all its own: "\"is it down\" tickets". */
const QUOTED = /"[^"\n]{1,40}"(?=\s\p{L})|(?<![\p{L}\p{N}])'[^'\n]{1,40}'(?=\s\p{L})/gu;

/** A chunk without the verbs and little words at its ends, and the direction that those say. */
function nameIn(source: Source, covered: string, chunk: Span): Named {
  const text = covered.slice(chunk.start, chunk.end).replace(QUOTED, (it) => 'x'.repeat(it.length));
  const lead = METRIC_LEAD.exec(text)?.[0].length ?? 0;
  const core = text.slice(lead);
  const verb = INNER_VERB.exec(core);
  const noun = core.slice(0, verb?.index);
  const tail = METRIC_TAIL.exec(noun)?.index ?? noun.length;
  const span = { start: chunk.start + lead, end: chunk.start + lead + tail };
  const words = /\p{L}/u.test(core.slice(0, tail)) ? closed(said(source, span)) : '';
  const name = NO_METRIC.test(words) ? '' : words;
  const around = `${text.slice(0, lead)} ${core.slice(tail)}`;
  const behindVerb = noun.length + (verb?.[0].length ?? 0);
  const behind = behindVerb + (METRIC_LEAD.exec(core.slice(behindVerb))?.[0].length ?? 0);
  const glue = [
    claimOf('syntax', '', { start: chunk.start, end: span.start }),
    claimOf('syntax', '', { start: span.end, end: span.start + behind }),
  ];
  return { ...span, chunk, glue, name, direction: directionIn(around), isMoved: VERB.test(around) };
}

/** A bracket that was opened is closed again. */
function closed(name: string): string {
  return name.includes('(') && !name.includes(')') ? `${name})` : name;
}

/** Where the verb begins in "weekly retention to go" or "churn will drop": the name ends there. */
const INNER_VERB = new RegExp(
  `\\s(?:(?:to|will|should|would|could|might|may|can|is going to|are going to|gonna|needs to|then)\\s(?:(?:also|probably|then|\\p{L}+ly)\\s)?${MOVE_VERB}(?![\\p{L}\\p{N}-])|(?:goes?|climbs?|rises?|falls?|drops|jumps?|grows?|sinks?|increases|decreases|becomes?|passes|improves)(?=\\s|$)|(?:${UP}|${DOWN})(?=\\s(?:by|to|from|below|under|above)\\s)|(?:from|to|at|von|auf)(?=\\s[$€£~<>]?\\d)|(?:by|before|until)(?=\\s))`,
  'iu',
);

function directionIn(words: string): 'up' | 'down' | undefined {
  const said = new Set(
    [...words.matchAll(DIRECTIONS)].map((match) => (match.groups?.up === undefined ? 'down' : 'up')),
  );
  const [only, ...others] = said;
  return others.length > 0 ? undefined : only;
}
