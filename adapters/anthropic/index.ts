import Anthropic from '@anthropic-ai/sdk';
import { zodOutputFormat } from '@anthropic-ai/sdk/helpers/zod';
import type { ModelSize } from '#core/model/prompt.ts';
import { SECOND_MS } from '#core/time/instant.ts';
import type { Clock } from '#ports/clock.ts';
import {
  type LanguageModel,
  type ModelAnswer,
  ModelAnswerError,
  type ModelRequest,
  ModelSilentError,
} from '#ports/language-model.ts';
import { makeBatches, textIn } from './batches.ts';
import { makeBreaker } from './breaker.ts';
import { translate } from './errors.ts';
import { mostSpentOn, spentOn } from './prices.ts';
import { makeTurns } from './turns.ts';

export interface AnthropicOptions {
  readonly apiKey: string;
  readonly models: Readonly<Record<ModelSize, string>>;
  /** Where the service is, when it is not at Anthropic's own address. */
  readonly baseUrl?: string;
  readonly clock: Clock;
  /** How many questions are under way at once. */
  readonly atOnce?: number;
  /** How long one answer may take, from its first to its last byte. */
  readonly timeoutMs?: number;
}

const AT_ONCE = 4;
const TIMEOUT_MS = 60 * SECOND_MS;
const HOME = 'https://api.anthropic.com';
/** Thinking is paid for: what is looked up or sorted needs little, what is put into words some. */
const EFFORT = { small: 'low', strong: 'medium' } as const;

/**
 * Claude. The SDK tries nothing again: whoever asks has an offline result and a queue. Answers are streamed, so that one
 * that is cut off is told from one that is whole.
 */
export function makeAnthropic(options: AnthropicOptions): LanguageModel {
  const { models, clock, timeoutMs = TIMEOUT_MS } = options;
  const client = new Anthropic({
    apiKey: options.apiKey,
    authToken: null,
    baseURL: options.baseUrl ?? HOME,
    maxRetries: 0,
    timeout: timeoutMs,
    logLevel: 'off',
  });
  const inTurn = makeTurns(options.atOnce ?? AT_ONCE);
  const breaker = makeBreaker(clock);

  const paramsOf = ({ prompt, data, schema }: ModelRequest<unknown>) => {
    const { parse: _, ...format } = zodOutputFormat(schema);
    return {
      model: models[prompt.size],
      max_tokens: prompt.maxTokens,
      system: [
        { type: 'text' as const, text: prompt.instructions, cache_control: { type: 'ephemeral' as const } },
      ],
      messages: [{ role: 'user' as const, content: data }],
      output_config: { effort: EFFORT[prompt.size], format },
    };
  };

  async function askNow<T>(
    request: ModelRequest<T>,
    signal: AbortSignal | undefined,
  ): Promise<ModelAnswer<T>> {
    const { prompt, schema } = request;
    const model = models[prompt.size];
    const inTime = AbortSignal.timeout(timeoutMs);
    const message = await client.messages
      .stream(paramsOf(request), { signal: signal ? AbortSignal.any([signal, inTime]) : inTime })
      .finalMessage();
    const spent = spentOn(model, message.usage);
    if (message.stop_reason === null) throw new ModelSilentError('the answer was cut off');
    if (message.stop_reason === 'refusal') throw new ModelAnswerError('refused', spent);
    if (message.stop_reason !== 'end_turn') throw new ModelAnswerError('cut-short', spent);
    try {
      return { value: zodOutputFormat(schema).parse(textIn(message)), model, spent };
    } catch (cause) {
      throw new ModelAnswerError('misshapen', spent, cause);
    }
  }

  return {
    names: models,
    mostFor: ({ prompt, data, schema }) => {
      const schemaText = JSON.stringify(zodOutputFormat(schema).schema);
      return mostSpentOn(models[prompt.size], prompt.instructions + data + schemaText, prompt.maxTokens);
    },
    batches: makeBatches(client, paramsOf, (error) => translate(error, models.small)),
    ask: (request, signal) =>
      inTurn(async () => {
        if (signal?.aborted) throw new ModelSilentError('given up before it was asked');
        breaker.check();
        try {
          const answer = await askNow(request, signal);
          breaker.succeeded();
          return answer;
        } catch (error) {
          const known = translate(error, models[request.prompt.size]);
          // An answer that is none is an answer: the service is well. Giving up says nothing about it.
          if (known instanceof ModelAnswerError) breaker.succeeded();
          else if (!signal?.aborted) breaker.failed();
          throw known;
        }
      }, signal),
  };
}
