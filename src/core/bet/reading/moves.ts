import { type FoundQuantity, findQuantities, type NumberStyle } from '../../metric/quantity.ts';
import { type Claim, claimOf, type Span } from './claim.ts';
import { findFactors } from './factors.ts';
import { BY, FROM, NOUN_AFTER, NOW_AFTER, TO } from './move-patterns.ts';
import { LOOK_BACK, type Role, rolesOf } from './roles.ts';

/**
 * Baseline, target and relative target in a stretch that speaks of the metric. A number whose part is not said, or that
 * has two readings, gets no claim.
 * @param text the whole masked text  @param within where to look
 */
export function readMoves(text: string, within: Span, style: NumberStyle): readonly Claim[] {
  const stretch = text.slice(within.start, within.end);
  const quantities = findQuantities(stretch, style);
  const roles = rolesOf(text, within, quantities);
  const claims = [...findFactors(stretch)];
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
  const start = found.start - (lead.exec(before)?.[0].replace(/^[^\p{L}\p{N}<>≥≤=→-]/u, '').length ?? 0);
  const tail = field === 'relative' ? NOUN_AFTER.exec(after) : NOW_AFTER.exec(after);
  return { start, end: found.end + (tail?.[0].length ?? 0) };
}
