import type { Fact } from '#core/chat/reply.ts';
import { code, type Text, t } from '#core/chat/text.ts';
import type { WorkspaceSettings } from '#core/member/member.ts';
import { setModelBudget, switchModel, tasksOffIn } from '#core/model/preferences.ts';
import { countOf } from '#core/report/bet-words.ts';
import type { Context } from '../context.ts';
import type { ModelSetup } from './ask-model.ts';
import { usdOf } from './budget-note.ts';
import { budgetOf, MICRO, monthOf, spendingOf } from './spending.ts';

type Change = { readonly team: WorkspaceSettings; readonly said: Text };

/** What the settings of the language model come to. A setter throws UserError when the value is none of its. */
export const MODEL_SETTERS = {
  model: (value: string, { settings: team }: Pick<Context, 'settings'>): Change => {
    const model = switchModel(team.model ?? {}, value);
    return { team: { ...team, model }, said: switched(model) };
  },
  budget: (value: string, { settings: team }: Pick<Context, 'settings'>): Change => {
    const model = setModelBudget(team.model ?? {}, value);
    const said = /token/i.test(value)
      ? `${(model.budgetTokens ?? 0).toLocaleString('en')} tokens`
      : usdOf(model.budgetUsd ?? 0);
    return {
      team: { ...team, model },
      said: t`The language model may use up to ${said} a month. At the limit Ante says so once and goes on without it.`,
    };
  },
};

function switched(model: WorkspaceSettings['model']): Text {
  if (model?.isOff)
    return t`The language model is off: nothing is sent to it any more. On again: ${code('/bet settings model on')}`;
  const off = tasksOffIn(model);
  return off.length === 0
    ? t`The language model is on for everything.`
    : t`The language model is on, but not for ${off.join(', ')}.`;
}

/** What the team's settings say of the language model: which, what it may do, and what was spent this month. */
export async function modelFacts(
  { scope, settings: { model }, now }: Pick<Context, 'scope' | 'settings' | 'now'>,
  setup: ModelSetup | undefined,
): Promise<readonly Fact[]> {
  if (!setup) return [{ label: 'Language model', value: ['none: everything is done without one'] }];
  const { small, strong } = setup.model.names;
  const off = tasksOffIn(model);
  const month = monthOf(now);
  const { microUsd, tokens, tasks } = await spendingOf(scope, month);
  const budget = budgetOf(model, setup.budget);
  const figures = `${usdOf(microUsd / MICRO)} of ${usdOf(budget.usd)}, ${tokens.toLocaleString('en')} of ${budget.tokens.toLocaleString('en')} tokens`;
  const each = tasks.map(
    ({ task, calls, ...spent }) => `${task} ${usdOf(spent.microUsd / MICRO)} in ${countOf(calls, 'call')}`,
  );
  return [
    {
      label: 'Language model',
      value: [
        model?.isOff ? 'off' : `${small}, ${strong}${off.length > 0 ? `; off for ${off.join(', ')}` : ''}`,
      ],
    },
    {
      label: `Spent in ${month}`,
      value: [each.length > 0 ? `${figures}: ${each.join(', ')}` : figures],
    },
  ];
}
