import type { Column } from '#core/chat/reply.ts';
import { hang, pad, widthOf, wrap } from './layout.ts';
import type { Paint } from './style.ts';

const GAP = 2;
/** A column that got less than this share of what it needs, or fewer columns, reads worse than a row by row setting. */
const LEAST_SHARE = 1 / 3;
const LEAST_COLUMN = 8;

/** A table of painted cells in at most `width` columns. The widest column gives way first, by wrapping. */
export function table(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  width: number,
  paint: Paint,
): readonly string[] {
  const natural = columns.map((column, i) =>
    Math.min(width, Math.max(widthOf(column.label), ...rows.map((row) => widthOf(row[i] ?? '')))),
  );
  const widths = shrink(natural, width - GAP * (columns.length - 1));
  if (!widths) return stacked(columns, rows, width, paint);
  const head = columns.map(({ label }) => paint('faint', label));
  const rule = paint('faint', widths.map((each) => '─'.repeat(each)).join(' '.repeat(GAP)));
  return [...setRow(head, columns, widths), rule, ...rows.flatMap((row) => setRow(row, columns, widths))];
}

/** Takes columns from the widest until the sum fits; undefined when too little would be left of one. */
function shrink(natural: readonly number[], room: number): readonly number[] | undefined {
  const widths = [...natural];
  let excess = widths.reduce((sum, each) => sum + each, 0) - room;
  while (excess > 0) {
    const widest = Math.max(...widths);
    if (widest <= LEAST_COLUMN) return undefined;
    widths[widths.indexOf(widest)] = widest - 1;
    excess -= 1;
  }
  const isCrushed = widths.some((width, i) => width < (natural[i] ?? 0) * LEAST_SHARE);
  return isCrushed ? undefined : widths;
}

function setRow(
  cells: readonly string[],
  columns: readonly Column[],
  widths: readonly number[],
): readonly string[] {
  const wrapped = widths.map((width, i) => wrap(cells[i] ?? '', width));
  const height = Math.max(...wrapped.map((lines) => lines.length));
  return [...Array(height).keys()].map((at) =>
    wrapped
      .map((lines, i) => pad(lines[at] ?? '', widths[i] ?? 0, columns[i]?.align))
      .join(' '.repeat(GAP))
      .trimEnd(),
  );
}

/** Too narrow for columns: each row as a small record, its first cell on top. */
function stacked(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  width: number,
  paint: Paint,
): readonly string[] {
  return rows.flatMap((row) => [
    ...wrap(row[0] ?? '', width),
    ...columns.slice(1).flatMap(({ label }, i) => {
      const cell = row[i + 1] ?? '';
      return cell === '' ? [] : hang(`  ${paint('faint', label)} `, cell, width);
    }),
  ]);
}
