import { type Bet, goalpostMoves, stageOn } from '../bet/bet.ts';
import { clip } from '../chat/clip.ts';
import { numberOf } from '../ids.ts';
import { diffDays } from '../time/date.ts';
import type { LocalDate } from '../time/instant.ts';
import { titleOf } from './bet-card.ts';

/** What fits beside the figures of a table on 80 columns. */
const TITLE_IN_TABLE = 28;

/** The bet's title where it shares a line with figures. */
export function shortTitle(bet: Pick<Bet, 'terms' | 'capturedFrom'>): string {
  return clip(titleOf(bet), TITLE_IN_TABLE);
}

/** Its stage in one word, and of a called one what it was called. */
export function stageWord(bet: Bet, today: LocalDate): string {
  return bet.call?.verdict ?? stageOn(bet, today);
}

/** The day on which its window closes, or will once it has shipped. */
export function closingOf(bet: Pick<Bet, 'window' | 'terms'>): LocalDate | undefined {
  return bet.window?.closes ?? bet.terms.by;
}

/** `in 12 days`, `today`, `3 days late`; empty where nothing is owed any more, or no date is known. */
export function dueWords(bet: Bet, today: LocalDate): string {
  const closes = closingOf(bet);
  if (closes === undefined || bet.stage === 'called' || bet.stage === 'dropped') return '';
  const days = diffDays(today, closes);
  if (days >= 0) return inDays(days);
  return bet.stage === 'live' ? `${countOf(-days, 'day')} late` : 'date passed';
}

/** `today`, `tomorrow`, `in 12 days`. */
export function inDays(days: number): string {
  if (days === 0) return 'today';
  return days === 1 ? 'tomorrow' : `in ${days} days`;
}

/** `1 bet`, `12 bets`. */
export function countOf(count: number, noun: string, plural = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : plural}`;
}

/** The older bet first. */
export function olderFirst(a: Pick<Bet, 'id'>, b: Pick<Bet, 'id'>): number {
  return numberOf(a.id) - numberOf(b.id);
}

export function newestFirst(a: Pick<Bet, 'id'>, b: Pick<Bet, 'id'>): number {
  return olderFirst(b, a);
}

/** What should be known of a bet before its figures are believed, in a few words each. */
export function marksOf(bet: Bet): readonly string[] {
  const moves = goalpostMoves(bet);
  return [
    ...bet.flags.map(({ cause }) => `⚠ ${cause}`),
    ...(moves > 0 ? [`goalposts ${moves}x`] : []),
    ...(bet.extensions > 0 ? [`extended ${bet.extensions}x`] : []),
    ...(bet.shippedBlind === undefined ? [] : ['blind']),
    ...(bet.muted ? ['muted'] : []),
  ];
}

/** The sooner due first; without a date last; then the older bet. */
export function byClosing(a: Bet, b: Bet): number {
  const dayA = closingOf(a) ?? '~';
  const dayB = closingOf(b) ?? '~';
  return dayA === dayB ? olderFirst(a, b) : dayA < dayB ? -1 : 1;
}
