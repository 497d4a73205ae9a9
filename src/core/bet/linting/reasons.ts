import { t } from '../../chat/text.ts';
import type { Terms } from '../bet.ts';
import type { Edit, Finding } from '../lint.ts';

/** Words that say nothing of their own when a reason is compared with the bet. */
const EMPTY = new Set(
  'a an and are as at be because by can cause causes do does for from get gets go goes going grow grows have if improve improves in increase increases increasing is it its lift lifts make makes more move moves of on or our people raise raises rise so that the their them then there they this to up us user users want wants we will with would you'.split(
    ' ',
  ),
);

/** What it rests on: something must, and it must say more than the bet itself. */
export function lintReasons(terms: Terms, assumptions: readonly string[], edit: Edit): readonly Finding[] {
  if (assumptions.length === 0) {
    return [
      {
        code: 'no-because',
        severity: 'weak',
        message: t`It gives no reason. What must be true of the world for this to work?`,
        tryInstead: edit('because: people re-type the same filters'),
      },
    ];
  }
  const known = words(`${terms.change ?? ''} ${terms.metric ?? ''}`);
  return assumptions
    .filter((assumption) => isCircular(words(assumption), known))
    .map((assumption) => ({
      code: 'because-circular' as const,
      severity: 'weak' as const,
      message: t`"${assumption}" says the bet again. Why would it be so?`,
      tryInstead: edit('because: people re-type the same filters'),
    }));
}

function isCircular(reason: ReadonlySet<string>, known: ReadonlySet<string>): boolean {
  return known.size > 0 && [...reason].every((word) => known.has(word));
}

/** Content words, without the ending that tells `search` from `searches`. */
function words(text: string): ReadonlySet<string> {
  const all = text.toLowerCase().match(/\p{L}[\p{L}\p{N}'-]*/gu) ?? [];
  return new Set(all.filter((word) => !EMPTY.has(word)).map((word) => word.replace(/(?:ing|es|ed|s)$/, '')));
}
