import type { Bet, Verdict } from '#core/bet/bet.ts';
import { splitFields } from '#core/bet/fields.ts';
import { ownerOnly, refuseStage } from '#core/bet/refusals.ts';
import { VERDICTS } from '#core/chat/bet-commands.ts';
import { clip } from '#core/chat/clip.ts';
import type { FormValues } from '#core/chat/form.ts';
import { nearBeginning } from '#core/chat/near-miss.ts';
import { bold, day, t } from '#core/chat/text.ts';
import { UserError } from '#core/errors.ts';
import type { AssumptionId } from '#core/ids.ts';
import { callButtons } from '#core/report/bet-card.ts';
import { readDayAhead } from '#core/time/day-ahead.ts';
import { bounded, LINE_MAX } from './bounded.ts';
import { callForm } from './call-form.ts';
import { changeBet } from './change-bet.ts';
import type { Context, Deps, UseCase } from './context.ts';
import { judgeByCall } from './judge-assumption.ts';
import { needBet } from './load.ts';
import { propagateCall, sayFlagged } from './propagate.ts';

type Effect = 'supported' | 'refuted' | 'untested';

/** `/bet call BET-12 validated because ...`: the owner's decision, what it does to each assumption, and the fallout. */
export function makeCallBet({ readDates }: Pick<Deps, 'readDates'>): UseCase {
  return async (context, { args, values }) => {
    const bet = await needBet(context.scope, args.bet);
    if (bet.stage !== 'live') refuseStage(bet, 'called');
    ownerOnly(bet, context.member.id, 'make this call');
    const verdict = VERDICTS.find((known) => known === args.verdict);
    if (!verdict) {
      const typed = bounded(args.why ?? '', LINE_MAX, 'a line of why');
      if (typed !== '') {
        throw new UserError(
          `"${clip(typed, 60)}" does not begin with a verdict.`,
          hintsFor(typed).map((hint) => `/bet call ${bet.id} ${clip(hint, 200)}`),
        );
      }
      return {
        audience: 'you',
        blocks: [
          { kind: 'text', text: t`What is your call on ${bold(bet.id)}?` },
          { kind: 'buttons', buttons: callButtons(bet) },
        ],
      };
    }
    const said = values ?? typedValues(args.why ?? '', bet, verdict);
    if (!said.why?.trim())
      return { audience: 'you', blocks: [], form: await callForm(context, bet, verdict, said) };
    return verdict === 'extend'
      ? extend(context, bet, said, (text) => readDates(text, context.today)[0]?.date)
      : call(context, bet, verdict, said);
  };
}

/** The verdict that was nearly typed, or each of them. */
function hintsFor(typed: string): readonly string[] {
  const near = nearBeginning(typed, VERDICTS);
  if (near !== undefined) return [near];
  return VERDICTS.map((verdict) =>
    verdict === 'extend' ? `extend in 2 weeks because ${typed}` : `${verdict} ${typed}`,
  );
}

/** `in 2 weeks because the rollout was late`, `because they use it; ASM-4: supported` */
function typedValues(text: string, bet: Bet, verdict: string): FormValues {
  const { values, rest } = splitFields(text, ['why', 'until', ...bet.assumptions]);
  const [before = '', ...because] = rest.split(/\bbecause\b[:,]?\s*/i);
  const why = because.join('because ').trim();
  const tidy = (part: string) => part.trim().replace(/[;,]$/, '');
  return verdict === 'extend'
    ? { until: tidy(before), why: tidy(why), ...values }
    : { why: tidy(because.length > 0 && before.trim() === '' ? why : rest), ...values };
}

async function call(context: Context, bet: Bet, verdict: Verdict, said: FormValues) {
  const by = context.member.id;
  const why = lineOfWhy(said);
  const effects = readEffects(bet, said, `${verdict} ${clip(why, 200)}`);
  return changeBet(
    context,
    bet.id,
    () => ({ type: 'call', by, verdict, why, effects }),
    async (tx, called) => {
      const reason = { bet: called.id, why };
      const flagged: Bet[] = [];
      for (const [assumption, status] of Object.entries(effects)) {
        const judged = await judgeByCall(tx, context, assumption as AssumptionId, status, reason);
        flagged.push(...judged.flagged);
      }
      flagged.push(...(await propagateCall(tx, context, called)));
      return { lead: t`${bold(`${called.id} is ${verdict}`)}: ${quoted(why)}${sayFlagged(flagged)}` };
    },
  );
}

/** A line of why inside a sentence of ours: one full stop, not two. */
function quoted(why: string): string {
  return /[.!?…]$/.test(why) ? `“${why}”` : `“${why}”.`;
}

/** @throws UserError when it is no line but an essay */
function lineOfWhy({ why = '' }: FormValues): string {
  return bounded(why.trim(), LINE_MAX, 'a line of why');
}

function extend(
  context: Context,
  bet: Bet,
  said: FormValues,
  readDate: (text: string) => string | undefined,
) {
  const why = lineOfWhy(said);
  const until = said.until?.trim() ?? '';
  const closes = readDayAhead(until, readDate);
  if (!closes) {
    throw new UserError(until === '' ? 'Until when?' : `"${clip(until, 60)}" is no date.`, [
      `/bet call ${bet.id} extend in 2 weeks because ${clip(why, 200)}`,
    ]);
  }
  return changeBet(
    context,
    bet.id,
    () => ({ type: 'extend', by: context.member.id, closes, why }),
    (_tx, extended) => ({
      lead: t`${bold(`${extended.id} is extended`)} to ${day(closes)} (${extended.extensions}x): ${quoted(why)}`,
    }),
  );
}

/** @throws UserError when an effect is none of supported, refuted, untested */
function readEffects(bet: Bet, said: FormValues, told: string): Readonly<Record<AssumptionId, Effect>> {
  const effects: Record<AssumptionId, Effect> = {};
  for (const id of bet.assumptions) {
    const typed = said[id]?.trim().toLowerCase() ?? '';
    if (typed === '' || typed === 'unchanged') continue;
    if (typed !== 'supported' && typed !== 'refuted' && typed !== 'untested') {
      throw new UserError(`${id} can be supported, refuted or untested, not "${clip(typed, 60)}".`, [
        `/bet call ${bet.id} ${told}; ${id}: supported`,
      ]);
    }
    effects[id] = typed;
  }
  return effects;
}
