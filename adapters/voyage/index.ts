import { z } from 'zod';
import { RetryableError } from '#core/errors.ts';
import type { Embedder } from '#ports/embedder.ts';
import { LATER_MS, refusal } from './errors.ts';

export interface VoyageOptions {
  readonly apiKey: string;
  /** One that offers {@link DIMENSIONS}, as the models of the third and later generations do. */
  readonly model: string;
  readonly url: string;
  readonly timeoutMs?: number;
}

/** The fewest that the models offer: a quarter of the usual room, for a small loss. */
const DIMENSIONS = 256;
/** A request takes 1,000 texts and 120,000 tokens with the strictest model; a token may be as short as a character. */
const MOST_TEXTS = 128;
const MOST_CHARACTERS = 100_000;
const TIMEOUT_MS = 20_000;

/** Voyage AI's embeddings over HTTP (https://docs.voyageai.com/reference/embeddings-api). The key is sent nowhere else. */
export function voyageEmbedder({ apiKey, model, url, timeoutMs = TIMEOUT_MS }: VoyageOptions): Embedder {
  const ask = async (texts: readonly string[]): Promise<readonly (readonly number[])[]> => {
    const response = await post(
      url,
      apiKey,
      { input: texts, model, output_dimension: DIMENSIONS },
      timeoutMs,
    );
    const { data } = response;
    if (data.length !== texts.length)
      throw new RetryableError(
        `Voyage AI answered ${texts.length} texts with ${data.length} vectors`,
        LATER_MS,
      );
    return data.toSorted((a, b) => a.index - b.index).map(({ embedding }) => embedding);
  };
  return {
    space: `${model}/${DIMENSIONS}`,
    embed: async (texts) => {
      const vectors: (readonly number[])[] = [];
      for (const some of requests(texts)) vectors.push(...(await ask(some)));
      return vectors;
    },
  };
}

/** The texts in groups that one request takes. */
function* requests(texts: readonly string[]): Generator<readonly string[]> {
  let some: string[] = [];
  let characters = 0;
  for (const text of texts) {
    const isFull = some.length === MOST_TEXTS || characters + text.length > MOST_CHARACTERS;
    if (isFull && some.length > 0) {
      yield some;
      some = [];
      characters = 0;
    }
    some.push(text);
    characters += text.length;
  }
  if (some.length > 0) yield some;
}

const Answer = z.object({
  data: z.array(z.object({ embedding: z.array(z.number()), index: z.number() })),
});

async function post(
  url: string,
  apiKey: string,
  body: object,
  timeoutMs: number,
): Promise<z.infer<typeof Answer>> {
  let response: Response;
  let said: unknown;
  try {
    response = await fetch(url, {
      method: 'POST',
      headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    });
    said = response.ok ? await response.json() : await response.body?.cancel();
  } catch (cause) {
    throw new RetryableError('Voyage AI cannot be reached, or was too slow', LATER_MS, cause);
  }
  if (!response.ok) throw refusal(response);
  const answer = Answer.safeParse(said);
  if (!answer.success)
    throw new RetryableError('Voyage AI gave an answer that is none', LATER_MS, answer.error);
  return answer.data;
}
