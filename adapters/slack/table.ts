import type { Column } from '#core/chat/reply.ts';
import type { Text } from '#core/chat/text.ts';
import { plain } from './spans.ts';

/** As much as a phone shows of a line in fixed width without breaking it, more or less. */
const WIDTH = 60;
const LINES = 40;

/** A table as lines of fixed width; undefined where it is too large, or a cell means more than its words. */
export function tableLines(
  columns: readonly Column[],
  rows: readonly (readonly Text[])[],
): readonly string[] | undefined {
  if (
    rows.length >= LINES ||
    rows.flat(2).some((span) => typeof span !== 'string' && !('day' in span || 'bold' in span))
  )
    return undefined;
  const cells = [columns.map(({ label }) => plain([label])), ...rows.map((row) => row.map(plain))];
  if (cells.flat().some((cell) => cell.includes('\n'))) return undefined;
  const widths = columns.map((_, i) => Math.max(...cells.map((row) => row[i]?.length ?? 0)));
  if (widths.reduce((sum, width) => sum + width + 2, -2) > WIDTH) return undefined;
  const lines = cells.map((row) =>
    columns
      .map(({ align }, i) => {
        const cell = row[i] ?? '';
        return align === 'right' ? cell.padStart(widths[i] ?? 0) : cell.padEnd(widths[i] ?? 0);
      })
      .join('  ')
      .trimEnd(),
  );
  return lines.some((line) => line !== '') ? lines : undefined;
}
