import { z } from 'zod';

/** What the environment says of language models and embedding models. */
export const MODEL_KEYS = {
  ANTHROPIC_API_KEY: z.string().optional(),
  ANTHROPIC_BASE_URL: z.url({ protocol: /^https?$/, error: 'must be an address, https://...' }).optional(),
  ANTE_MODEL_SMALL: z.string().default('claude-haiku-5-5'),
  ANTE_MODEL_STRONG: z.string().default('claude-sonnet-5-5'),
  ANTE_MODEL_BUDGET: z.coerce.number('must be dollars a month: 10').min(0).default(10),
  ANTE_LOCAL_MODEL: z
    .string()
    .regex(/^[\w.-]+(\/[\w.-]+)?$/, 'must be the name of a model, such as Xenova/multilingual-e5-small')
    .optional(),
  ANTE_LOCAL_MODEL_DOWNLOAD: z.enum(['yes', 'no']).default('no'),
  VOYAGE_API_KEY: z.string().optional(),
  VOYAGE_MODEL: z.string().regex(/^\S+$/, 'must be one word').default('voyage-3.5-lite'),
  VOYAGE_URL: z.url({ protocol: /^https?$/ }).default('https://api.voyageai.com/v1/embeddings'),
};

const shape = z.object(MODEL_KEYS);
type Set = z.infer<typeof shape>;

export interface ModelConfig {
  readonly apiKey: string;
  /** Where the service is, when it is not at its own address. */
  readonly baseUrl?: string;
  /** The names of the two models. */
  readonly small: string;
  readonly strong: string;
  /** What a workspace may use up in a month, unless its people set something else. */
  readonly budget: { readonly usd: number; readonly tokens: number };
}

/** Which embedding model helps to put feedback into themes. */
export type EmbedderConfig =
  | { readonly kind: 'voyage'; readonly apiKey: string; readonly model: string; readonly url: string }
  | {
      readonly kind: 'local';
      readonly model: string;
      readonly folder: string;
      readonly mayDownload: boolean;
    };

/** Beside the money, so that a price that has changed is no surprise either. */
const TOKENS_A_MONTH = 20_000_000;

/** Keys that cannot be set together. */
export function clashingModels(set: Set): readonly { readonly key: keyof Set; readonly message: string }[] {
  if (set.VOYAGE_API_KEY === undefined || set.ANTE_LOCAL_MODEL === undefined) return [];
  const message = 'cannot be set together with VOYAGE_API_KEY: one model at a time';
  return [{ key: 'ANTE_LOCAL_MODEL', message }];
}

/** Undefined where no language model is configured. */
export function modelIn(set: Set): ModelConfig | undefined {
  if (set.ANTHROPIC_API_KEY === undefined) return undefined;
  return {
    apiKey: set.ANTHROPIC_API_KEY,
    small: set.ANTE_MODEL_SMALL,
    strong: set.ANTE_MODEL_STRONG,
    budget: { usd: set.ANTE_MODEL_BUDGET, tokens: TOKENS_A_MONTH },
    ...(set.ANTHROPIC_BASE_URL !== undefined && { baseUrl: set.ANTHROPIC_BASE_URL }),
  };
}

/** Undefined where words alone decide. @param folder where a local model lies */
export function embedderIn(set: Set, folder: string): EmbedderConfig | undefined {
  const { VOYAGE_API_KEY: apiKey, ANTE_LOCAL_MODEL: local } = set;
  if (apiKey !== undefined) return { kind: 'voyage', apiKey, model: set.VOYAGE_MODEL, url: set.VOYAGE_URL };
  if (local === undefined) return undefined;
  return { kind: 'local', model: local, folder, mayDownload: set.ANTE_LOCAL_MODEL_DOWNLOAD === 'yes' };
}
