import type { Terms } from '../../bet/bet.ts';
import type { FieldName, FieldSpan, ReadContext } from '../../bet/read-statement.ts';
import { readConfidence } from '../../bet/reading/confidence.ts';
import { wordsAt } from '../../bet/reading/source.ts';
import { slug } from '../../ids.ts';
import type { Quantity } from '../../metric/metric.ts';
import { isLocalDate } from '../../time/date.ts';
import type { LocalDate } from '../../time/instant.ts';
import { findVerbatim, verbatim } from '../verbatim.ts';
import type { BetAnswer } from './answer.ts';
import { quantityIn } from './numbers.ts';

/** A bet as a model read it, as far as the text bears it out. */
export interface CheckedBet {
  readonly terms: Terms;
  readonly because: readonly string[];
  /** Where the words of each field stand in the text. */
  readonly spans: readonly FieldSpan[];
}

/**
 * Keeps of a model's reading what the text says: words that stand in it, numbers that stand in the words they are said to
 * come from, dates that those words name. Everything else is left out, as if it had not been read.
 */
export function checkBet(text: string, answer: BetAnswer, context: CheckContext): CheckedBet {
  const said = (words: string): string | undefined => {
    const found = verbatim(text, words);
    const kept = found === undefined ? '' : wordsAt(found, { start: 0, end: found.length });
    return kept === '' ? undefined : kept;
  };
  const amount = (read: { readonly value: number; readonly words: string } | null): Quantity | undefined => {
    const words = read && verbatim(text, read.words);
    return words ? quantityIn(words, read.value) : undefined;
  };
  const [from, to, change] = [
    amount(answer.from),
    amount(answer.to),
    answer.relative && amount(answer.relative),
  ];
  const metric = answer.metric === null ? undefined : said(answer.metric);
  const built = answer.change === null ? undefined : said(answer.change);
  const by = answer.by === null ? undefined : dateOf(text, answer.by, context);
  const confidence = answer.confidence === null ? undefined : shareOf(text, answer.confidence);
  const terms: Terms = {
    ...(built !== undefined && { change: built }),
    ...(metric !== undefined && slug(metric) !== '' && { metric }),
    ...(answer.direction !== null && { direction: answer.direction }),
    ...(from && { from }),
    ...(to && { to }),
    ...(change && answer.relative && { relative: { ...change, direction: answer.relative.direction } }),
    ...(by !== undefined && { by }),
    ...(confidence !== undefined && { confidence }),
  };
  const because = [...new Set(answer.because.flatMap((words) => said(words) ?? []))];
  return { terms, because, spans: spansOf(text, answer, { terms, because }) };
}

/** Where what was kept stands. */
function spansOf(
  text: string,
  answer: BetAnswer,
  { terms, because }: Omit<CheckedBet, 'spans'>,
): readonly FieldSpan[] {
  const { change, metric, from, to, relative, by, confidence } = answer;
  const words = { change, metric, from, to, relative, by, confidence };
  const at = (field: FieldName, said: string): readonly FieldSpan[] => {
    const place = findVerbatim(text, said);
    return place ? [{ field, ...place }] : [];
  };
  return [
    ...Object.entries(words).flatMap(([name, read]) => {
      const field = name as keyof typeof words;
      return read === null || terms[field] === undefined
        ? []
        : at(field, typeof read === 'string' ? read : read.words);
    }),
    ...because.flatMap((said) => at('because', said)),
  ];
}

/** How a text is to be understood. */
export interface CheckContext extends ReadContext {
  /** The day on which what stands at a place was said; `today` where it is absent. */
  readonly dayAt?: (place: number) => LocalDate;
}

/**
 * The day as our own reader reads it off the words; where it reads none, the model's, if its day of the month stands in
 * the words and it lies ahead.
 */
function dateOf(
  text: string,
  { date, words }: { date: string; words: string },
  { today, dayAt = () => today, readDates }: CheckContext,
): LocalDate | undefined {
  const place = findVerbatim(text, words);
  if (place === undefined || !isLocalDate(date)) return undefined;
  const found = text.slice(place.start, place.end);
  const read = readDates(found, dayAt(place.start)).map((each) => each.date);
  if (read.length > 0) return read.includes(date) ? date : undefined;
  const day = new RegExp(`(?<!\\d)0?${Number(date.slice(8))}(?!\\d)`);
  return day.test(found) && date >= today ? date : undefined;
}

function shareOf(text: string, { percent, words }: { percent: number; words: string }): number | undefined {
  const found = verbatim(text, words);
  if (found === undefined || percent < 0 || percent > 100) return undefined;
  return readConfidence(found) === percent || quantityIn(found, percent)?.unit === '%' ? percent : undefined;
}
