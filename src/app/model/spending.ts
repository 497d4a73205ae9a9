import type { ModelSettings } from '#core/member/member.ts';
import { MODEL_TASKS, type ModelTask } from '#core/model/prompt.ts';
import type { Instant } from '#core/time/instant.ts';
import type { ModelSpent } from '#ports/language-model.ts';
import type { Operations } from '#ports/store.ts';

/** What a workspace may use up in a calendar month of UTC. */
export interface ModelBudget {
  readonly usd: number;
  readonly tokens: number;
}

export const MICRO = 1_000_000;

/** A workspace's budget: its own, or the one that is configured. */
export function budgetOf(settings: ModelSettings | undefined, configured: ModelBudget): ModelBudget {
  return {
    usd: settings?.budgetUsd ?? configured.usd,
    tokens: settings?.budgetTokens ?? configured.tokens,
  };
}

/** `2026-11` */
export function monthOf(now: Instant): string {
  return now.slice(0, 7);
}

export const NOTHING: ModelSpent = { inputTokens: 0, outputTokens: 0, microUsd: 0 };

export function sumOf(all: readonly ModelSpent[]): ModelSpent {
  return all.reduce(
    (sum, each) => ({
      inputTokens: sum.inputTokens + each.inputTokens,
      outputTokens: sum.outputTokens + each.outputTokens,
      microUsd: sum.microUsd + each.microUsd,
    }),
    NOTHING,
  );
}

/**
 * Takes the most that a question can cost out of the month's budget before it is asked, so that no number of questions
 * side by side exceeds it. What a process that died had taken stays taken. False, and nothing taken, when there is not
 * that much left.
 */
export async function reserve(
  scope: Pick<Operations, 'increment'>,
  month: string,
  most: ModelSpent,
  { usd, tokens }: ModelBudget,
): Promise<boolean> {
  const money = await scope.increment(counter(month, 'micro-usd'), most.microUsd);
  const used = await scope.increment(counter(month, 'tokens'), tokensOf(most));
  if (money <= usd * MICRO && used <= tokens) return true;
  await giveBack(scope, month, most);
  return false;
}

/** Puts what a question did cost in the place of what was reserved for it. */
export async function settle(
  scope: Pick<Operations, 'increment'>,
  month: string,
  task: ModelTask,
  most: ModelSpent,
  spent: ModelSpent,
  calls = 1,
): Promise<void> {
  await giveBack(scope, month, {
    inputTokens: most.inputTokens - spent.inputTokens,
    outputTokens: most.outputTokens - spent.outputTokens,
    microUsd: most.microUsd - spent.microUsd,
  });
  await scope.increment(counter(month, `${task} micro-usd`), spent.microUsd);
  await scope.increment(counter(month, `${task} calls`), calls);
}

async function giveBack(
  scope: Pick<Operations, 'increment'>,
  month: string,
  back: ModelSpent,
): Promise<void> {
  await scope.increment(counter(month, 'micro-usd'), -back.microUsd);
  await scope.increment(counter(month, 'tokens'), -tokensOf(back));
}

/** What a month came to so far, with what is reserved for questions that are under way. */
export interface Spending {
  readonly microUsd: number;
  readonly tokens: number;
  readonly tasks: readonly { readonly task: ModelTask; readonly microUsd: number; readonly calls: number }[];
}

export async function spendingOf(scope: Pick<Operations, 'increment'>, month: string): Promise<Spending> {
  const read = (name: string) => scope.increment(counter(month, name), 0);
  const tasks: { task: ModelTask; microUsd: number; calls: number }[] = [];
  for (const task of MODEL_TASKS) {
    const calls = await read(`${task} calls`);
    if (calls > 0) tasks.push({ task, calls, microUsd: await read(`${task} micro-usd`) });
  }
  return { microUsd: await read('micro-usd'), tokens: await read('tokens'), tasks };
}

function tokensOf({ inputTokens, outputTokens }: ModelSpent): number {
  return inputTokens + outputTokens;
}

function counter(month: string, name: string): string {
  return `model ${month} ${name}`;
}
