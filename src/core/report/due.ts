import type { Bet } from '../bet/bet.ts';
import { moveOf } from '../bet/read-move.ts';
import type { Block, Reply } from '../chat/reply.ts';
import { bold, code, member, type Text, t } from '../chat/text.ts';
import { addDays } from '../time/date.ts';
import type { LocalDate } from '../time/instant.ts';
import { byClosing, countOf, dueWords, shortTitle } from './bet-words.ts';
import { left } from './columns.ts';

/** What calls are owed, and which come next. */
export interface Due {
  /** Live ones. */
  readonly bets: readonly Bet[];
  readonly today: LocalDate;
}

const SHOWN = 8;
const WEEK_DAYS = 7;

/** Live bets by when their window closes: overdue, within a week, later. Their owners owe a call in that order. */
export function dueReport({ bets, today }: Due): Reply {
  if (bets.length === 0) {
    const text = t`Nothing is live, so no call is owed. What waits to ship: ${code('/bet list')}`;
    return { audience: 'everyone', blocks: [{ kind: 'text', text }] };
  }
  const inAWeek = addDays(today, WEEK_DAYS);
  const sections = Map.groupBy(bets.toSorted(byClosing), ({ window }) => {
    const closes = window?.closes ?? today;
    return closes < today ? 'Overdue' : closes < inAWeek ? 'Closes within a week' : 'Closes later';
  });
  return {
    audience: 'everyone',
    blocks: [
      ...[...sections].flatMap(([title, found]) => section(title, found, today)),
      { kind: 'note', text: howToCall(bets, today) },
    ],
  };
}

function howToCall(bets: readonly Bet[], today: LocalDate): Text {
  const [next] = bets.toSorted(byClosing);
  const call = code(`/bet call ${next?.id}`);
  const isOwed = next?.window !== undefined && next.window.closes <= today;
  return isOwed ? t`To make a call: ${call}` : t`No call is owed yet. To make one early: ${call}`;
}

function section(title: string, bets: readonly Bet[], today: LocalDate): readonly Block[] {
  const more = bets.length - SHOWN;
  return [
    { kind: 'text', text: t`${bold(title)} · ${bets.length}` },
    {
      kind: 'table',
      columns: [left('Bet'), left('Build'), left('Owner'), left('Move'), left('Closes')],
      rows: bets
        .slice(0, SHOWN)
        .map((bet): readonly Text[] => [
          [bold(bet.id)],
          [shortTitle(bet)],
          [member(bet.owner)],
          [moveOf(bet.terms)],
          [dueWords(bet, today)],
        ]),
    },
    ...(more > 0
      ? [
          {
            kind: 'note',
            text: t`and ${countOf(more, 'bet')} more: ${code(title === 'Overdue' ? '/bet list due' : '/bet list live')}`,
          } as const,
        ]
      : []),
  ];
}
