import { describe, expect, it } from 'vitest';
import { voyageEmbedder } from '#adapters/voyage/index.ts';
import { RetryableError } from '#core/errors.ts';
import { EmbedderRefusal, EmbedderUnusableError } from '#ports/embedder.ts';
import { embedderContract } from '../../contracts/embedder.ts';
import { embeddings, voyageServer } from './server.ts';

const KEY = 'pa-very-secret';
const embedder = (url: string, timeoutMs?: number) =>
  voyageEmbedder({ apiKey: KEY, model: 'voyage-3.5-lite', url, ...(timeoutMs && { timeoutMs }) });

async function thrownBy(work: Promise<unknown>): Promise<Error> {
  try {
    await work;
  } catch (error) {
    if (error instanceof Error) return error;
  }
  throw new Error('nothing was thrown');
}

embedderContract('Voyage AI', async () => embedder((await voyageServer(embeddings)).url));

describe('Voyage AI', () => {
  it('is asked with the key, the model and few dimensions, and answers in the order of the texts', async () => {
    const { url, requests } = await voyageServer(embeddings);
    const { embed, space } = embedder(url);
    expect(await embed(['four', 'seven77'])).toEqual([
      [4, 1],
      [7, 1],
    ]);
    expect(space).toBe('voyage-3.5-lite/256');
    expect(requests).toEqual([
      {
        authorization: `Bearer ${KEY}`,
        body: { input: ['four', 'seven77'], model: 'voyage-3.5-lite', output_dimension: 256 },
      },
    ]);
  });

  it('is asked in requests that it takes', async () => {
    const { url, requests } = await voyageServer(embeddings);
    const texts = [...Array.from({ length: 300 }, (_, i) => 'x'.repeat(i + 1)), 'y'.repeat(99_000), 'z'];
    expect((await embedder(url).embed(texts)).map((vector) => vector[0])).toEqual(
      texts.map(({ length }) => length),
    );
    for (const { body } of requests) {
      expect(body.input.length).toBeLessThanOrEqual(128);
      expect(body.input.join('').length).toBeLessThanOrEqual(100_000);
    }
    expect(await embedder(url).embed([])).toEqual([]);
  });

  it.each([
    ['429', { status: 429, headers: { 'retry-after': '7' } }, 7_000],
    ['429 without a word on when', { status: 429 }, 60_000],
    ['503 for a year', { status: 503, headers: { 'retry-after': '31536000' } }, 3_600_000],
    [
      '503 until a day that was',
      { status: 503, headers: { 'retry-after': 'Fri, 20 Nov 2020 10:00:00 GMT' } },
      0,
    ],
    ['an answer that is none', { body: 'hello' }, 60_000],
    ['an answer of another shape', { body: { data: [{ vector: [1] }] } }, 60_000],
    ['too few vectors', { body: { data: [] } }, 60_000],
  ])('is asked again later after %s', async (_, answer, retryAfterMs) => {
    const { url } = await voyageServer(() => answer);
    const error = await thrownBy(embedder(url).embed(['a text']));
    expect(error).toBeInstanceOf(RetryableError);
    expect(error).toMatchObject({ retryAfterMs });
  });

  it('is asked again later when it does not answer, or is not there', async () => {
    const { url } = await voyageServer(() => undefined);
    expect(await thrownBy(embedder(url, 50).embed(['a text']))).toBeInstanceOf(RetryableError);
    expect(await thrownBy(embedder('http://127.0.0.1:1/v1').embed(['a text']))).toBeInstanceOf(
      RetryableError,
    );
  });

  it.each([
    [401, EmbedderUnusableError],
    [404, EmbedderUnusableError],
    [400, EmbedderRefusal],
  ])('%s is told apart, without the key or the text in it', async (status, kind) => {
    const { url } = await voyageServer(() => ({ status, body: { detail: 'a secret text' } }));
    const error = await thrownBy(embedder(url).embed(['a secret text']));
    expect(error).toBeInstanceOf(kind);
    expect(`${error.message} ${error.stack} ${JSON.stringify(error)}`).not.toMatch(
      /very-secret|a secret text/,
    );
  });

  it('follows no other address', async () => {
    const other = await voyageServer(embeddings);
    const { url } = await voyageServer(() => ({ status: 307, headers: { location: other.url } }));
    await thrownBy(embedder(url).embed(['a text']));
    expect(other.requests).toEqual([]);
  });
});
