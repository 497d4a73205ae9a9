import type { ModelSpent } from '#ports/language-model.ts';

/** US dollars for a million tokens, as published on 2026-10-24 at platform.claude.com/docs/en/about-claude/pricing. */
interface Price {
  readonly read: number;
  readonly write: number;
}

/** By what a model's name begins with, the longest first. */
const PRICES: readonly (readonly [string, Price])[] = [
  ['claude-haiku-5', { read: 0.1, write: 0.5 }],
  ['claude-haiku', { read: 1, write: 5 }],
  ['claude-sonnet-5', { read: 2, write: 10 }],
  ['claude-sonnet', { read: 3, write: 15 }],
  ['claude-opus-5-5', { read: 4, write: 20 }],
  ['claude-opus', { read: 5, write: 25 }],
];
/** Of a model that is not known: as much as the dearest, so that no budget is exceeded. */
const DEAREST: Price = { read: 10, write: 50 };
/** Of a longer prompt the small model's tokens cost five times as much. */
const LONG_PROMPT = { model: 'claude-haiku-5', above: 100_000, times: 5 };

/** What writing to the prompt cache for five minutes costs, and reading from it, as parts of the price of reading. */
const CACHE_WRITE = 1.25;
const CACHE_READ = 0.1;
/** Of everything, in a batch. */
const BATCH = 0.5;

/** Tokens as they are billed. */
export interface Usage {
  readonly input_tokens: number;
  readonly output_tokens: number;
  readonly cache_creation_input_tokens: number | null;
  readonly cache_read_input_tokens: number | null;
}

export function spentOn(model: string, usage: Usage, isBatch = false): ModelSpent {
  const [written, cached] = [usage.cache_creation_input_tokens ?? 0, usage.cache_read_input_tokens ?? 0];
  const inputTokens = usage.input_tokens + written + cached;
  const { read, write } = priceOf(model, inputTokens);
  const reading = usage.input_tokens + written * CACHE_WRITE + cached * CACHE_READ;
  const usd = reading * read + usage.output_tokens * write;
  return {
    inputTokens,
    outputTokens: usage.output_tokens,
    microUsd: Math.ceil(usd * (isBatch ? BATCH : 1)),
  };
}

/** What the API adds around the instructions, the data and the schema. */
const OVERHEAD_TOKENS = 2_000;

/** The most that it can cost: no token is shorter than a byte, and all of it may be written to the cache. */
export function mostSpentOn(model: string, text: string, maxTokens: number): ModelSpent {
  const read = Buffer.byteLength(text) + OVERHEAD_TOKENS;
  return spentOn(model, {
    input_tokens: 0,
    output_tokens: maxTokens,
    cache_creation_input_tokens: read,
    cache_read_input_tokens: 0,
  });
}

function priceOf(model: string, inputTokens: number): Price {
  const price = PRICES.find(([beginning]) => model.startsWith(beginning))?.[1] ?? DEAREST;
  const isLong = model.startsWith(LONG_PROMPT.model) && inputTokens > LONG_PROMPT.above;
  const times = isLong ? LONG_PROMPT.times : 1;
  return { read: price.read * times, write: price.write * times };
}
