import { Readable } from 'node:stream';
import { type CsvError, parse } from 'csv-parse';
import { UserError } from '#core/errors.ts';
import type { FeedbackRow, UnreadableRow } from '#ports/feedback-file.ts';
import { fieldsIn, rowFrom, TEXT_NAMES } from './columns.ts';

/** A row longer than this is a quote that was never closed. */
const ROW_MAX = 1_000_000;

const PROBLEMS: Readonly<Partial<Record<CsvError['code'], string>>> = {
  CSV_RECORD_INCONSISTENT_FIELDS_LENGTH:
    'It has more cells than the header: text with commas needs quotes around it.',
  CSV_QUOTE_NOT_CLOSED: 'A quote is opened here and never closed.',
  CSV_MAX_RECORD_SIZE: 'The row is far too long: perhaps a quote is opened and never closed.',
};

interface Line {
  readonly row: number;
  readonly cells: readonly string[];
}

/** A table with a header. Which sign separates its cells is read off the header: comma, semicolon or tab. */
export async function* csvRows(
  pieces: AsyncIterable<string>,
  delimiter: string,
): AsyncGenerator<FeedbackRow | UnreadableRow> {
  let header: readonly string[] | undefined;
  for await (const line of lines(pieces, delimiter)) {
    if ('problem' in line) {
      yield line;
      continue;
    }
    if (!header) {
      header = line.cells;
      checkHeader(header);
      continue;
    }
    if (line.cells.every((cell) => cell.trim() === '')) continue;
    const values = Object.fromEntries(header.map((name, i) => [name, line.cells[i] ?? '']));
    yield rowFrom(line.row, values, fieldsIn(header));
  }
}

/** The separator that the header line has most of. */
export function delimiterOf(beginning: string): string {
  const header = beginning.split(/\r?\n/, 1)[0] ?? '';
  const counted = [',', ';', '\t'].map((sign) => ({ sign, count: header.split(sign).length }));
  return counted.toSorted((a, b) => b.count - a.count)[0]?.sign ?? ',';
}

function checkHeader(header: readonly string[]): void {
  if (fieldsIn(header).text !== undefined) return;
  const names = header.slice(0, 8).join(', ');
  throw new UserError(
    `No column holds the text. The first row names ${names}; one of them has to be ${TEXT_NAMES}.`,
  );
}

/** The lines of the table and those that are none, in their order. */
async function* lines(
  pieces: AsyncIterable<string>,
  delimiter: string,
): AsyncGenerator<Line | UnreadableRow> {
  let row = 0;
  const problems: UnreadableRow[] = [];
  const parser = parse({
    delimiter,
    relax_quotes: true,
    relax_column_count_less: true,
    max_record_size: ROW_MAX,
    skip_records_with_error: true,
    on_skip: (error) => {
      row += 1;
      problems.push({ row, problem: (error && PROBLEMS[error.code]) ?? 'The row is no table row.' });
      return undefined;
    },
    // The number of the row travels with its cells.
    on_record: (cells: string[]) => {
      row += 1;
      return [String(row), ...cells];
    },
  });
  const parsed = Readable.from(pieces).compose(parser) as AsyncIterable<readonly string[]>;
  for await (const [number, ...cells] of parsed) {
    const line = { row: Number(number), cells };
    // The parser is ahead of what it hands out.
    while (problems[0] && problems[0].row < line.row) yield problems.shift() as UnreadableRow;
    yield line;
  }
  yield* problems;
}
