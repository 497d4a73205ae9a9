/**
 * Tells where texts lie in the space of an embedding model, so that what means the same can be found near each other.
 * Optional: without one, and whenever it fails, words alone decide. It is only asked by sweeps, never while somebody waits.
 */
export interface Embedder {
  /**
   * The space of its vectors: one word, the same for the same model, dimensions and way of asking, and no other. Vectors
   * are only ever compared within one.
   */
  readonly space: string;
  /**
   * The vectors of the texts, in their order. Of any length: only their direction counts. Gives up in bounded time.
   * @throws RetryableError when it may be asked again later: too many requests, overload, no connection, too slow
   * @throws EmbedderRefusal when it will not take these texts as they are
   * @throws EmbedderUnusableError when it takes no text as things are: the key is wrong, a package or model is missing
   */
  embed(texts: readonly string[]): Promise<readonly ArrayLike<number>[]>;
}

/** These texts are not taken; others may be. */
export class EmbedderRefusal extends Error {
  override readonly name = 'EmbedderRefusal';
}

/** Somebody has to change the configuration first; the message says what. */
export class EmbedderUnusableError extends Error {
  override readonly name = 'EmbedderUnusableError';
}
