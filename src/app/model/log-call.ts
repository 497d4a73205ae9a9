import type { Prompt } from '#core/model/prompt.ts';
import type { ModelSpent } from '#ports/language-model.ts';
import type { Logger } from '#ports/logger.ts';
import type { Scope } from '#ports/store.ts';
import type { Asked } from './ask-model.ts';

/** A call that was made, as far as the log may know of it. */
export interface Call {
  readonly model: string;
  readonly durationMs: number;
  readonly asked: Asked<unknown>;
  readonly spent: ModelSpent;
  /** What went wrong, in our own words: never the model's, which may hold a user's. */
  readonly detail?: string;
}

/** One line a call, without a word of what was asked or answered. */
export function logCall(
  logger: Logger,
  { workspace }: Pick<Scope, 'workspace'>,
  prompt: Prompt,
  { model, durationMs, asked, spent, detail }: Call,
): void {
  const outcome = asked.kind === 'answered' ? 'answered' : asked.why;
  const fields = {
    workspace,
    prompt: prompt.name,
    promptHash: prompt.hash,
    model,
    ...spent,
    durationMs,
    outcome,
    ...(detail !== undefined && { detail }),
  };
  logger[outcome === 'unusable' ? 'error' : 'info'](fields, 'model asked');
}
