import type { Bet } from '#core/bet/bet.ts';
import type { BetCommand } from '#core/bet/events.ts';
import { code, day, type Text, t } from '#core/chat/text.ts';
import { readSnooze } from '#core/checkin/snooze.ts';
import { UserError } from '#core/errors.ts';
import { changeBet } from './change-bet.ts';
import type { Deps, UseCase } from './context.ts';

/** `/bet snooze BET-12 3d`: its check-in waits; `3d`, `1w` or a date as people write it. */
export function makeSnooze({ readDates }: Pick<Deps, 'readDates'>): UseCase {
  return async (context, { args, values }) => {
    const typed = (values?.until ?? args.until ?? '').replace(/^until\s+/i, '').trim();
    if (typed === '') return snoozeChoice(args.bet ?? '');
    const until = readSnooze(typed, context.today) ?? readDates(typed, context.today)[0]?.date;
    if (!until)
      throw new UserError(`"${typed}" is no date.`, [
        `/bet snooze ${args.bet} 3d`,
        `/bet snooze ${args.bet} Dec 20`,
      ]);
    return changeBet(
      context,
      args.bet,
      () => ({ type: 'snooze', by: context.member.id, until }),
      (_tx, bet) => ({
        lead: t`${bet.id} is snoozed until ${day(until)}. Earlier: ${code(`/bet unsnooze ${bet.id}`)}`,
      }),
    );
  };
}

function snoozeChoice(id: string) {
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
  } as const;
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
      (_tx, bet) => ({ lead: SAID[what](bet) }),
    );
  };
}

const SAID: Readonly<Record<'unsnooze' | 'mute' | 'unmute', (bet: Bet) => Text>> = {
  unsnooze: (bet) => t`${bet.id} is not snoozed any more.`,
  mute: (bet) => t`No more check-ins for ${bet.id}. Again: ${code(`/bet unmute ${bet.id}`)}`,
  unmute: (bet) => t`${bet.id} has its check-ins again.`,
};
