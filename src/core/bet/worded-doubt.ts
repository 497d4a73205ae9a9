import { z } from 'zod';
import type { ShortId } from '../ids.ts';
import { isPlainWords } from '../model/plain-words.ts';
import type { Doubt } from './doubts.ts';

/** A question that a model would ask. */
export const WordedDoubt = z.object({ question: z.string(), tests: z.string() });

const LONGEST = 240;
/** What people would do is a guess, and a question that hopes for an answer gets it. */
const GUESSES =
  /\b(?:would|will|could) (?:you|they|it|that)\b|\b(?:if we|imagine|how (?:great|useful|helpful|much would))\b/i;

/** The question when it can be asked as it is, of something that was supplied; otherwise undefined. */
export function checkDoubt(
  { question, tests }: z.infer<typeof WordedDoubt>,
  supplied: readonly Doubt['of'][],
): Doubt | undefined {
  const text = question.trim();
  const of = supplied.find((id: ShortId) => id === tests);
  const isOne = text.endsWith('?') && text.indexOf('?') === text.length - 1 && !text.includes('\n');
  if (of === undefined || !isOne || text.length > LONGEST || /\d/.test(text)) return undefined;
  return GUESSES.test(text) || !isPlainWords(text) ? undefined : { of, ask: 'users', question: text };
}
