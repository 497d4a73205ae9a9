import type { Bet } from '#core/bet/bet.ts';
import { clip } from '#core/chat/clip.ts';
import type { Form } from '#core/chat/form.ts';
import type { Reply } from '#core/chat/reply.ts';
import { code, t } from '#core/chat/text.ts';
import { UserError } from '#core/errors.ts';
import { guessExample } from '#core/judgement/guesses.ts';
import type { Quantity } from '#core/metric/metric.ts';
import { readQuantity } from '#core/metric/quantity.ts';
import { guessReply } from '#core/report/checkin.ts';
import type { Operations } from '#ports/store.ts';
import { bounded, LINE_MAX } from './bounded.ts';
import { refreshCard } from './change-bet.ts';
import { viewOf } from './checkins/checkin-message.ts';
import type { UseCase } from './context.ts';
import { needBet } from './load.ts';
import { withUnit } from './readings.ts';
import { recordBet } from './record.ts';
import { windowReadings } from './view-bet.ts';

/** `/bet guess BET-12 34%`, `/bet guess BET-12 skip`: what its owner thinks was read, and then what was. */
export function makeGuessBet(): UseCase {
  return async (context, { args, values }) => {
    const { scope, member, now, today } = context;
    const typed = bounded((values?.guess ?? args.guess ?? '').trim(), LINE_MAX, 'a guess');
    if (typed === '') return ask(await needBet(scope, args.bet));
    return scope.transaction(async (tx) => {
      const before = await needBet(tx, args.bet);
      const guessed = isSkip(typed) ? undefined : needQuantity(typed, before);
      const read = guessed && (await lastRead(tx, before));
      const command = {
        type: 'guess',
        by: member.id,
        ...(guessed && { guessed }),
        ...(read && { read }),
      } as const;
      const bet = await recordBet(tx, { by: member.id, at: now, today }, command, before);
      if (bet.version !== before.version) await refreshCard(tx, context, bet);
      return guessReply(await viewOf(tx, bet, {}, 'T0', today));
    });
  };
}

function isSkip(typed: string): boolean {
  return typed.toLowerCase() === 'skip';
}

/** @throws UserError when it is no number, or in another unit than the bet's */
function needQuantity(typed: string, bet: Bet): Quantity {
  const guessed = readQuantity(typed);
  if (guessed) return withUnit(bet, guessed, 'guess');
  throw new UserError(`"${clip(typed, 60)}" is no number.`, [
    `/bet guess ${bet.id} ${guessExample(bet)}`,
    `/bet guess ${bet.id} skip`,
  ]);
}

async function lastRead(tx: Operations, bet: Bet): Promise<Quantity | undefined> {
  const last = (await windowReadings(tx, bet)).at(-1);
  return last && withUnit(bet, { value: last.value });
}

function ask(bet: Bet): Reply {
  const { id, terms } = bet;
  const example = guessExample(bet);
  const form: Form = {
    command: `/bet guess ${id}`,
    title: `Guess for ${id}`,
    submit: 'Guess',
    fields: [
      {
        name: 'guess',
        label: clip(terms.metric ?? 'Its metric', 45),
        kind: 'line',
        optional: false,
        example,
        hint: 'skip to look without a guess',
      },
    ],
  };
  return {
    audience: 'you',
    blocks: [{ kind: 'note', text: t`Type what you think it says: ${code(`/bet guess ${id} ${example}`)}` }],
    form,
  };
}
