import { type Bet, goalpostMoves } from '../bet/bet.ts';
import { clip } from '../chat/clip.ts';
import type { Block } from '../chat/reply.ts';
import { at, bold, code, day, join, type Text, t } from '../chat/text.ts';
import type { BetId } from '../ids.ts';
import type { Overlap } from '../judgement/contamination.ts';
import type { Exposure } from '../judgement/exposure.ts';
import { guessExample } from '../judgement/guesses.ts';
import { showJoint } from '../judgement/joint.ts';
import { showReadingFigures } from '../judgement/reading-figures.ts';
import { titleOf } from './bet-card.ts';
import { countOf } from './bet-words.ts';
import type { CheckinView } from './checkin-view.ts';
import { showSource, showVoices, type Voices } from './evidence-pack.ts';
import { readingsChart } from './readings-chart.ts';
import { sparkline } from './sparkline.ts';

/**
 * What the owner of a bet sees before the call: what was committed to, what was measured, what was heard, the
 * disconfirming first, and what else is known. Nothing in it leans towards one of the four calls.
 */
export function callEvidence(view: CheckinView): readonly Block[] {
  const { bet, pack, overlaps, exposure } = view;
  const known = [
    ...history(bet),
    ...overlaps.map((overlap) => overlapLine(bet.id, overlap)),
    ...standing(exposure),
  ];
  return [
    { kind: 'heading', text: [`${bet.id} · ${titleOf(bet)}`] },
    { kind: 'text', text: opening(view) },
    ...frozen(bet),
    ...measured(view),
    ...pack.voices.flatMap(heard),
    ...silence(pack.voices),
    ...(known.length > 0 ? [{ kind: 'list', items: known } as const] : []),
  ];
}

function opening({ bet, checkpoint, today }: CheckinView): Text {
  const closes = bet.window?.closes ?? today;
  const closed = closes === today ? t`Its window closes today` : t`Its window closed on ${day(closes)}`;
  const ask = checkpoint === 'T0' ? 'The call is yours.' : 'The call is still yours to make.';
  return t`${closed}. ${bold(ask)}`;
}

function frozen({ preCommitment }: Bet): readonly Block[] {
  if (!preCommitment) return [];
  const { statement, placedAt, hash } = preCommitment;
  return [
    {
      kind: 'quote',
      text: statement,
      source: t`as placed ${at(placedAt, 'date')}, ${code(hash.slice(0, 12))}`,
    },
  ];
}

/** What was read against the target, or where its owner wants to guess it first, the question. */
export function measured({ bet, pack, readings, isBlind }: CheckinView): readonly Block[] {
  const { figures } = pack;
  if (isBlind) return [...askForGuess(bet)];
  if (!figures)
    return [{ kind: 'text', text: t`No target in numbers, so no reading can be held against it.` }];
  const chart = readingsChart(bet, readings);
  const drawn = readings.length > 1 ? `${sparkline(readings.map(({ value }) => value))} ` : '';
  return [...(chart ? [chart] : []), { kind: 'text', text: t`${drawn}${showReadingFigures(figures)}` }];
}

function askForGuess(bet: Bet): readonly Block[] {
  const { id, terms } = bet;
  return [
    {
      kind: 'text',
      text: t`Before you see the readings: what does ${bold(terms.metric ?? 'its metric')} say now?`,
    },
    {
      kind: 'buttons',
      buttons: [
        { label: 'Guess', command: `/bet guess ${id}` },
        { label: 'Look without a guess', command: `/bet guess ${id} skip` },
      ],
    },
    {
      kind: 'note',
      text: t`Or type: ${code(`/bet guess ${id} ${guessExample(bet)}`)}. Then come the four calls.`,
    },
  ];
}

/** A longer quote would bury the rest. */
const QUOTE_CHARACTERS = 400;

function heard(voices: Voices): readonly Block[] {
  return [
    { kind: 'text', text: showVoices(voices) },
    ...voices.quotes.map(
      (item) =>
        ({ kind: 'quote', text: clip(item.text, QUOTE_CHARACTERS), source: showSource(item) }) as const,
    ),
  ];
}

/** Says that nothing was heard: an empty place would read as if nothing spoke against it. */
function silence(voices: readonly Voices[]): readonly Block[] {
  if (voices.some(({ stance }) => stance === 'contradicts')) return [];
  const other =
    voices.length === 0 ? 'No feedback is linked to it' : 'Nothing that is linked speaks against it';
  return [{ kind: 'note', text: t`${other}. To look for some: ${code('/heard themes')}` }];
}

function history(bet: Bet): readonly Text[] {
  const moves = goalpostMoves(bet);
  const moved = [...new Set(bet.amendments.flatMap(({ goalposts }) => goalposts))];
  return [
    ...(moves > 0 ? [t`Goalposts moved ${moves}x since it was placed: ${moved.join(', ')}.`] : []),
    ...(bet.extensions > 0 ? [t`Extended ${bet.extensions}x.`] : []),
    ...(bet.shippedBlind === undefined ? [] : [t`Shipped without a baseline: ${bet.shippedBlind}`]),
    ...bet.flags.map(({ cause, reason }) => t`${bold(cause)} ${GAVE_WAY[reason]}, and this rests on it.`),
  ];
}

const GAVE_WAY: Readonly<Record<Bet['flags'][number]['reason'], string>> = {
  'assumption-refuted': 'was refuted',
  'bet-invalidated': 'was called invalidated',
  'bet-dropped': 'was dropped',
};

function overlapLine(id: BetId, { bets, days, from, to }: Overlap): Text {
  const other = bets[0] === id ? bets[1] : bets[0];
  return t`${bold(other)} moved the same metric for ${countOf(days, 'day')} of it (${join([day(from), day(to)], ' to ')}).`;
}

function standing({ bets, joint }: Exposure): readonly Text[] {
  if (bets.length === 0) return [];
  const named = bets.slice(0, 5).join(', ');
  const more = bets.length > 5 ? ` and ${bets.length - 5} more` : '';
  return [
    t`${named}${more} ${bets.length === 1 ? 'stands' : 'stand'} on it: joint confidence ${showJoint(joint)}.`,
  ];
}
