import { slug } from '../ids.ts';
import type { Bet, Terms } from './bet.ts';
import type { BetEvent } from './events.ts';

/** The bet after an event. Total: an event is a fact and is never refused here. */
export function evolve(bet: Bet | undefined, event: BetEvent): Bet {
  if (event.type === 'bet-drafted') return event.bet;
  if (!bet) throw new Error(`${event.type} before bet-drafted`);
  switch (event.type) {
    case 'bet-edited':
      return withTerms(bet, event.terms);
    case 'bet-amended':
      return amended(bet, event.amendment);
    case 'bet-linked':
      return { ...bet, assumptions: event.assumptions, dependsOn: event.dependsOn };
    case 'bet-placed':
      return { ...bet, stage: 'placed', preCommitment: event.preCommitment };
    case 'bet-shipped':
      return {
        ...withTerms(bet, event.terms),
        stage: 'live',
        window: event.window,
        ...(event.blindBecause !== undefined && { shippedBlind: event.blindBecause }),
      };
    case 'bet-called':
      return { ...without(bet, 'snoozedUntil'), stage: 'called', call: event.call };
    case 'bet-extended':
      return {
        ...withTerms(without(without(bet, 'snoozedUntil'), 'guess'), { ...bet.terms, by: event.closes }),
        ...(bet.window && { window: { ...bet.window, closes: event.closes } }),
        extensions: bet.extensions + 1,
      };
    case 'call-undone':
      return { ...without(bet, 'call'), stage: 'live' };
    case 'bet-dropped':
      return { ...bet, stage: 'dropped', droppedWhy: event.why, droppedFrom: event.from };
    case 'drop-undone':
      return { ...without(without(bet, 'droppedWhy'), 'droppedFrom'), stage: event.to };
    case 'bet-snoozed':
      return event.until === undefined ? without(bet, 'snoozedUntil') : { ...bet, snoozedUntil: event.until };
    case 'reading-guessed':
    case 'guess-skipped':
      return { ...bet, guess: event.guess };
    case 'bet-muted':
      return event.muted ? { ...bet, muted: true } : without(bet, 'muted');
    case 'bet-handed-over':
      return { ...bet, owner: event.owner };
    case 'bet-flagged':
      return { ...bet, flags: [...bet.flags.filter((flag) => flag.cause !== event.flag.cause), event.flag] };
    case 'bet-unflagged':
      return { ...bet, flags: bet.flags.filter((flag) => flag.cause !== event.cause) };
  }
}

function amended(bet: Bet, amendment: Bet['amendments'][number]): Bet {
  const next = { ...withTerms(bet, amendment.after), amendments: [...bet.amendments, amendment] };
  const closes = amendment.after.by;
  if (!bet.window || !closes || closes === bet.window.closes) return next;
  return { ...without(next, 'guess'), window: { ...bet.window, closes } };
}

function withTerms(bet: Bet, terms: Terms): Bet {
  const next = { ...without(bet, 'metricId'), terms };
  const metricId = terms.metric === undefined ? '' : slug(terms.metric);
  return metricId === '' ? next : { ...next, metricId };
}

/** A copy that lacks an optional field: an absent field and an undefined one are not the same in a document. */
function without<K extends keyof Bet>(bet: Bet, key: K): Omit<Bet, K> & Partial<Pick<Bet, K>> & Bet {
  const { [key]: _, ...rest } = bet;
  return rest as Bet;
}
