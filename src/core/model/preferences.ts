import { clip } from '../chat/clip.ts';
import { UserError } from '../errors.ts';
import type { ModelSettings } from '../member/member.ts';
import { MODEL_TASKS, type ModelTask } from './prompt.ts';

const SWITCHES: readonly string[] = [
  '/bet settings model off',
  '/bet settings model on',
  ...MODEL_TASKS.map((task) => `/bet settings model ${task} off`),
];

/** `off`, `on`, `triage off`: the settings with that switched. @throws UserError when it names no task or no state */
export function switchModel(settings: ModelSettings, typed: string): ModelSettings {
  const words = typed.trim().toLowerCase().split(/\s+/);
  const state = words.find((word) => word === 'on' || word === 'off');
  const [named] = words.filter((word) => word !== state);
  const task = MODEL_TASKS.find((known) => known === named);
  if (!state || words.length > 2 || (named !== undefined && !task))
    throw new UserError(`"${clip(typed, 60)}" switches nothing.`, SWITCHES);
  const { isOff, tasksOff = [], ...rest } = settings;
  if (!task) return { ...rest, tasksOff, ...(state === 'off' && { isOff: true }) };
  const others = tasksOff.filter((off) => off !== task);
  return { ...rest, ...(isOff && { isOff }), tasksOff: state === 'off' ? [...others, task] : others };
}

/** The tasks that are off while the model is on. */
export function tasksOffIn(settings: ModelSettings | undefined): readonly ModelTask[] {
  return settings?.tasksOff ?? [];
}

const BUDGETS: readonly string[] = ['/bet settings budget 20', '/bet settings budget 5M tokens'];
const BUDGET =
  /^(?<usd>\$)?\s*(?<number>\d{1,9}(?:,\d{3})*(?:\.\d{1,4})?)\s*(?<scale>[km])?\s*(?<unit>tokens?|usd|dollars?|\$)?$/i;
const SCALE: Readonly<Record<string, number>> = { k: 1_000, m: 1_000_000 };

/** `20`, `$20`, `7.50 usd`, `5M tokens`: the settings with that budget a month. @throws UserError when it is none */
export function setModelBudget(settings: ModelSettings, typed: string): ModelSettings {
  const { usd, number, scale, unit } = BUDGET.exec(typed.trim())?.groups ?? {};
  const isTokens = unit?.toLowerCase().startsWith('token') ?? false;
  if (number === undefined || (isTokens && usd) || (!isTokens && scale))
    throw new UserError(`"${clip(typed, 60)}" is no budget of dollars or tokens a month.`, BUDGETS);
  const amount = Number(number.replaceAll(',', '')) * (SCALE[scale?.toLowerCase() ?? ''] ?? 1);
  return isTokens ? { ...settings, budgetTokens: Math.round(amount) } : { ...settings, budgetUsd: amount };
}
