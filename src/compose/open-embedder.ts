import type { Embedder } from '#ports/embedder.ts';
import type { Config } from '../config.ts';

/** The embedding model that the configuration names, if it names one. Nothing is asked or loaded before it is needed. */
export async function openEmbedder({ embedder }: Pick<Config, 'embedder'>): Promise<Embedder | undefined> {
  if (!embedder) return undefined;
  if (embedder.kind === 'voyage') {
    const { voyageEmbedder } = await import('#adapters/voyage/index.ts');
    return voyageEmbedder(embedder);
  }
  const { localEmbedder } = await import('#adapters/transformers/index.ts');
  return localEmbedder(embedder);
}
