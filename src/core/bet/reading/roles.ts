import type { Direction, Quantity } from '../../metric/metric.ts';
import type { FoundQuantity } from '../../metric/quantity.ts';
import type { Span } from './claim.ts';
import { TAKEN_BACK } from './corrections.ts';
import {
  AT,
  BET_IS,
  BETWEEN,
  BY,
  COMPARED,
  DEADLINE_AFTER,
  ENDS,
  FROM,
  GOAL,
  GOES_TO,
  HAVE,
  HEDGED,
  HOPED,
  MOVED,
  MOVED_BEFORE,
  MOVED_OBJECT,
  NO_MOVE_OF,
  NOT_A_VALUE,
  NOUN_AFTER,
  NOUN_OF,
  NOW_AFTER,
  OFF_AFTER,
  OTHER_METRIC,
  RANGE_DASH,
  SIDE_BY_SIDE,
  TAKEN_OFF,
  THOUGHT,
  TO,
  WANTED,
} from './move-patterns.ts';
import { UP } from './words.ts';

/** What a number says: where the metric starts, where it goes, by how much; `unclear` where it has two readings. */
export type Role = 'from' | 'to' | 'up' | 'down' | 'unclear' | 'none';

export const LOOK_BACK = 48;

/** The part that each number plays. @param text the whole masked text  @param within where the numbers were found */
export function rolesOf(text: string, within: Span, all: readonly FoundQuantity[]): readonly Role[] {
  const stretch = text.slice(within.start, within.end);
  const lead = text.slice(Math.max(0, within.start - 24), within.start);
  const roles: Role[] = all.map((found, i) => {
    const behind = text.slice(within.start + found.end, within.start + found.end + 40);
    if (HEDGED.test(behind)) return 'unclear';
    if (BET_IS.test(lead + stretch.slice(0, found.start))) return 'to';
    if (i === 0 && CORRECTED.test(lead + stretch.slice(0, found.start)) && roleOf(stretch, all, i) === 'none')
      return 'to';
    const isBare = THOUGHT.test(lead) && ENDS.test(behind) && all.length === 1;
    return (WANTED.test(lead) || isBare) && found.start <= 1 ? 'to' : roleOf(stretch, all, i);
  });
  if (isLeadTarget(stretch, lead, all, roles)) roles[0] = 'to';
  correct(stretch, all, roles);
  onlyFirstMetric(stretch, all, roles);
  return roles;
}

/** "Premium tier: 40 paying servers by May 1, currently 0". */
const COUNTED_BY = /^(?:\s\p{L}+){0,4}\s(?:by|until|before)\s\uE001/iu;
/** "... to 20%. Hmm, make that 18%": what opens a sentence with a change of mind is where it goes. */
const CORRECTED =
  /(?:^|[.!?…]\s|\n)\s*(?:(?:hmm|no|wait|sorry|oops|actually)[\s,.]+)*(?:make (?:that|it)|i mean|no,? wait,?(?: it's)?)\s{1,2}$/i;

/** "I expect NPS at 40", and "X → 34% retention (28% today)": what opens the stretch says that it is the target. */
function isLeadTarget(
  text: string,
  lead: string,
  [first]: readonly FoundQuantity[],
  roles: readonly Role[],
): boolean {
  if (first === undefined || roles[0] !== 'none') return false;
  if (HOPED.test(lead) && AT.test(text.slice(0, first.start))) return true;
  const isLed = first.start === 0 && (/→\s*$/.test(lead) || COUNTED_BY.test(text.slice(first.end)));
  return isLed && roles[1] === 'from' && roles[2] !== 'to';
}

/** "to 36%, no wait, 40%": the number behind takes the place of the one before it. */
function correct(text: string, all: readonly FoundQuantity[], roles: Role[]): void {
  all.forEach((found, i) => {
    const last = all[i - 1];
    if (last === undefined || roles[i] !== 'none' || !isSameKind(last, found)) return;
    if (!TAKEN_BACK.test(text.slice(last.end, found.start))) return;
    roles[i] = roleOf(text, all, i - 1);
    roles[i - 1] = 'unclear';
  });
}

function onlyFirstMetric(text: string, all: readonly FoundQuantity[], roles: Role[]): void {
  const isBy = (role: Role | undefined): boolean => role === 'up' || role === 'down';
  const first = roles.findIndex((role, i) => isBy(role) || (role === 'from' && roles[i + 1] === 'to'));
  const last = isBy(roles[first]) ? first : first + 1;
  const whole = all[last];
  if (first === -1 || whole === undefined) return;
  all.forEach((found, i) => {
    const isSide = roles[i] === 'from' || roles[i] === 'to' || roles[i] === 'up' || roles[i] === 'down';
    if (i > last && isSide && OTHER_METRIC.test(text.slice(whole.end, found.start))) roles[i] = 'none';
  });
}

function roleOf(text: string, all: readonly FoundQuantity[], i: number): Role {
  const found = all[i];
  if (found === undefined || found.quantity === undefined) return 'unclear';
  const [previous, next] = [all[i - 1], all[i + 1]];
  const before = text.slice(Math.max(0, found.start - LOOK_BACK, previous?.end ?? 0), found.start);
  const after = text.slice(found.end, next?.start ?? found.end + LOOK_BACK);
  if (next !== undefined && (RANGE_DASH.test(after) || isOneNumber(found, after))) return 'unclear';
  if (previous !== undefined && isOneNumber(previous, text.slice(previous.end, found.start)))
    return 'unclear';
  if (previous !== undefined && RANGE_DASH.test(before)) return 'unclear';
  if (next !== undefined && isSameKind(found, next) && SIDE_BY_SIDE.test(after)) return 'unclear';
  if (previous !== undefined && isSameKind(found, previous) && SIDE_BY_SIDE.test(before)) return 'unclear';
  const isArrival = previous !== undefined && BETWEEN.test(before);
  const isDeparture = next !== undefined && BETWEEN.test(after);
  if (isArrival && isDeparture) return 'unclear';
  if (isArrival) return isOwnRange(text, all, i - 1) ? 'to' : 'unclear';
  if (isDeparture) return isOwnRange(text, all, i) ? 'from' : 'unclear';
  if (GOES_TO.test(after) && !BY.test(before)) return 'from';
  const role = loneRole(text, before, after, found);
  if (role !== 'none' || previous === undefined) return role;
  const isBehindBaseline = NOW_AFTER.test(text.slice(previous.end, found.start));
  return isBehindBaseline && DEADLINE_AFTER.test(after) ? 'to' : role;
}

/** "7 min 40" is one length in two numbers. */
function isOneNumber({ quantity }: FoundQuantity, between: string): boolean {
  return /^(?:h|min|s)$/.test(quantity?.unit ?? '') && /^\s$/.test(between);
}

function isSameKind(a: FoundQuantity, b: FoundQuantity): boolean {
  return a.quantity?.unit === b.quantity?.unit;
}

/** `31 to 36` is a move, but `by 5 to 10`, `a 5 to 10 % lift` and `to 36 to 40` are a guess between two numbers. */
function isOwnRange(text: string, all: readonly FoundQuantity[], i: number): boolean {
  const [first, second] = [all[i], all[i + 1]];
  if (first === undefined || second === undefined) return false;
  const before = text.slice(Math.max(0, first.start - LOOK_BACK, all[i - 1]?.end ?? 0), first.start);
  if (FROM.test(before)) return true;
  if (BY.test(before) || TO.test(before) || NOUN_AFTER.test(text.slice(second.end))) return false;
  const isArrow = /→/.test(text.slice(first.end, second.start));
  return isArrow || !NO_MOVE_OF.test(before);
}

function loneRole(text: string, before: string, after: string, found: FoundQuantity): Role {
  const noun = NOUN_AFTER.exec(after);
  if (noun !== null && !/^\s*(?:than|or less)/i.test(after)) {
    if (TO.test(before)) return 'unclear';
    return noun[1] !== undefined ? 'up' : 'down';
  }
  if (NOT_A_VALUE.test(after)) return 'none';
  const amount = NOUN_OF.exec(before);
  if (amount !== null) return amount[1] === undefined ? 'down' : 'up';
  if (GOAL.test(before)) return 'to';
  if (HAVE.test(before) && ENDS.test(after)) return 'from';
  if (NOW_AFTER.test(after) || /(?:up|down) from\s*$/i.test(before)) return 'from';
  if (FROM.test(before) && !BY.test(before)) return 'from';
  if (BY.test(before) || found.sign !== undefined) return signedOrMoved(text, found);
  if (TO.test(before) || WANTED.test(before)) return 'to';
  if (FROM.test(before)) return isContinentalFrom(before, text, found) ? 'from' : 'unclear';
  if (TAKEN_OFF.test(before) && OFF_AFTER.test(after)) return 'down';
  const moved = MOVED.exec(before);
  if (moved !== null) return isRelativeUnit(found.quantity) ? directionOfWord(moved[1] ?? '') : 'unclear';
  if (COMPARED.test(before) && !/\([^)]*$/.test(before)) return 'to';
  const object = MOVED_OBJECT.exec(before);
  if (object !== null && isRelativeUnit(found.quantity)) return object[1] === undefined ? 'down' : 'up';
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
