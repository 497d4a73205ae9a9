import type { z } from 'zod';
import {
  type LanguageModel,
  type ModelAnswer,
  ModelAnswerError,
  type ModelRequest,
  ModelSilentError,
} from '#ports/language-model.ts';

export const FAKE_SPENT = { inputTokens: 100, outputTokens: 20, microUsd: 30 };

/** A value to answer with, or an error to throw; what it was asked is there to decide by. */
export type FakeAnswer = (request: ModelRequest<unknown>, signal?: AbortSignal) => unknown;

/** A model that answers what the test says, and keeps what it was asked. Each answer costs {@link FAKE_SPENT}. */
export function fakeModel(answer: FakeAnswer): LanguageModel & { readonly asked: ModelRequest<unknown>[] } {
  const asked: ModelRequest<unknown>[] = [];
  return {
    asked,
    names: { small: 'fake-small', strong: 'fake-strong' },
    mostFor: () => ({ inputTokens: 200, outputTokens: 50, microUsd: 60 }),
    ask: async <T>(request: ModelRequest<T>, signal?: AbortSignal): Promise<ModelAnswer<T>> => {
      asked.push(request);
      const value = await untilAborted(Promise.resolve(answer(request, signal)), signal);
      if (value instanceof Error) throw value;
      return {
        value: shaped(request.schema, value),
        model: `fake-${request.prompt.size}`,
        spent: FAKE_SPENT,
      };
    },
  };
}

function shaped<T>(schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw new ModelAnswerError('misshapen', FAKE_SPENT, parsed.error);
  return parsed.data;
}

async function untilAborted<T>(answer: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return answer;
  const aborted = new Promise<never>((_, reject) => {
    const giveUp = () => reject(new ModelSilentError('given up'));
    if (signal.aborted) giveUp();
    signal.addEventListener('abort', giveUp, { once: true });
  });
  return Promise.race([answer, aborted]);
}
