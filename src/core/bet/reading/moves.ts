import type { Direction, Quantity } from '../../metric/metric.ts';
import { type FoundQuantity, findQuantities, type NumberStyle } from '../../metric/quantity.ts';
import { type Claim, claimOf, type Span } from './claim.ts';
import { findFactors } from './factors.ts';
import { DOWN, MOVE_VERB, UP } from './words.ts';

const ABOUT = String.raw`(?:(?:about|around|roughly|approx\.?|circa|ca\.?|say|like|at least|>=?|<=?|≥|≤)\s{0,2}){0,2}`;
const ARROW = `(?:-{1,2}>|={1,2}>|→|⇒|➜|➔|⟶|⇢|>>)`;
const BETWEEN = new RegExp(
  String.raw`^\s{0,3}(?:${ARROW}|(?:(?:up|down|all the way)\s)?to|towards?|into|auf|bis(?:\sauf)?|à|a|ad|al|all'|au|até|hasta|para|naar)\s{0,3}${ABOUT}$`,
  'iu',
);
const FROM = new RegExp(
  String.raw`(?:^|[^\p{L}\p{N}])(?:from|form(?=\s\S{1,9}\s(?:to|->))|von|depuis|de|du|del|desde|da|dal|dall'|van|currently(?:\s(?:at|is))?|now(?:\s(?:at|is))?|today(?:\s(?:at|it's|is))?|right now(?:\sat)?|baseline(?:\s(?:is|of))?:?|(?:it's|we're|is|was|are)(?:\s(?:now|currently|today|only|just|sitting|stuck|hovering|still|running))*(?:\s(?:at|around))?|(?:sits|stands|stuck|sitting|hovering|hovers)\s(?:at|around)|was|vs\.?|versus|aktuell|actuellement|actualmente|hoy|heute)\s{0,2}[(]?${ABOUT}$`,
  'iu',
);
const TO = new RegExp(
  String.raw`(?:^|[^\p{L}\p{N}])(?:to|reach(?:es|ing)?|hit(?:s|ting)?|target(?:\s(?:is|of|at))?[:=]?|goal(?:\s(?:is|of))?[:=]?|exceeds?|past|${ARROW}|(?:will|should|would|to) be|auf|à|até|hasta|naar|op|(?:${MOVE_VERB}|be|is|stays?|keep(?:\s\p{L}+)?)\s(?:to\s)?(?:be\s)?(?:above|over|under|below|less than|more than|at least))\s{0,2}(?:be\s)?(?:above|over|under|below|less than|more than)?\s{0,2}${ABOUT}$`,
  'iu',
);
const COMPARED = /(?:^|[^\p{L}\p{N}])(?:under|below|above|over|<=?|>=?|≤|≥)\s{0,2}$/iu;
const BY = new RegExp(String.raw`(?:^|[^\p{L}\p{N}])(?:by|um|de|en|em|van|met)\s{0,2}${ABOUT}$`, 'iu');
const MOVED = new RegExp(String.raw`(?:^|[^\p{L}\p{N}-])(${UP}|${DOWN})\s{0,2}${ABOUT}$`, 'iu');
const MOVED_BEFORE = new RegExp(
  String.raw`(?<![\p{L}\p{N}-])(?:(${UP})|(${DOWN}))(?![\p{L}\p{N}]|-?\s?off\b)`,
  'giu',
);
const NOUN_AFTER =
  /^\s{0,2}(?:(?:relative|absolute|overall|net)\s)?(?:(more|higher|increase|lift|bump|uplift|growth|rise|gain|jump|boost)|(fewer|less|lower|reduction|decrease|drop|decline|cut))(?![\p{L}\p{N}-])(?:\s(?:in|of|on|for|to))?/iu;
const NOW_AFTER =
  /^\s{0,2}(?:today|now|currently|right now|at the moment|atm|baseline|heute|aktuell|aujourd'hui|hoy|hoje|oggi)(?![\p{L}\p{N}])/iu;
/** A number that says how many of something, or of which people: never a value of the metric. */
const NOT_A_VALUE =
  /^\s{0,2}(?:of (?:our|the|all|users|people|teams|customers|them|sessions)\b|out of\b|-?\s?(?:person|week|day|month)\b)/i;
/** "31% to 36%... or maybe 40%": the last number before it is not meant for sure. */
const HEDGED = /^[\s.…,(]{0,6}(?:or|maybe|perhaps|more like|actually|no,? wait|make that)\b[^.\n]{0,16}\d/i;
const RANGE_DASH = /^\s{0,2}(?:-|or|oder|bis zu)\s{0,2}$/i;
const LOOK_BACK = 48;

/** "We want 4 %": what is wanted is the target. */
const WANTED = /\b(?:want|aim(?:ing)? for|hoping for)\s$/i;
/** Numbers in words, only where a word says what they are. */
const WORDS = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];
const WORD = new RegExp(
  `(?<=(?:from|to|by)\\s)(?:${WORDS.join('|')})(?![\\p{L}\\p{N}-])(?!\\s(?:of|\\p{L}*(?:teen|ty)|hundred|thousand|million|point|and|or|${WORDS.join('|')})\\b)`,
  'giu',
);

type Role = 'from' | 'to' | 'up' | 'down' | 'unclear' | 'none';

/**
 * Baseline, target and relative target in a stretch that speaks of the metric. A number whose part is not said, or that
 * has two readings, gets no claim.
 * @param text the whole masked text  @param within where to look
 */
export function readMoves(text: string, within: Span, style: NumberStyle): readonly Claim[] {
  const stretch = text.slice(within.start, within.end);
  const quantities = [...findQuantities(stretch, style), ...inWords(stretch)].toSorted(
    (a, b) => a.start - b.start,
  );
  const factors = findFactors(stretch);
  const isWanted = WANTED.test(text.slice(Math.max(0, within.start - 16), within.start));
  const roles = quantities.map((found, i) =>
    HEDGED.test(text.slice(within.start + found.end, within.start + found.end + 40))
      ? 'unclear'
      : isWanted && found.start <= 1
        ? 'to'
        : roleOf(stretch, quantities, i),
  );
  const claims = [...factors];
  quantities.forEach((found, i) => {
    const claim = claimAs(roles[i] ?? 'none', found, roles, quantities, i);
    if (claim !== undefined) claims.push({ ...claim, ...widen(stretch, found, claim.field) });
  });
  return claims.map((claim) => ({
    ...claim,
    start: claim.start + within.start,
    end: claim.end + within.start,
  }));
}

function inWords(text: string): readonly FoundQuantity[] {
  return [...text.matchAll(WORD)].map((match) => ({
    quantity: { value: WORDS.indexOf(match[0].toLowerCase()) },
    start: match.index,
    end: match.index + match[0].length,
  }));
}

function roleOf(text: string, all: readonly FoundQuantity[], i: number): Role {
  const found = all[i];
  if (found === undefined || found.quantity === undefined) return 'unclear';
  const [previous, next] = [all[i - 1], all[i + 1]];
  const before = text.slice(Math.max(0, found.start - LOOK_BACK, previous?.end ?? 0), found.start);
  const after = text.slice(found.end, next?.start ?? found.end + LOOK_BACK);
  if (next !== undefined && RANGE_DASH.test(after)) return 'unclear';
  if (previous !== undefined && RANGE_DASH.test(before)) return 'unclear';
  const isArrival = previous !== undefined && BETWEEN.test(before);
  const isDeparture = next !== undefined && BETWEEN.test(after);
  if (isArrival && isDeparture) return 'unclear';
  if (isArrival) return isOwnRange(text, all, i - 1) ? 'to' : 'unclear';
  if (isDeparture) return isOwnRange(text, all, i) ? 'from' : 'unclear';
  return loneRole(text, before, after, found);
}

/** In front of `31 to 36`: words that make it a guess between two numbers, or nothing that it could belong to. */
const NO_MOVE_OF = new RegExp(
  `(?:^|[^\\p{L}\\p{N}-])(?:a|an|the|about|around|between|another|of|some|see|get|add|expect|least|most|within|in|for|${UP}|${DOWN})\\s*$|^[\\s\\p{P}]*$`,
  'iu',
);

/** `31 to 36` is a move, but `by 5 to 10`, `a 5 to 10 % lift` and `to 36 to 40` are a guess between two numbers. */
function isOwnRange(text: string, all: readonly FoundQuantity[], i: number): boolean {
  const [first, second] = [all[i], all[i + 1]];
  if (first === undefined || second === undefined) return false;
  const before = text.slice(Math.max(0, first.start - LOOK_BACK, all[i - 1]?.end ?? 0), first.start);
  if (FROM.test(before)) return true;
  if (BY.test(before) || TO.test(before) || NOUN_AFTER.test(text.slice(second.end))) return false;
  const isArrow = /[>→⇒➜➔⟶⇢]/.test(text.slice(first.end, second.start));
  return isArrow || !NO_MOVE_OF.test(before);
}

function loneRole(text: string, before: string, after: string, found: FoundQuantity): Role {
  const noun = NOUN_AFTER.exec(after);
  if (noun !== null && !/^\s*(?:than|or less)/i.test(after)) {
    if (TO.test(before)) return 'unclear';
    return noun[1] !== undefined ? 'up' : 'down';
  }
  if (NOT_A_VALUE.test(after)) return 'none';
  if (NOW_AFTER.test(after) || /(?:up|down) from\s*$/i.test(before)) return 'from';
  if (FROM.test(before) && !BY.test(before)) return 'from';
  if (BY.test(before) || found.sign !== undefined) return signedOrMoved(text, found);
  if (TO.test(before)) return 'to';
  if (FROM.test(before)) return isContinentalFrom(before, text, found) ? 'from' : 'unclear';
  const moved = MOVED.exec(before);
  if (moved !== null) return isRelativeUnit(found.quantity) ? directionOfWord(moved[1] ?? '') : 'unclear';
  if (COMPARED.test(before) && !/\([^)]*$/.test(before)) return 'to';
  return 'none';
}

/** "de 31": from in Spanish, by in French. Only a following target says which. */
function isContinentalFrom(before: string, text: string, found: FoundQuantity): boolean {
  return /(?:von|desde|da)\s*$/i.test(before) || BETWEEN.test(text.slice(found.end, found.end + 12));
}

function signedOrMoved(text: string, found: FoundQuantity): Role {
  if (found.sign !== undefined) return found.sign === '+' ? 'up' : 'down';
  const directions = new Set(
    [...text.slice(0, found.start).matchAll(MOVED_BEFORE)].map((match) =>
      match[1] === undefined ? 'down' : 'up',
    ),
  );
  const [only, ...others] = directions;
  return only === undefined || others.length > 0 ? 'unclear' : (only as Direction);
}

function directionOfWord(word: string): Direction {
  return new RegExp(`^(?:${UP})$`, 'iu').test(word) ? 'up' : 'down';
}

function isRelativeUnit(quantity: Quantity | undefined): boolean {
  return quantity?.unit !== undefined && /^(?:%|pp|points)$/.test(quantity.unit);
}

function claimAs(
  role: Role,
  found: FoundQuantity,
  roles: readonly Role[],
  all: readonly FoundQuantity[],
  i: number,
): Claim | undefined {
  if (found.quantity === undefined || role === 'none' || role === 'unclear') return undefined;
  if (role === 'up' || role === 'down') {
    return claimOf('relative', { ...found.quantity, direction: role }, found);
  }
  const other =
    roles[i + 1] === 'to' && role === 'from' ? all[i + 1] : roles[i - 1] === 'from' ? all[i - 1] : undefined;
  const signed = found.sign === '-' ? { ...found.quantity, value: -found.quantity.value } : found.quantity;
  const unit = signed.unit ?? other?.quantity?.unit;
  return claimOf(role, unit === undefined ? signed : { ...signed, unit }, found);
}

/** Takes in the words that gave a number its part, so that they are not left over. */
function widen(text: string, found: FoundQuantity, field: Claim['field']): Span {
  const before = text.slice(Math.max(0, found.start - LOOK_BACK), found.start);
  const after = text.slice(found.end, found.end + LOOK_BACK);
  const lead = field === 'from' ? FROM : field === 'to' ? TO : BY;
  const start = found.start - (lead.exec(before)?.[0].replace(/^[^\p{L}\p{N}<>≥≤=→⇒➜-]/u, '').length ?? 0);
  const tail = field === 'relative' ? NOUN_AFTER.exec(after) : NOW_AFTER.exec(after);
  return { start, end: found.end + (tail?.[0].length ?? 0) };
}
