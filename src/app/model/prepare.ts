import { fence } from '#core/model/fence.ts';
import { mask } from '#core/model/mask.ts';
import type { Prompt } from '#core/model/prompt.ts';
import { sanitise } from '#core/model/sanitise.ts';
import type { ModelRequest, ModelSpent } from '#ports/language-model.ts';
import type { Scope } from '#ports/store.ts';
import { members } from '../collections.ts';
import { each } from '../load.ts';
import type { ModelQuestion, ModelSetup } from './ask-model.ts';

/** A question as it leaves: sanitised, fenced, and without anything personal. */
export interface Prepared<T> {
  readonly prompt: Prompt;
  readonly request: ModelRequest<T>;
  /** The most that it can cost. */
  readonly most: ModelSpent;
  /** Puts what was personal back into what comes of it. */
  readonly unmask: (text: string) => string;
}

export async function prepare<T>(
  setup: ModelSetup,
  scope: Scope,
  question: ModelQuestion<T>,
): Promise<Prepared<T>> {
  const prompt = promptOf(setup, question);
  const clean = question.data.map(({ text }) => sanitise(text));
  const { texts, unmask } = mask(clean, await namesIn(scope));
  const fields = question.data.map(({ name }, i) => ({ name, text: texts[i] ?? '' }));
  const request = { prompt, data: fence(fields), schema: question.schema };
  return { prompt, request, most: setup.model.mostFor(request), unmask };
}

/** @throws Error when there is no such file: a defect */
export function promptOf(
  { prompts }: ModelSetup,
  { prompt: name }: Pick<ModelQuestion<unknown>, 'prompt'>,
): Prompt {
  const prompt = prompts.get(name);
  if (!prompt) throw new Error(`there is no prompt ${name}`);
  return prompt;
}

/** Everybody that the workspace knows: their names and the ids that stand for them. */
async function namesIn(scope: Scope): Promise<readonly string[]> {
  const names: string[] = [];
  for await (const { id, name } of each(scope, members, { by: 'id' })) names.push(id, name);
  return [...new Set(names)];
}
