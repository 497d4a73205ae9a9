import type { Block, Button, Reply } from '../chat/reply.ts';
import { bold, code, t } from '../chat/text.ts';
import type { BetId } from '../ids.ts';
import { showGuess } from '../judgement/guesses.ts';
import { showReadingFigures } from '../judgement/reading-figures.ts';
import { diffDays } from '../time/date.ts';
import { callButtons, titleOf } from './bet-card.ts';
import { countOf, inDays, shortTitle } from './bet-words.ts';
import { callEvidence, measured } from './call-evidence.ts';
import type { CheckinView } from './checkin-view.ts';

/** More than this many bets in one message would bury each other: the others are named, each with a way to it. */
const WHOLE = 2;

/** The check-in of one member and day: one message, whatever number of bets is due. */
export function checkinReply(views: readonly CheckinView[], late: boolean): Reply {
  const inOrder = views.toSorted((a, b) => rank(a) - rank(b));
  const [whole, others] = [inOrder.slice(0, WHOLE), inOrder.slice(WHOLE)];
  return {
    audience: 'everyone',
    blocks: [
      ...(views.length > 1 ? [{ kind: 'text', text: [bold(summary(inOrder))] } as const] : []),
      ...(late
        ? [
            {
              kind: 'note',
              text: t`Late: a check-in did not come on its day; this one stands for it as well.`,
            } as const,
          ]
        : []),
      ...whole.flatMap((view, i) => [
        ...(i > 0 ? [{ kind: 'divider' } as const] : []),
        ...(view.checkpoint === 'T-3' ? askForReading(view) : askForCall(view)),
      ]),
      ...(others.length > 0 ? otherBets(others) : []),
      ...lessOfIt(inOrder),
    ],
  };
}

/** How to hear less: who has to look for it is annoyed already. */
function lessOfIt([first]: readonly CheckinView[]): readonly Block[] {
  if (!first) return [];
  const { id } = first.bet;
  const [mute, stop] = [code(`/bet mute ${id}`), code('/bet settings stop')];
  return [{ kind: 'note', text: t`No more about ${id}: ${mute}. No DMs at all: ${stop}` }];
}

/** What an owner sees once they have guessed, or said that they will not: what was read, and the four calls. */
export function guessReply(view: CheckinView): Reply {
  const { bet } = view;
  const compared = bet.guess && showGuess(bet.guess);
  return {
    audience: 'you',
    blocks: [
      { kind: 'heading', text: [`${bet.id} · ${titleOf(bet)}`] },
      ...(compared ? [{ kind: 'text', text: t`You ${bold(compared)}.` } as const] : []),
      ...measured(view),
      { kind: 'buttons', buttons: callButtons(bet) },
      { kind: 'buttons', buttons: waitingButtons(bet.id) },
    ],
  };
}

/** Calls before readings, the longest overdue first. */
function rank({ bet, checkpoint, today }: CheckinView): number {
  return (checkpoint === 'T-3' ? 1e6 : 0) + diffDays(today, bet.window?.closes ?? today);
}

function summary(views: readonly CheckinView[]): string {
  const readings = views.filter(({ checkpoint }) => checkpoint === 'T-3').length;
  const calls = views.length - readings;
  return [
    ...(calls > 0 ? [`${countOf(calls, 'bet')} for your call`] : []),
    ...(readings > 0 ? [`${countOf(readings, 'bet')} for a reading`] : []),
  ].join(', ');
}

function askForReading(view: CheckinView): readonly Block[] {
  const { bet, pack, isBlind, today } = view;
  const left = inDays(diffDays(today, bet.window?.closes ?? today));
  return [
    { kind: 'heading', text: [`${bet.id} · ${titleOf(bet)}`] },
    {
      kind: 'text',
      text: t`Its window closes ${left}. What does ${bold(bet.terms.metric ?? 'its metric')} say now?`,
    },
    ...(pack.figures && !isBlind ? [{ kind: 'text', text: showReadingFigures(pack.figures) } as const] : []),
    { kind: 'buttons', buttons: waitingButtons(bet.id) },
    { kind: 'note', text: t`Or type: ${code(`/bet read ${bet.id} 34.2, n=120`)}` },
  ];
}

function askForCall(view: CheckinView): readonly Block[] {
  return [
    ...callEvidence(view),
    // Who guesses first is asked for the call with what was read.
    ...(view.isBlind ? [] : [{ kind: 'buttons', buttons: callButtons(view.bet) } as const]),
    { kind: 'buttons', buttons: waitingButtons(view.bet.id) },
  ];
}

function waitingButtons(id: BetId): readonly Button[] {
  return [
    { label: 'Add reading', command: `/bet read ${id}` },
    { label: 'Snooze 1 d', command: `/bet snooze ${id} 1d` },
    { label: '3 d', command: `/bet snooze ${id} 3d` },
    { label: '1 w', command: `/bet snooze ${id} 1w` },
    { label: 'Other day', command: `/bet snooze ${id}` },
  ];
}

function otherBets(views: readonly CheckinView[]): readonly Block[] {
  return [
    { kind: 'divider' },
    {
      kind: 'list',
      items: views.map(({ bet, pack, isBlind }) =>
        pack.figures && !isBlind
          ? t`${bold(bet.id)} ${shortTitle(bet)}: ${showReadingFigures(pack.figures)}`
          : t`${bold(bet.id)} ${shortTitle(bet)}`,
      ),
    },
    {
      kind: 'select',
      placeholder: 'Open one of them',
      options: views.slice(0, 25).map(({ bet, isBlind }) => ({
        label: `${bet.id} ${shortTitle(bet)}`,
        command: isBlind ? `/bet guess ${bet.id}` : `/bet show ${bet.id}`,
      })),
    },
  ];
}
