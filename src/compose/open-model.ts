import type { ModelSetup } from '#app/model/ask-model.ts';
import type { Clock } from '#ports/clock.ts';
import type { Config } from '../config.ts';
import { loadPrompts } from './load-prompts.ts';

/** The language model that the configuration has a key for; undefined without one. */
export async function openModel(
  { model }: Pick<Config, 'model'>,
  clock: Clock,
): Promise<ModelSetup | undefined> {
  if (!model) return undefined;
  // Loaded only when asked for: without a key its SDK would cost every start its time.
  const { makeAnthropic } = await import('#adapters/anthropic/index.ts');
  const { apiKey, baseUrl, small, strong, budget } = model;
  return {
    model: makeAnthropic({
      apiKey,
      models: { small, strong },
      clock,
      ...(baseUrl !== undefined && { baseUrl }),
    }),
    prompts: loadPrompts(),
    budget,
  };
}
