import type { Bet, Verdict } from '#core/bet/bet.ts';
import { splitFields } from '#core/bet/fields.ts';
import { ownerOnly } from '#core/bet/refusals.ts';
import { VERDICTS } from '#core/chat/bet-commands.ts';
import { clip } from '#core/chat/clip.ts';
import type { Form, FormValues } from '#core/chat/form.ts';
import { bold, day, type Text, t } from '#core/chat/text.ts';
import { UserError } from '#core/errors.ts';
import type { AssumptionId } from '#core/ids.ts';
import { callButtons } from '#core/report/bet-card.ts';
import { judgeAssumption } from './assumptions.ts';
import { changeBet } from './change-bet.ts';
import { assumptions } from './collections.ts';
import type { Context, Deps, UseCase } from './context.ts';
import { getAll, needBet } from './load.ts';
import { propagateCall } from './propagate.ts';

type Effect = 'supported' | 'refuted' | 'untested';

/** `/bet call BET-12 validated because ...`: the owner's decision, what it does to each assumption, and the fallout. */
export function makeCallBet({ readDates }: Pick<Deps, 'readDates'>): UseCase {
  return async (context, { args, values }) => {
    const bet = await needBet(context.scope, args.bet);
    ownerOnly(bet, context.member.id, 'make this call');
    const verdict = VERDICTS.find((known) => known === args.verdict);
    if (!verdict) {
      if (args.why)
        throw new UserError(
          `"${clip(args.why, 60)}" does not begin with a verdict.`,
          VERDICTS.map((v) => `/bet call ${bet.id} ${v} ${args.why}`),
        );
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
  const effects = readEffects(bet, said);
  const by = context.member.id;
  return changeBet(
    context,
    bet.id,
    () => ({ type: 'call', by, verdict, why: said.why ?? '', effects }),
    async (tx, called) => {
      for (const [id, status] of Object.entries(effects)) {
        await judgeAssumption(tx, context, id as AssumptionId, status, `${called.id}: ${said.why}`);
      }
      const flagged = await propagateCall(tx, context, called);
      return { lead: t`${bold(`${called.id} is ${verdict}.`)} ${said.why ?? ''}${falloutLine(flagged)}` };
    },
  );
}

function falloutLine(flagged: readonly Bet[]): Text {
  if (flagged.length === 0) return [];
  return t` What rests on it was flagged: ${flagged.map(({ id }) => id).join(', ')}.`;
}

function extend(
  context: Context,
  bet: Bet,
  said: FormValues,
  readDate: (text: string) => string | undefined,
) {
  const until = said.until?.trim() ?? '';
  const closes = readDate(until) ?? readDate(`in ${until}`);
  if (!closes) {
    throw new UserError(until === '' ? 'Until when?' : `"${until}" is no date.`, [
      `/bet call ${bet.id} extend in 2 weeks because ${said.why}`,
    ]);
  }
  return changeBet(
    context,
    bet.id,
    () => ({ type: 'extend', by: context.member.id, closes, why: said.why ?? '' }),
    (_tx, extended) => ({
      lead: t`${bold(`${extended.id} is extended`)} to ${day(closes)} (${extended.extensions}x): ${said.why ?? ''}`,
    }),
  );
}

/** @throws UserError when an effect is none of supported, refuted, untested */
function readEffects(bet: Bet, said: FormValues): Readonly<Record<AssumptionId, Effect>> {
  const effects: Record<AssumptionId, Effect> = {};
  for (const id of bet.assumptions) {
    const typed = said[id]?.trim().toLowerCase() ?? '';
    if (typed === '' || typed === 'unchanged') continue;
    if (typed !== 'supported' && typed !== 'refuted' && typed !== 'untested') {
      throw new UserError(`${id} can be supported, refuted or untested, not "${typed}".`, [
        `${id}: supported`,
      ]);
    }
    effects[id] = typed;
  }
  return effects;
}

async function callForm({ scope }: Context, bet: Bet, verdict: string, said: FormValues): Promise<Form> {
  const claims = await getAll(scope, assumptions, bet.assumptions.slice(0, 4));
  const why = {
    name: 'why',
    label: 'Why, in one line',
    kind: 'line',
    optional: false,
    example: 'they come back for it every week',
    ...(said.why && { value: said.why }),
  } as const;
  const until = {
    name: 'until',
    label: 'New date',
    kind: 'line',
    optional: false,
    example: 'in 2 weeks',
    ...(said.until && { value: said.until }),
  } as const;
  const effects = claims.map(
    ({ id, text, status }) =>
      ({
        name: id,
        label: clip(`${id}: ${text}`, 45),
        hint: `now ${status}`,
        kind: 'choice',
        optional: true,
        value: said[id] ?? 'unchanged',
        options: ['unchanged', 'supported', 'refuted', 'untested'].map((value) => ({ label: value, value })),
      }) as const,
  );
  return {
    command: `/bet call ${bet.id} ${verdict}`,
    title: `${bet.id}: ${verdict}`,
    submit: 'Make the call',
    fields: verdict === 'extend' ? [until, why] : [why, ...effects],
  };
}
