import { day, t } from '../chat/text.ts';
import { UserError } from '../errors.ts';
import { slug } from '../ids.ts';
import { formatQuantity } from '../metric/quantity.ts';
import { directionOf } from '../metric/target.ts';
import type { LocalDate } from '../time/instant.ts';
import type { Bet, Terms } from './bet.ts';

/** What must be known before a bet can be placed, in the order in which it is asked for. */
export type Needed = 'build' | 'metric' | 'target' | 'date' | 'confidence';

const ASK: Readonly<Record<Needed, string>> = {
  build: 'build: saved searches',
  metric: 'metric: weekly retention',
  target: 'to: 36%',
  date: 'by: in 2 weeks',
  confidence: 'confidence: 60%',
};

export function missingForPlacing(terms: Terms): readonly Needed[] {
  const missing: Needed[] = [];
  if (!terms.change) missing.push('build');
  if (slug(terms.metric ?? '') === '') missing.push('metric');
  if (!terms.to && !terms.relative) missing.push('target');
  if (!terms.by) missing.push('date');
  if (terms.confidence === undefined) missing.push('confidence');
  return missing;
}

export function refuseIncomplete(bet: Bet, missing: readonly Needed[], lead: string): never {
  throw new UserError(
    `${lead}: no ${missing.join(', no ')}.`,
    missing.map((needed) => `/bet edit ${bet.id} ${ASK[needed]}`),
  );
}

/** @throws UserError when the numbers contradict each other, whatever the stage. */
export function checkTerms(id: Bet['id'], terms: Terms): void {
  const { from, to, direction, confidence } = terms;
  const edit = (fields: string) => [`/bet edit ${id} ${fields}`];
  if (confidence !== undefined && (confidence < 0 || confidence > 100)) {
    throw new UserError(`Confidence ${confidence} is not between 0 and 100 %.`, edit('confidence: 60%'));
  }
  if (!from || !to) return;
  if (from.value === to.value) {
    throw new UserError(
      `The target ${formatQuantity(to)} equals the baseline, so nothing would have to move. Give a target that differs.`,
      edit('from: 31% to: 36%'),
    );
  }
  const towards = directionOf(from, to);
  if (direction !== undefined && towards !== undefined && direction !== towards) {
    throw new UserError(
      `The words say ${terms.metric ?? 'the metric'} should go ${direction}, but the target ${formatQuantity(to)} is ${
        towards === 'up' ? 'above' : 'below'
      } the baseline ${formatQuantity(from)}. Swap them, or correct one.`,
      edit(`from: ${formatQuantity(to)} to: ${formatQuantity(from)}`),
    );
  }
}

/** @throws UserError when the window would close today or before. */
export function checkDate(bet: Bet, by: LocalDate | undefined, today: LocalDate): void {
  if (by !== undefined && by <= today) {
    throw new UserError(
      t`${bet.id}'s date ${day(by)} is not in the future: there would be no window to validate in.`,
      [`/bet edit ${bet.id} by: in 2 weeks`],
    );
  }
}
