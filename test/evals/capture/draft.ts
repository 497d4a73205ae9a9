import { z } from 'zod';

const quantity = z.object({ value: z.number(), unit: z.string().nullish() });

/** A bet as the evaluation's interface writes it; what the text does not hold is null, empty or absent. */
export const Draft = z.object({
  change: z.string().nullish(),
  metric: z.string().nullish(),
  from: quantity.nullish(),
  to: quantity.nullish(),
  relative: quantity.extend({ direction: z.enum(['up', 'down']) }).nullish(),
  by: z.string().nullish(),
  because: z.array(z.string()).nullish(),
  confidence: z.number().nullish(),
  dependsOn: z.array(z.string()).nullish(),
  assumptions: z.array(z.string()).nullish(),
});
export type Draft = z.infer<typeof Draft>;

/** One line of an evaluation set. `drafts` is what a careful person reads in it; a set from elsewhere may lack it. */
export const Message = z.object({
  id: z.string(),
  /** The moment it was written, with its zone: `2026-11-20T10:00:00-05:00[America/New_York]`. */
  now: z.string().regex(/^\d{4}-\d{2}-\d{2}T/),
  text: z.string(),
  drafts: z.array(Draft).optional(),
});
export type Message = z.infer<typeof Message>;
