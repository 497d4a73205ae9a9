import type { Claim } from './claim.ts';

/** Words that take back what was said last, right in front of what is said instead. */
export const TAKEN_BACK =
  /(?:(?<!\p{L})(?:no,? wait|wait,? no|scratch that|strike that|correction|actually|make (?:that|it)|i mean|sorry|edit))[\s,:.—-]{1,3}(?:(?:it's|it is|that's|make (?:it|that)|to|by|at|the|is|should be|rather|more like)\s){0,3}$/iu;
const LOOK_BACK = 40;

/** Values that took the place of others, made to be heard before them. */
export function preferCorrections(text: string, claims: readonly Claim[]): readonly Claim[] {
  return claims.map((claim) => {
    const isNew = TAKEN_BACK.test(text.slice(Math.max(0, claim.start - LOOK_BACK), claim.start));
    return isNew && !isText(claim) ? { ...claim, rank: (claim.rank ?? 1) - FIRST } : claim;
  });
}

/** More than any rank is apart from another. */
const FIRST = 10;

function isText({ field }: Claim): boolean {
  return field === 'change' || field === 'metric' || field === 'because' || field === 'appetite';
}
