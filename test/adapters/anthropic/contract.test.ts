import { languageModelContract } from '../../contracts/language-model.ts';
import { openService } from './service.ts';

languageModelContract('Anthropic', async () => {
  const service = await openService();
  return {
    model: service.model,
    says: (next) => {
      if (next.kind === 'answer') service.answers(JSON.stringify(next.value));
      else if (next.kind === 'refusal') service.answers('I will not.', { finishReason: 'refusal' });
      else if (next.kind === 'overloaded') service.fails(529, 'overloaded_error');
      else service.answers('{}', { latency: 25_000 });
    },
    close: () => service.mock.stop(),
  };
});
