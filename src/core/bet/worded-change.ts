import { z } from 'zod';
import { termsOf } from '../feedback/search.ts';
import { isPlainWords } from '../model/plain-words.ts';

/** What a model makes of a theme: the words of a bet, without anything that could be called. */
export const WordedChange = z.object({
  change: z.string().nullable(),
  metric: z.string().nullable(),
  cites: z.array(z.string()),
});

const LONGEST = 90;
/** Numbers are for people to say, and whatever ends a field or could be pressed has no place in one. */
const NOT_A_NAME = /[\d;:\n“”"<>[\]@#]/;
/** So much of either must be the users' own words. */
const LEAST_SAID = 0.5;

/** The change and the metric that it may be offered with: each where the items that it cites bear it out. */
export function checkChange(
  { change, metric, cites }: z.infer<typeof WordedChange>,
  items: ReadonlyMap<string, string>,
): { readonly change?: string; readonly metric?: string } {
  const cited = cites.map((id) => items.get(id));
  if (cited.length === 0 || cited.includes(undefined)) return {};
  const said = new Set(termsOf(cited.join('\n')));
  const isSaid = (words: string): boolean => {
    const terms = termsOf(words);
    return terms.length > 0 && terms.filter((term) => said.has(term)).length >= LEAST_SAID * terms.length;
  };
  const isName = (words: string | null): words is string =>
    words !== null &&
    /\p{L}{2}/u.test(words) &&
    words.length <= LONGEST &&
    !NOT_A_NAME.test(words) &&
    isPlainWords(words);
  return {
    ...(isName(change) && isSaid(change) && { change: change.trim() }),
    ...(isName(metric) && isSaid(metric) && { metric: metric.trim() }),
  };
}
