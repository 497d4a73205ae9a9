import { z } from 'zod';

/** What a model is to say about a theme. Believed only as far as {@link checkLabel} and {@link checkSummary} go. */
export const LabelAnswer = z.object({
  label: z.string(),
  summary: z.array(z.object({ sentence: z.string(), quote: z.string(), item: z.string() })),
});
export type LabelAnswer = z.infer<typeof LabelAnswer>;
