import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { TriageAnswer } from '#core/model/triage/answer.ts';
import { checkTriage } from '#core/model/triage/check.ts';
import type { Config } from '../../../src/config.ts';
import { openClaude, patiently } from '../open-claude.ts';

const Stance = z.enum(['supports', 'contradicts', 'mentions']);

/** An item of feedback beside what a bet rests on, what it does to that, and the words of it that say so. */
const Pair = z.object({
  id: z.string(),
  bet: z.object({ change: z.string(), metric: z.string(), because: z.string() }),
  item: z.string(),
  stance: Stance,
  words: z.string(),
});
export type Pair = z.infer<typeof Pair>;

export function readPairs(): readonly Pair[] {
  const lines = readFileSync(new URL('pairs.jsonl', import.meta.url), 'utf8')
    .trim()
    .split('\n');
  return lines.map((line) => Pair.parse(JSON.parse(line)));
}

/** What Claude says of each as it is asked in triage; that it is evidence about nothing counts as a mention. */
export async function stancesOfClaude(config: Pick<Config, 'model'>, pairs: readonly Pair[]) {
  const { model, scope, close } = await openClaude(config);
  const supplied = { themes: [], subjects: ['ASM-1'] } as const;
  const stances = await Promise.all(
    pairs.map(async ({ bet, item }): Promise<Pair['stance'] | undefined> => {
      const data = [
        { name: 'item', text: item },
        { name: 'assumption ASM-1', text: bet.because },
      ];
      const question = { prompt: 'triage-item', data, schema: TriageAnswer, by: 'eval' };
      const asked = await patiently(() => model.ask(scope, question));
      if (asked.kind === 'unanswered') return undefined;
      return checkTriage(item, asked.value, supplied).stances[0]?.stance ?? 'mentions';
    }),
  );
  await close();
  return stances;
}

/**
 * The share of pairs that were told rightly, of all and of those with each stance. Offline nobody tells: of the rules that were
 * tried the surest, two words of the claim in the item and nothing that denies, says `supports` of 8 pairs and is wrong about
 * one; the best that tells all of them is right about 57. A wrong stance is worse than none.
 */
export function shareRight(pairs: readonly Pair[], said: readonly (Pair['stance'] | undefined)[]) {
  const of = (stance?: Pair['stance']): number => {
    const asked = pairs
      .map((pair, i) => ({ pair, told: said[i] }))
      .filter(({ pair }) => stance === undefined || pair.stance === stance);
    return asked.filter(({ pair, told }) => pair.stance === told).length / Math.max(1, asked.length);
  };
  return { all: of(), supports: of('supports'), contradicts: of('contradicts'), mentions: of('mentions') };
}
