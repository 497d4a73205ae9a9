import type { ModelSetup } from '#app/model/ask-model.ts';
import type { BetAnswer } from '#core/model/capture/answer.ts';
import { loadPrompts } from '../../../src/compose/load-prompts.ts';
import { type FakeAnswer, fakeModel } from '../../fakes/language-model.ts';
import { openChat } from '../chat.ts';

/** A bet that the parser reads in part, */
export const SENTENCE =
  'pretty sure saved searches would get us to 36% retention, we are at 31 right now, folks hate re-typing filters, mid decemebr the 15th';

/** and a model in full. */
export const READ: BetAnswer = {
  change: 'saved searches',
  metric: 'retention',
  because: ['folks hate re-typing filters'],
  direction: 'up',
  from: { value: 31, unit: '%', words: 'we are at 31 right now' },
  to: { value: 36, unit: '%', words: 'to 36% retention' },
  relative: null,
  by: { date: '2026-12-15', words: 'decemebr the 15th' },
  confidence: null,
};

/** A chat with a model that reads every message so. */
export async function withModel(answer: FakeAnswer = () => ({ bets: [READ] })) {
  const model = fakeModel(answer);
  const setup: ModelSetup = { model, prompts: loadPrompts(), budget: { usd: 10, tokens: 1_000_000 } };
  return { ...(await openChat({ model: setup })), model };
}
