import { z } from 'zod';

/** Everything a model reads off a text comes with the words that say it. */
const words = z.string();
const quantity = z.object({ value: z.number(), unit: z.string().nullable(), words });

const Bet = z.object({
  /** Each of these is the words themselves. */
  change: words.nullable(),
  metric: words.nullable(),
  because: z.array(words),
  direction: z.enum(['up', 'down']).nullable(),
  from: quantity.nullable(),
  to: quantity.nullable(),
  relative: quantity.extend({ direction: z.enum(['up', 'down']) }).nullable(),
  by: z.object({ date: z.string(), words }).nullable(),
  confidence: z.object({ percent: z.number(), words }).nullable(),
});

/** What a model is to say about a text: the bets in it. Believed only as far as {@link checkBet} goes. */
export const CaptureAnswer = z.object({ bets: z.array(Bet) });
export type BetAnswer = z.infer<typeof Bet>;
