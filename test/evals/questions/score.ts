import { z } from 'zod';

/** One question, and the ids that its answer has to cite; null where nothing here answers it. */
export const Asked = z.object({
  id: z.string(),
  by: z.string(),
  text: z.string(),
  cites: z.array(z.string()).nullable(),
  /** What may be cited as well without being wrong. */
  may: z.array(z.string()).default([]),
});
export type Asked = z.infer<typeof Asked>;

export interface Score {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  /** How many of the questions that nothing answers were answered with "I don't know". */
  readonly unknownRight: number;
  readonly unknown: number;
  readonly differences: readonly string[];
}

/** Id by id, over all questions: what was cited of what had to be, and of what could be. */
export function score(
  answers: readonly { readonly asked: Asked; readonly cited: readonly string[] }[],
): Score {
  let [right, wrong, missed, unknown, unknownRight] = [0, 0, 0, 0, 0];
  const differences: string[] = [];
  for (const { asked, cited } of answers) {
    const must = asked.cites ?? [];
    const extra = cited.filter((id) => !must.includes(id) && !asked.may.includes(id));
    const left = must.filter((id) => !cited.includes(id));
    right += must.length - left.length;
    wrong += extra.length;
    missed += left.length;
    if (asked.cites === null) {
      unknown += 1;
      if (cited.length === 0) unknownRight += 1;
    }
    if (extra.length + left.length > 0)
      differences.push(`${asked.id} "${asked.text}": missed ${left.join(' ')}, wrong ${extra.join(' ')}`);
  }
  const precision = right / Math.max(1, right + wrong);
  const recall = right / Math.max(1, right + missed);
  const f1 = right === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  return { precision, recall, f1, unknown, unknownRight, differences };
}
