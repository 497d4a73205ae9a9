import { describe, expect, it } from 'vitest';
import { modelJobs } from '#app/collections.ts';
import { RetryableError } from '#core/errors.ts';
import { ModelAnswerError, ModelSilentError } from '#ports/language-model.ts';
import { loadPrompts } from '../../../src/compose/load-prompts.ts';
import { FAKE_SPENT, type FakeAnswer, fakeModel } from '../../fakes/language-model.ts';
import { openChat } from '../chat.ts';
import { SENTENCE } from '../given.ts';

/** Everything that a model words, or reads, while somebody waits. */
const ASKED = [
  'what are we betting on for retention?',
  '/bet doubt BET-1',
  '/bet report feedback week',
  '/bet new from THM-1',
  'the office plants need water again',
];
const TROUBLES: readonly (readonly [string, unknown])[] = [
  ['429', new RetryableError('it answered 429', 7_000)],
  ['500', new RetryableError('it answered 500', 10_000)],
  ['529', new RetryableError('it answered 529', 10_000)],
  ['no connection', new RetryableError('it cannot be reached', 10_000)],
  ['silence', new ModelSilentError('no answer in time')],
  ['a cut stream', new ModelSilentError('the answer was cut off')],
  ['a refusal', new ModelAnswerError('refused', FAKE_SPENT)],
  ['max_tokens', new ModelAnswerError('cut-short', FAKE_SPENT)],
  ['another shape', { nonsense: 1 }],
];

async function opened(answer?: FakeAnswer) {
  const model = fakeModel(answer ?? (() => ({})));
  const setup = { model, prompts: loadPrompts(), budget: { usd: 10, tokens: 10_000_000 } };
  const chat = await openChat(answer ? { model: setup } : {});
  await chat.says('ana', `/bet ${SENTENCE}`);
  for (const who of ['dana', 'eve', 'finn'])
    await chat.says('ana', `/heard the export times out on big boards (from ${who})`);
  return { ...chat, model };
}

describe.each(TROUBLES)('with %s for an answer', (_what, trouble) => {
  it('everything is answered as it is without a model', async () => {
    const [troubled, without] = [await opened(() => trouble), await opened()];
    for (const said of ASKED) {
      const asked = troubled.model.asked.length;
      expect(await troubled.mentions('ana', said), said).toEqual(await without.mentions('ana', said));
      expect(troubled.model.asked.length, said).toBe(asked + 1);
    }
  });

  it('what nobody waits for is asked again later, and everything is there meanwhile', async () => {
    const chat = await opened(() => trouble);
    const before = await chat.scope.count(modelJobs, { by: 'id' });
    await chat.application.sweeps.thoughts();
    await chat.application.sweeps.drafts();
    expect(before).toBeGreaterThan(3);
    expect(await chat.scope.count(modelJobs, { by: 'id' })).toBe(before);
    expect(chat.model.asked).toHaveLength(before);
    await chat.application.sweeps.thoughts();
    expect(chat.model.asked).toHaveLength(before);
  });
});
