import { UserError } from '../errors.ts';
import type { AssumptionId, MemberId } from '../ids.ts';
import type { Instant } from '../time/instant.ts';
import type { Assumption, AssumptionStatus } from './assumption.ts';

/** Longest claim that is kept: a claim that needs more is several. */
const CLAIM_MAX = 500;

/** The text folded for comparison: case, white space and closing punctuation do not make another claim. */
export function foldClaim(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[’‘]/g, "'")
    .replace(/\s+/g, ' ')
    .replace(/^[\s"'“”]+|[\s.!,;:"'“”]+$/g, '');
}

/** A claim that nobody has tested yet. @throws UserError when it is empty or longer than 500 characters */
export function newAssumption(id: AssumptionId, text: string, by: MemberId, now: Instant): Assumption {
  const claim = text.replace(/\s+/g, ' ').trim();
  if (foldClaim(claim) === '')
    throw new UserError('An assumption needs words.', ['because: people re-type filters']);
  if (claim.length > CLAIM_MAX) {
    throw new UserError(
      `An assumption holds ${CLAIM_MAX} characters; this one has ${claim.length}. Split it into several, one a line.`,
    );
  }
  return {
    id,
    version: 0,
    text: claim,
    key: foldClaim(claim),
    status: 'untested',
    createdAt: now,
    createdBy: by,
  };
}

/**
 * The assumption with another status, and why. Anyone of the workspace may say what they learnt: it is a claim about
 * the world, not a call on somebody's bet. The same object when nothing changes.
 * @throws UserError when a verdict on it comes without a why
 */
export function judge(
  assumption: Assumption,
  status: AssumptionStatus,
  why: string,
  by: MemberId,
  now: Instant,
): Assumption {
  const reason = why.trim();
  if (status === assumption.status && (reason === '' || reason === assumption.statusWhy)) return assumption;
  if (status !== 'untested' && reason === '') {
    throw new UserError(`${assumption.id} needs one line of why.`, [
      `/bet assumption ${assumption.id} ${status} because ...`,
    ]);
  }
  const { statusWhy: _, ...rest } = assumption;
  return {
    ...rest,
    status,
    statusBy: by,
    statusAt: now,
    ...(reason !== '' && { statusWhy: reason }),
  };
}
