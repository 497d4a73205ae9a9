import { RetryableError } from '#core/errors.ts';
import type { MemberId } from '#core/ids.ts';
import type { WorkspaceSettings } from '#core/member/member.ts';
import type { DataField } from '#core/model/fence.ts';
import { mapStrings } from '#core/model/map-strings.ts';
import type { ModelTask, Prompt, Shape } from '#core/model/prompt.ts';
import { toMs } from '#core/time/instant.ts';
import {
  type LanguageModel,
  type ModelAnswer,
  ModelAnswerError,
  ModelSilentError,
  type ModelSpent,
  ModelUnusableError,
} from '#ports/language-model.ts';
import type { Scope } from '#ports/store.ts';
import type { Deps } from '../context.ts';
import { settingsOf } from '../enter.ts';
import { tellBudget } from './budget-note.ts';
import { logCall } from './log-call.ts';
import { prepare, promptOf } from './prepare.ts';
import { budgetOf, type ModelBudget, monthOf, NOTHING, reserve, settle } from './spending.ts';

export interface ModelQuestion<T> {
  /** The file of `prompts/` to ask with, without its ending. */
  readonly prompt: string;
  /** Of this workspace only. */
  readonly data: readonly DataField[];
  readonly schema: Shape<T>;
  /** On whose behalf. */
  readonly by: MemberId;
}

/** Why the offline result stands. */
export type WhyUnanswered =
  /** No model is configured. */
  | 'no-model'
  /** The workspace turned it off, for this task or altogether. */
  | 'off'
  /** The month's budget is used up. */
  | 'budget'
  /** It cannot be asked now: try again later. */
  | 'busy'
  /** No whole answer came in time: perhaps later. */
  | 'silent'
  /** It answered, and the answer is of no use. */
  | 'useless'
  /** Somebody has to change the configuration first. */
  | 'unusable';

export type Asked<T> =
  | { readonly kind: 'answered'; readonly value: T }
  | { readonly kind: 'unanswered'; readonly why: WhyUnanswered; readonly retryAfterMs?: number };

/**
 * The one way to a language model. Never throws because of it: whoever asks has an offline result, and keeps it when there
 * is no answer. The value has the schema's shape; ids, quotes and numbers in it are for whoever asks to check against what
 * was supplied.
 */
export interface AskModel {
  /** Whether it would be asked at all. */
  isOn(settings: WorkspaceSettings, task: ModelTask): boolean;
  ask<T>(scope: Scope, question: ModelQuestion<T>, signal?: AbortSignal): Promise<Asked<T>>;
}

/** A model, what it can be asked with, and what that may cost where a workspace has not said otherwise. */
export interface ModelSetup {
  readonly model: LanguageModel;
  readonly prompts: ReadonlyMap<string, Prompt>;
  readonly budget: ModelBudget;
}

/** @param setup absent where no model is configured */
export function makeAskModel(deps: Pick<Deps, 'clock' | 'logger'>, setup: ModelSetup | undefined): AskModel {
  const isOn: AskModel['isOn'] = ({ model }, task) =>
    setup !== undefined && !model?.isOff && !model?.tasksOff?.includes(task);
  return {
    isOn,
    ask: async (scope, question, signal) => {
      if (!setup) return unanswered('no-model');
      const settings = await settingsOf(scope);
      if (!isOn(settings, promptOf(setup, question).task)) return unanswered('off');
      return askWithin(deps, setup, scope, settings, question, signal);
    },
  };
}

async function askWithin<T>(
  deps: Pick<Deps, 'clock' | 'logger'>,
  setup: ModelSetup,
  scope: Scope,
  settings: WorkspaceSettings,
  question: ModelQuestion<T>,
  signal: AbortSignal | undefined,
): Promise<Asked<T>> {
  const { model } = setup;
  const { prompt, request, most, unmask } = await prepare(setup, scope, question);
  const begun = deps.clock.now();
  const month = monthOf(begun);
  const budget = budgetOf(settings.model, setup.budget);
  if (!(await reserve(scope, month, most, budget))) {
    await tellBudget(scope, settings, budget, question.by, begun);
    return unanswered('budget');
  }
  const outcome = await outcomeOf(model.ask(request, signal), most);
  await settle(scope, month, prompt.task, most, outcome.spent);
  const durationMs = toMs(deps.clock.now()) - toMs(begun);
  logCall(deps.logger, scope, prompt, { model: model.names[prompt.size], durationMs, ...outcome });
  const { asked } = outcome;
  return asked.kind === 'answered' ? { ...asked, value: mapStrings(asked.value, unmask) } : asked;
}

interface Outcome<T> {
  readonly asked: Asked<T>;
  readonly spent: ModelSpent;
  /** What went wrong, in our own words: never the model's, which may hold a user's. */
  readonly detail?: string;
}

async function outcomeOf<T>(answer: Promise<ModelAnswer<T>>, most: ModelSpent): Promise<Outcome<T>> {
  try {
    const { value, spent } = await answer;
    return { asked: { kind: 'answered', value }, spent };
  } catch (error) {
    if (error instanceof ModelAnswerError)
      return { asked: unanswered('useless'), spent: error.spent, detail: error.reason };
    if (error instanceof ModelSilentError)
      return { asked: unanswered('silent'), spent: most, detail: error.message };
    if (error instanceof ModelUnusableError)
      return { asked: unanswered('unusable'), spent: NOTHING, detail: error.message };
    if (error instanceof RetryableError) {
      const { retryAfterMs, message: detail } = error;
      return { asked: { ...unanswered('busy'), retryAfterMs }, spent: NOTHING, detail };
    }
    throw error;
  }
}

function unanswered(why: WhyUnanswered) {
  return { kind: 'unanswered', why } as const;
}
