import type { Anthropic } from '@anthropic-ai/sdk';
import type { BatchedAnswer, ModelBatches, ModelRequest } from '#ports/language-model.ts';
import { spentOn } from './prices.ts';

type Params = Anthropic.Messages.MessageCreateParamsNonStreaming;

/** What a message says. A model that thinks says that in blocks of another kind. */
export function textIn({ content }: Pick<Anthropic.Message, 'content'>): string {
  return content.map((block) => (block.type === 'text' ? block.text : '')).join('');
}

/** Message Batches: answered within a day, for half the price. */
export function makeBatches(
  client: Anthropic,
  paramsOf: (request: ModelRequest<unknown>) => Params,
  translated: (error: unknown) => unknown,
): ModelBatches {
  const orThrow = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      throw translated(error);
    }
  };
  return {
    begin: (requests) =>
      orThrow(async () => {
        const entries = requests.map((request, i) => ({ custom_id: `${i}`, params: paramsOf(request) }));
        return (await client.messages.batches.create({ requests: entries })).id;
      }),
    collect: (batch) =>
      orThrow(async () => {
        const { processing_status: status } = await client.messages.batches.retrieve(batch);
        if (status !== 'ended') return undefined;
        const answers = new Map<number, BatchedAnswer>();
        for await (const { custom_id: place, result } of await client.messages.batches.results(batch)) {
          // Of what went wrong or was never begun nothing is charged.
          if (result.type === 'succeeded') answers.set(Number(place), answerOf(result.message));
        }
        return answers;
      }),
  };
}

function answerOf(message: Anthropic.Message): BatchedAnswer {
  const spent = spentOn(message.model, message.usage, true);
  return message.stop_reason === 'end_turn' ? { text: textIn(message), spent } : { spent };
}
