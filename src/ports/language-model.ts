import type { ModelSize, Prompt, Shape } from '#core/model/prompt.ts';

/**
 * A language model as a pure function: text in, a value of a given shape out. It has no tools, no memory and no way to
 * change anything. What comes in is of one workspace, sanitised, fenced and without personal data; that is the business of
 * whoever asks (`src/app/model/ask-model.ts`), as is the budget. What comes out has the shape of the schema and is not to be
 * believed in any other respect.
 */
export interface LanguageModel {
  /** What the models are called where they come from: shown to people, and logged. */
  readonly names: Readonly<Record<ModelSize, string>>;
  /**
   * Asks once; never tries again by itself. Waits for its turn where too much is under way.
   * @param signal gives up waiting, with a {@link ModelSilentError}
   * @throws RetryableError when it may be asked later, and certainly spent nothing now: rate limit, overload, no connection
   * @throws ModelSilentError when no whole answer came: too late, or cut off
   * @throws ModelAnswerError when an answer came that is none
   * @throws ModelUnusableError when no question will ever be answered as things are: the key or a model's name is wrong
   */
  ask<T>(request: ModelRequest<T>, signal?: AbortSignal): Promise<ModelAnswer<T>>;
  /** The most that asking it can come to: known before it is asked, and never less than what it comes to. */
  mostFor(request: ModelRequest<unknown>): ModelSpent;
  /** Where there is one: a way to ask for less what nobody waits for. */
  readonly batches?: ModelBatches;
}

/** Many questions that are answered within a day, at a lower price. */
export interface ModelBatches {
  /** Sends them off. The batch's id. @throws as {@link LanguageModel.ask} does, but no ModelAnswerError */
  begin(requests: readonly ModelRequest<unknown>[]): Promise<string>;
  /**
   * What came of a batch, by the places that the questions had in it; undefined while it is under way. What was not
   * answered is missing. May be called again. @throws as `begin` does
   */
  collect(batch: string): Promise<ReadonlyMap<number, BatchedAnswer> | undefined>;
}

export interface BatchedAnswer {
  /** JSON, if all went well: not checked against any schema. Absent for a refusal, or what was cut off. */
  readonly text?: string;
  readonly spent: ModelSpent;
}

export interface ModelRequest<T> {
  readonly prompt: Pick<Prompt, 'name' | 'size' | 'maxTokens' | 'instructions'>;
  /** What the instructions are about: the only part that holds what users typed. */
  readonly data: string;
  /** The shape of the answer. Optional keys are `nullable`: a model leaves nothing out. */
  readonly schema: Shape<T>;
}

export interface ModelAnswer<T> {
  readonly value: T;
  /** The model that answered. */
  readonly model: string;
  readonly spent: ModelSpent;
}

/** What was used up. Money is in millionths of a US dollar, a whole number. */
export interface ModelSpent {
  /** Read, from a cache or not. */
  readonly inputTokens: number;
  /** Written, thinking included. */
  readonly outputTokens: number;
  readonly microUsd: number;
}

/** The request went out and no whole answer came: it may have cost as much as {@link LanguageModel.mostFor} says. */
export class ModelSilentError extends Error {
  override readonly name = 'ModelSilentError';
}

/** An answer came and is of no use. The same question is not likely to get a better one at once. */
export class ModelAnswerError extends Error {
  override readonly name = 'ModelAnswerError';
  /** The model would not; it was cut off at its most tokens; or what it said does not have the shape of the schema. */
  readonly reason: 'refused' | 'cut-short' | 'misshapen';
  readonly spent: ModelSpent;

  constructor(reason: ModelAnswerError['reason'], spent: ModelSpent, cause?: unknown) {
    super(`the model's answer is ${reason}`, cause === undefined ? undefined : { cause });
    this.reason = reason;
    this.spent = spent;
  }
}

/** Somebody has to change the configuration first; the message says what. */
export class ModelUnusableError extends Error {
  override readonly name = 'ModelUnusableError';
}
