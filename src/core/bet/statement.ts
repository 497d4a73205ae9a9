import { formatQuantity } from '../metric/quantity.ts';
import type { LocalDate } from '../time/instant.ts';
import type { Terms } from './bet.ts';
import { conditionOf } from './statement-change.ts';

export interface StatementContext {
  /** The texts of what it rests on, in order. */
  readonly assumptions: readonly string[];
  /** How a day is written: the statement says nothing about locale. */
  readonly formatDay: (date: LocalDate) => string;
}

/**
 * The bet's sentence from its fields. What is missing of the core of it is a `?`; what is optional is left out. Reading a
 * rendered complete statement gives the same fields back, and the same sentence again where the change got a verb.
 */
export function renderStatement(terms: Terms, { assumptions, formatDay }: StatementContext): string {
  const parts = [
    `If ${terms.change === undefined ? 'we ?' : conditionOf(terms.change)}, we expect ${terms.metric ?? '?'} ${movement(terms)}`,
    ` by ${terms.by === undefined ? '?' : formatDay(terms.by)}`,
    ...assumptions.map((assumption, i) => `${i === 0 ? ',' : ' and'} because ${assumption}`),
    ...(terms.confidence === undefined ? [] : [`, ${terms.confidence} % sure`]),
    '.',
    ...(terms.appetite === undefined ? [] : [` Appetite: ${terms.appetite}.`]),
  ];
  return parts.join('');
}

function movement({ direction, from, to, relative }: Terms): string {
  const verb = direction === undefined ? 'go' : direction === 'up' ? 'rise' : 'fall';
  const start = from === undefined ? '' : ` from ${formatQuantity(from)}`;
  if (to === undefined && relative !== undefined) {
    const amount = formatQuantity(relative);
    return `to ${relative.direction === 'up' ? 'rise' : 'fall'} by ${amount}${start}`;
  }
  return `to ${verb}${start || ' from ?'} to ${to === undefined ? '?' : formatQuantity(to)}`;
}
