import { z } from 'zod';
import { type Embedder, EmbedderUnusableError } from '#ports/embedder.ts';

/** Optional, and no dependency: a name that the compiler does not follow. */
const PACKAGE: string = '@huggingface/transformers';

export interface LocalOptions {
  /** `Xenova/multilingual-e5-small`: a model for feature extraction with ONNX weights. */
  readonly model: string;
  /** Where models are kept. */
  readonly folder: string;
  /** Whether the model may be downloaded into that folder where it is not there yet. */
  readonly mayDownload: boolean;
  /** Loads the package; another one in tests. */
  readonly load?: () => Promise<unknown>;
}

/** So many at once keep the machine's memory small. */
const BATCH = 16;

/** Numbers by row and column. */
const Matrix = z.object({
  dims: z.tuple([z.number(), z.number()]),
  data: z.custom<ArrayLike<number>>((value) => value instanceof Float32Array),
});

type Extract = (texts: readonly string[], options: object) => Promise<unknown>;

/**
 * A model on this machine, run by the package that its owner installs besides Ante. Nothing leaves the machine but, where
 * that is allowed, the request for the model itself. Loaded when it is first asked.
 */
export function localEmbedder(options: LocalOptions): Embedder {
  let extract: Promise<Extract> | undefined;
  return {
    space: options.model,
    embed: async (texts) => {
      extract ??= open(options).catch((error: unknown) => {
        extract = undefined;
        throw error;
      });
      const run = await extract;
      const vectors: ArrayLike<number>[] = [];
      for (let at = 0; at < texts.length; at += BATCH) {
        const some = texts.slice(at, at + BATCH);
        vectors.push(...rows(await run(some, { pooling: 'mean', normalize: true }), some.length));
      }
      return vectors;
    },
  };
}

const Library = z.object({
  env: z.custom<object>((value) => typeof value === 'object' && value !== null),
  pipeline: z.custom<(task: string, model: string, options: object) => Promise<Extract>>(
    (value) => typeof value === 'function',
  ),
});

async function open({
  model,
  folder,
  mayDownload,
  load = () => import(PACKAGE),
}: LocalOptions): Promise<Extract> {
  const { env, pipeline } = Library.parse(await loaded(load));
  Object.assign(env, {
    cacheDir: folder,
    localModelPath: folder,
    allowLocalModels: true,
    allowRemoteModels: mayDownload,
  });
  try {
    return await pipeline('feature-extraction', model, { dtype: 'q8' });
  } catch (cause) {
    const way = mayDownload
      ? 'See whether its name is right and whether it has ONNX weights.'
      : `Put it there, or set ANTE_LOCAL_MODEL_DOWNLOAD=yes to have it downloaded once.`;
    throw new EmbedderUnusableError(`The model ${model} cannot be opened in ${folder}. ${way}`, { cause });
  }
}

async function loaded(load: () => Promise<unknown>): Promise<unknown> {
  try {
    return await load();
  } catch (cause) {
    throw new EmbedderUnusableError(
      `ANTE_LOCAL_MODEL needs a package that Ante does not bring: npm install ${PACKAGE}`,
      { cause },
    );
  }
}

/** The rows of the matrix that a model gives, one a text. */
function rows(given: unknown, count: number): readonly ArrayLike<number>[] {
  const { success, data: matrix } = Matrix.safeParse(given);
  if (!success || matrix.dims[0] !== count || matrix.data.length !== count * matrix.dims[1])
    throw new EmbedderUnusableError(
      'ANTE_LOCAL_MODEL is no model for embeddings: it gives no vector a text.',
    );
  const width = matrix.dims[1];
  const all = Array.from(matrix.data);
  return Array.from({ length: count }, (_, row) => all.slice(row * width, (row + 1) * width));
}
