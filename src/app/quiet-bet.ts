import type { Bet } from '#core/bet/bet.ts';
import type { BetCommand } from '#core/bet/events.ts';
import { ownerOnly } from '#core/bet/refusals.ts';
import { clip } from '#core/chat/clip.ts';
import type { Block, Reply } from '#core/chat/reply.ts';
import { at, bold, code, day, type Text, t } from '#core/chat/text.ts';
import { UserError } from '#core/errors.ts';
import type { BetId } from '#core/ids.ts';
import { wayBack } from '#core/report/bet-card.ts';
import { readDayAhead } from '#core/time/day-ahead.ts';
import type { Operations } from '#ports/store.ts';
import { changeBet } from './change-bet.ts';
import { members } from './collections.ts';
import type { Context, Deps, UseCase } from './context.ts';
import { needBet } from './load.ts';
import { nextCheckinOf } from './view-bet.ts';

/** `/bet snooze BET-12 3d`: its check-in waits; `3d`, `1w` or a date as people write it. */
export function makeSnooze({ readDates }: Pick<Deps, 'readDates'>): UseCase {
  return async (context, { args, values }) => {
    const typed = (values?.until ?? args.until ?? '').replace(/^until\s+/i, '').trim();
    if (typed === '') {
      const bet = await needBet(context.scope, args.bet);
      ownerOnly(bet, context.member.id, 'snooze its check-in');
      return snoozeChoice(bet.id);
    }
    const until = readDayAhead(typed, (text) => readDates(text, context.today)[0]?.date);
    if (!until)
      throw new UserError(`"${clip(typed, 60)}" is no date.`, [
        `/bet snooze ${args.bet} 3d`,
        `/bet snooze ${args.bet} Dec 20`,
      ]);
    return changeBet(
      context,
      args.bet,
      () => ({ type: 'snooze', by: context.member.id, until }),
      async (tx, bet) => ({
        lead: t`${bold(bet.id)} is snoozed until ${day(until)}. ${await nextWords(tx, context, bet)}`,
        more: [
          { kind: 'note', text: t`Not after all: ${code(`/bet unsnooze ${bet.id}`)}` },
          ...backFrom(bet),
        ],
      }),
    );
  };
}

/** The way back to press, where the answer is not the card, which has it itself. */
function backFrom(bet: Bet): readonly Block[] {
  return bet.card ? [{ kind: 'buttons', buttons: wayBack(bet) }] : [];
}

/** When the owner hears of the bet next, or why they do not. */
async function nextWords(tx: Operations, context: Context, bet: Bet): Promise<Text> {
  const next = await nextCheckinOf(tx, context, bet);
  if (next !== undefined) return t`Its next check-in comes ${at(next)}.`;
  if (bet.muted) return t`It is muted, so no check-in comes: ${code(`/bet unmute ${bet.id}`)}`;
  if ((await tx.get(members, bet.owner))?.stopped)
    return t`You stopped all check-ins, so none comes: ${code('/bet settings resume')}`;
  return t`It has had all its check-ins, so none comes any more. When you know: ${code(`/bet call ${bet.id}`)}`;
}

/** The usual spans to press, and a form for any day. */
function snoozeChoice(id: BetId): Reply {
  return {
    audience: 'you',
    blocks: [
      { kind: 'text', text: t`Until when should ${id} be quiet?` },
      {
        kind: 'buttons',
        buttons: [
          { label: '1 day', command: `/bet snooze ${id} 1d` },
          { label: '3 days', command: `/bet snooze ${id} 3d` },
          { label: '1 week', command: `/bet snooze ${id} 1w` },
        ],
      },
      { kind: 'note', text: t`Or type a date: ${code(`/bet snooze ${id} Dec 20`)}` },
    ],
    form: {
      command: `/bet snooze ${id}`,
      title: `Snooze ${id}`,
      submit: 'Snooze',
      fields: [
        {
          name: 'until',
          label: 'Until when should it be quiet?',
          kind: 'line',
          optional: false,
          example: 'Dec 20',
          hint: '1d, 3d, 1w, or a day as you would write it',
        },
      ],
    },
  };
}

/** `/bet unsnooze`, `/bet mute`, `/bet unmute`: one bet's check-ins off and on, by its owner. */
export function makeQuiet(what: 'unsnooze' | 'mute' | 'unmute'): UseCase {
  return (context, { args }) => {
    const by = context.member.id;
    const command: BetCommand =
      what === 'unsnooze' ? { type: 'snooze', by } : { type: 'mute', by, muted: what === 'mute' };
    return changeBet(
      context,
      args.bet,
      () => command,
      async (tx, bet) => {
        if (what === 'mute')
          return {
            lead: t`No more check-ins for ${bold(bet.id)}. Again: ${code(`/bet unmute ${bet.id}`)}`,
            more: backFrom(bet),
          };
        const done = what === 'unmute' ? 'is not muted any more' : 'is not snoozed any more';
        const next = bet.stage === 'live' ? await nextWords(tx, context, bet) : [];
        return { lead: t`${bold(bet.id)} ${done}. ${next}` };
      },
    );
  };
}
