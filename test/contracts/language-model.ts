import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { RetryableError } from '#core/errors.ts';
import {
  type LanguageModel,
  ModelAnswerError,
  type ModelRequest,
  ModelSilentError,
} from '#ports/language-model.ts';

/** What the contract's model says next, whatever it is asked. */
export type Says =
  | { readonly kind: 'answer'; readonly value: unknown }
  | { readonly kind: 'refusal' }
  | { readonly kind: 'overloaded' }
  /** Nothing, until it is no longer waited for. */
  | { readonly kind: 'nothing' };

export interface ModelSubject {
  readonly model: LanguageModel;
  /** Sets what is said from now on. */
  readonly says: (next: Says) => void;
  readonly close: () => Promise<void>;
}

const Verdict = z.object({ theme: z.string().nullable(), sure: z.boolean() });
export const contractRequest: ModelRequest<z.infer<typeof Verdict>> = {
  prompt: { name: 'contract', size: 'small', maxTokens: 500, instructions: 'Say which theme it is.' },
  data: '<data name="item">\nthe export times out\n</data>',
  schema: Verdict,
};

/** What every language model promises. */
export function languageModelContract(name: string, open: () => Promise<ModelSubject>): void {
  describe(`${name} keeps the contract of a language model`, () => {
    let subject: ModelSubject;
    beforeAll(async () => {
      subject = await open();
    });
    afterAll(() => subject.close());
    const ask = (signal?: AbortSignal) => subject.model.ask(contractRequest, signal);

    it('gives back a value of the shape asked for, and what it cost', async () => {
      subject.says({ kind: 'answer', value: { theme: 'THM-1', sure: true } });
      const { value, model, spent } = await ask();
      expect(value).toEqual({ theme: 'THM-1', sure: true });
      expect(model).toBe(subject.model.names.small);
      const most = subject.model.mostFor(contractRequest);
      for (const part of ['inputTokens', 'outputTokens', 'microUsd'] as const) {
        expect(Number.isInteger(spent[part]) && spent[part] >= 0 && spent[part] <= most[part]).toBe(true);
      }
    });

    it('gives back nothing of another shape', async () => {
      subject.says({ kind: 'answer', value: { theme: 7 } });
      await expect(ask()).rejects.toSatisfy(
        (error) =>
          error instanceof ModelAnswerError && error.reason === 'misshapen' && error.spent.microUsd > 0,
      );
    });

    it('tells a refusal from an answer', async () => {
      subject.says({ kind: 'refusal' });
      await expect(ask()).rejects.toSatisfy(
        (error) => error instanceof ModelAnswerError && error.reason === 'refused',
      );
    });

    it('says that it may be asked later, and when', async () => {
      subject.says({ kind: 'overloaded' });
      await expect(ask()).rejects.toSatisfy(
        (error) => error instanceof RetryableError && error.retryAfterMs >= 0,
      );
    });

    it('gives up when it is told to', async () => {
      subject.says({ kind: 'nothing' });
      const given = new AbortController();
      const answer = ask(given.signal);
      given.abort();
      await expect(answer).rejects.toBeInstanceOf(ModelSilentError);
      await expect(ask(AbortSignal.abort())).rejects.toBeInstanceOf(ModelSilentError);
    });
  });
}
