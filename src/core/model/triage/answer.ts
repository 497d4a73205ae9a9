import { z } from 'zod';

/** What a model is to say about a feedback item. Believed only as far as {@link checkTriage} goes. */
export const TriageAnswer = z.object({
  isFeedback: z.boolean(),
  theme: z.string().nullable(),
  isRepeat: z.boolean().nullable(),
  points: z.array(z.string()),
  stances: z.array(
    z.object({
      about: z.string(),
      stance: z.enum(['supports', 'contradicts', 'mentions']),
      words: z.string(),
    }),
  ),
});
export type TriageAnswer = z.infer<typeof TriageAnswer>;
