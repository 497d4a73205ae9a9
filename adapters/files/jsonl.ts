import type { FeedbackRow, UnreadableRow } from '#ports/feedback-file.ts';
import { fieldsIn, rowFrom, TEXT_NAMES } from './columns.ts';

/** Longer lines hold no feedback. They are passed over without being kept in memory. */
const LINE_MAX = 1_000_000;

/** JSON lines: an object a line. Names of fields may differ from line to line. */
export async function* jsonRows(pieces: AsyncIterable<string>): AsyncGenerator<FeedbackRow | UnreadableRow> {
  let row = 0;
  for await (const line of lines(pieces)) {
    row += 1;
    if (line === undefined) yield { row, problem: 'The line is far too long.' };
    else if (line.trim() !== '') yield readLine(row, line);
  }
}

function readLine(row: number, line: string): FeedbackRow | UnreadableRow {
  const value = parsed(line);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { row, problem: 'The line is no JSON object.' };
  }
  const fields = fieldsIn(Object.keys(value));
  if (fields.text === undefined) return { row, problem: `It has no text: one of ${TEXT_NAMES}.` };
  return rowFrom(row, value as Readonly<Record<string, unknown>>, fields);
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Undefined for a line that is too long. */
async function* lines(pieces: AsyncIterable<string>): AsyncGenerator<string | undefined> {
  let rest = '';
  let isTooLong = false;
  for await (const piece of pieces) {
    const [first = '', ...others] = piece.split(/\r?\n/);
    rest = isTooLong ? '' : rest + first;
    isTooLong ||= rest.length > LINE_MAX;
    for (const next of others) {
      yield isTooLong ? undefined : rest;
      rest = next;
      isTooLong = false;
    }
  }
  if (isTooLong || rest !== '') yield isTooLong ? undefined : rest;
}
