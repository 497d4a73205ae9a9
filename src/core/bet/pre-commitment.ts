import { hash } from 'node:crypto';
import { slug } from '../ids.ts';
import type { Bet, PreCommitment, Terms } from './bet.ts';

type Frozen = Omit<PreCommitment, 'hash'>;

/**
 * The one text that stands for a pre-commitment: a JSON array of [field, value] in fixed order, absent fields as
 * null. Whoever has the fields can make it again and check the hash with any SHA-256 tool.
 */
export function canonicalForm(bet: Bet['id'], frozen: Frozen): string {
  return JSON.stringify([
    ['ante-pre-commitment', 1],
    ['bet', bet],
    ['statement', frozen.statement],
    ['metric', frozen.metric],
    ['from', frozen.from ? [frozen.from.value, frozen.from.unit ?? null] : null],
    ['to', frozen.to ? [frozen.to.value, frozen.to.unit ?? null] : null],
    [
      'relative',
      frozen.relative
        ? [frozen.relative.direction, frozen.relative.value, frozen.relative.unit ?? null]
        : null,
    ],
    ['by', frozen.by],
    ['confidence', frozen.confidence],
    ['placedAt', frozen.placedAt],
  ]);
}

/** What a complete set of terms commits to; undefined while metric, target, date or confidence is missing. */
export function freeze(
  bet: Bet['id'],
  terms: Terms,
  statement: string,
  placedAt: string,
): PreCommitment | undefined {
  const { metric, from, to, relative, by, confidence } = terms;
  if (metric === undefined || by === undefined || confidence === undefined) return undefined;
  if (to === undefined && relative === undefined) return undefined;
  const frozen: Frozen = {
    statement,
    metric: slug(metric),
    ...(from && { from }),
    ...(to ? { to } : { ...(relative && { relative }) }),
    by,
    confidence,
    placedAt,
  };
  return { ...frozen, hash: sha256(canonicalForm(bet, frozen)) };
}

/** Whether a stored pre-commitment is still the one that was hashed. */
export function isIntact(bet: Bet['id'], { hash: stored, ...frozen }: PreCommitment): boolean {
  return sha256(canonicalForm(bet, frozen)) === stored;
}

/** The runtime's SHA-256: pure, though it is the one import of core's that is not core or zod. */
function sha256(text: string): string {
  return hash('sha256', text, 'hex');
}
