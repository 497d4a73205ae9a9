import type { Span } from './claim.ts';

/** A cell of a table under the name of its column. */
export interface Cell {
  readonly name: string;
  readonly value: Span;
}

/** A row of a table: what stands in its cells, and all of it. */
export interface Row extends Span {
  readonly cells: readonly Cell[];
}

/** The first line of a table and the ruled line below it. */
const HEAD =
  /^[ \t]*\|?(?<names>[^\n|]{1,60}(?:\|[^\n|]{0,60}){1,12})\|?[ \t]*\n[ \t]*\|?[ \t:-]+(?:\|[ \t:-]+)+\|?[ \t]*(?:\n|$)/gmu;

/** More is no message. */
const ROWS_MOST = 100;

/** Tables as Markdown writes them: each row under the names of its columns; the rule below the names may not be missing. */
export function rowsOf(text: string): { readonly heads: readonly Span[]; readonly rows: readonly Row[] } {
  const heads: Span[] = [];
  const rows: Row[] = [];
  let at = 0;
  for (const head of text.matchAll(HEAD)) {
    if (head.index < at) continue;
    const names = (head.groups?.names ?? '').split('|').map((name) => name.trim());
    at = head.index + head[0].length;
    heads.push({ start: head.index, end: at });
    while (rows.length < ROWS_MOST) {
      const line = /[^\n]*/y;
      line.lastIndex = at;
      const words = line.exec(text)?.[0] ?? '';
      if (!words.includes('|')) break;
      rows.push({ start: at, end: at + words.length, cells: cellsOf(words, at, names) });
      at += words.length + 1;
    }
  }
  return { heads, rows };
}

function cellsOf(line: string, at: number, names: readonly string[]): readonly Cell[] {
  const lead = /^[ \t]*\|?/.exec(line)?.[0].length ?? 0;
  let start = at + lead;
  return line
    .slice(lead)
    .split('|')
    .flatMap((words, i) => {
      const value = { start, end: start + words.length };
      start = value.end + 1;
      const name = names[i];
      return name === undefined || name === '' ? [] : [{ name, value }];
    });
}
