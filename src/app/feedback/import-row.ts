import { digest } from '#core/feedback/duplicates.ts';
import { isLocalDate } from '#core/time/date.ts';
import { addMs, DAY_MS, type Instant, type LocalDate, toInstant } from '#core/time/instant.ts';
import type { DateReader } from '#ports/date-reader.ts';
import type { FeedbackRow, UnreadableRow } from '#ports/feedback-file.ts';
import type { Heard } from './ingest-feedback.ts';
import { linkProblem, textProblem } from './item-text.ts';
import { pastDay } from './past-day.ts';

export interface RowReader {
  readonly readDates: DateReader;
  readonly now: Instant;
  readonly today: LocalDate;
}

/** A row of a file as something a user said, or why it cannot be that. */
export function readRow(row: FeedbackRow | UnreadableRow, reader: RowReader): Heard | UnreadableRow {
  if ('problem' in row) return row;
  const saidAt = row.date === undefined ? reader.now : momentOf(row.date, reader);
  const problem =
    textProblem(row.text) ??
    (row.link === undefined ? undefined : linkProblem(row.link)) ??
    (saidAt === undefined ? `"${row.date?.slice(0, 40)}" is no date.` : undefined) ??
    (saidAt !== undefined && saidAt > addMs(reader.now, DAY_MS) ? `${row.date} lies ahead.` : undefined);
  if (problem !== undefined || saidAt === undefined) return { row: row.row, problem: problem ?? '' };
  return {
    text: row.text,
    source: 'import',
    externalId: externalIdOf(row),
    saidAt,
    ...(row.author !== undefined && { author: row.author }),
    ...(row.link !== undefined && { permalink: row.link }),
  };
}

/**
 * What makes a row the same when its file is taken in again: its id and words, since another file may count from 1 as
 * well; without an id all that it says.
 */
function externalIdOf({ id, text, author = '', date = '' }: FeedbackRow): string {
  return id === undefined ? digest(JSON.stringify([text, author, date])) : `${id}#${digest(text)}`;
}

const MOMENT = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(Z|UTC|[+-]\d{2}:?\d{2})?$/;

/** `2026-11-03`, `2026-11-03T10:00:00Z`, seconds or milliseconds since 1970, or a day as people write it. */
function momentOf(date: string, { readDates, today }: RowReader): Instant | undefined {
  const moment = MOMENT.exec(date);
  if (moment) return valid(Date.parse(moment[1] ? date.replace(/\s*UTC$/, 'Z') : `${date}Z`));
  if (/^\d{10}$/.test(date)) return valid(Number(date) * 1_000);
  if (/^\d{13}$/.test(date)) return valid(Number(date));
  // Most files write dates this way, and a reader of words is slow on a million of them.
  const day = isLocalDate(date) ? date : pastDay(readDates, date, today);
  return day === undefined ? undefined : `${day}T12:00:00.000Z`;
}

function valid(ms: number): Instant | undefined {
  return Number.isNaN(ms) ? undefined : toInstant(ms);
}
