import { say } from '#core/chat/reply.ts';
import { code, t } from '#core/chat/text.ts';
import type { MemberId } from '#core/ids.ts';
import type { WorkspaceSettings } from '#core/member/member.ts';
import type { Instant } from '#core/time/instant.ts';
import type { Scope } from '#ports/store.ts';
import { post } from '../outbox.ts';
import { type ModelBudget, monthOf } from './spending.ts';

/**
 * Says that the month's budget is used up: once a month and limit, where the digest goes, or to whom the model was last
 * asked for.
 */
export function tellBudget(
  scope: Scope,
  { digestChannel }: Pick<WorkspaceSettings, 'digestChannel'>,
  budget: ModelBudget,
  by: MemberId,
  now: Instant,
): Promise<void> {
  const month = monthOf(now);
  const { usd, tokens } = budget;
  const dm = { kind: 'dm', member: by } as const;
  const send =
    digestChannel === undefined
      ? ({ kind: 'post', to: dm } as const)
      : ({ kind: 'post', to: { kind: 'channel', channel: digestChannel }, fallback: dm } as const);
  const raised = Math.max(1, Math.ceil(usd * 2));
  const reply = say(
    t`The language model's budget for ${month} is used up (${usdOf(usd)}, ${tokens.toLocaleString('en')} tokens). Ante goes on without it until the month ends; nothing is lost. To go on with it: ${code(`/bet settings budget ${raised}`)}. What it was spent on: ${code('/bet settings')}`,
  );
  return scope.transaction((tx) => post(tx, `model-budget:${month}:${usd}:${tokens}`, now, send, reply));
}

/** `$12.50`, `$10`; below a cent as much of it as says something. */
export function usdOf(usd: number): string {
  const digits = Number.isInteger(usd) ? 0 : usd !== 0 && Math.abs(usd) < 0.01 ? 4 : 2;
  return `$${usd.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits })}`;
}
