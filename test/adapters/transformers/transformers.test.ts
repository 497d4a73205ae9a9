import { describe, expect, it } from 'vitest';
import { localEmbedder } from '#adapters/transformers/index.ts';
import { EmbedderUnusableError } from '#ports/embedder.ts';
import { embedderContract } from '../../contracts/embedder.ts';

interface Loaded {
  readonly env: Record<string, unknown>;
  readonly asked: unknown[];
}

/** Stands for the package: vectors of two numbers that say how long a text is. */
function library(
  matrix = (texts: readonly string[]) => ({
    dims: [texts.length, 2],
    data: Float32Array.from(texts.flatMap((text) => [text.length, 1])),
  }),
) {
  const known: Loaded = { env: {}, asked: [] };
  const pipeline = async (...asked: unknown[]) => {
    known.asked.push(asked);
    return async (texts: readonly string[], options: unknown) => {
      known.asked.push([texts.length, options]);
      return matrix(texts);
    };
  };
  return { ...known, load: async () => ({ env: known.env, pipeline }) };
}

const OPTIONS = { model: 'someone/some-model', folder: '/models', mayDownload: false };

embedderContract('A model on this machine', async () => localEmbedder({ ...OPTIONS, load: library().load }));

describe('a model on this machine', () => {
  it('is loaded once, from its folder, without downloading anything, and asked in small numbers', async () => {
    const { load, env, asked } = library();
    const { embed, space } = localEmbedder({ ...OPTIONS, load });
    expect(env).toEqual({});
    const texts = Array.from({ length: 20 }, (_, i) => 'x'.repeat(i + 1));
    expect(await embed(texts)).toEqual(texts.map(({ length }) => [length, 1]));
    await embed(['again']);
    expect(space).toBe('someone/some-model');
    expect(env).toMatchObject({ cacheDir: '/models', localModelPath: '/models', allowRemoteModels: false });
    const how = { pooling: 'mean', normalize: true };
    expect(asked).toEqual([
      ['feature-extraction', 'someone/some-model', { dtype: 'q8' }],
      [16, how],
      [4, how],
      [1, how],
    ]);
  });

  it('is downloaded only where that was allowed', async () => {
    const { load, env } = library();
    await localEmbedder({ ...OPTIONS, mayDownload: true, load }).embed(['x']);
    expect(env).toMatchObject({ allowRemoteModels: true });
  });

  it('says which package is missing, and finds it once it is there', async () => {
    await expect(localEmbedder(OPTIONS).embed(['x'])).rejects.toThrow(
      /ANTE_LOCAL_MODEL needs a package .*npm install @huggingface\/transformers/,
    );
    const { load } = library();
    let isThere = false;
    const late = localEmbedder({
      ...OPTIONS,
      load: () => (isThere ? load() : Promise.reject(new Error('none'))),
    });
    await expect(late.embed(['x'])).rejects.toBeInstanceOf(EmbedderUnusableError);
    isThere = true;
    expect(await late.embed(['x'])).toEqual([[1, 1]]);
  });

  it('says what to do when the model is not there, or is no model for embeddings', async () => {
    const pipeline = async () => {
      throw new Error('404');
    };
    const load = async () => ({ env: {}, pipeline });
    await expect(localEmbedder({ ...OPTIONS, load }).embed(['x'])).rejects.toThrow(
      /ANTE_LOCAL_MODEL_DOWNLOAD=yes/,
    );
    await expect(localEmbedder({ ...OPTIONS, mayDownload: true, load }).embed(['x'])).rejects.toThrow(/ONNX/);
    const odd = library(() => ({ dims: [1, 3], data: Float32Array.from([1]) }));
    await expect(localEmbedder({ ...OPTIONS, load: odd.load }).embed(['x'])).rejects.toThrow(
      /no model for embeddings/,
    );
  });
});
