import { RetryableError } from '#core/errors.ts';
import { ModelAnswerError } from '#ports/language-model.ts';
import { languageModelContract, type Says } from '../contracts/language-model.ts';
import { FAKE_SPENT, fakeModel } from './language-model.ts';

function said(next: Says): unknown {
  if (next.kind === 'answer') return next.value;
  if (next.kind === 'refusal') return new ModelAnswerError('refused', FAKE_SPENT);
  if (next.kind === 'overloaded') return new RetryableError('overloaded', 1_000);
  return new Promise(() => {});
}

languageModelContract('the fake', async () => {
  let next: Says = { kind: 'nothing' };
  return {
    model: fakeModel(() => said(next)),
    says: (says) => {
      next = says;
    },
    close: async () => {},
  };
});
