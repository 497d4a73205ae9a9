import stringWidth from 'string-width';
import wrapAnsi from 'wrap-ansi';

/** Narrower than this nothing is legible: output stays this wide and the terminal breaks it. */
export const LEAST_WIDTH = 20;

/** Lines of at most `width` columns; words longer than that are broken, `31 %` stays together. Never empty. */
export function wrap(text: string, width: number): readonly string[] {
  const glued = text.replace(/(?<=\d) (?=%)/g, '\u00a0');
  return wrapAnsi(glued, Math.max(width, 1), { hard: true }).replaceAll('\u00a0', ' ').split('\n');
}

/** Wraps behind a prefix; further lines are indented by its width. */
export function hang(prefix: string, text: string, width: number): readonly string[] {
  const indent = ' '.repeat(stringWidth(prefix));
  return wrap(text, width - indent.length).map((line, i) => (i === 0 ? prefix : indent) + line);
}

/** Fills up with spaces to `width` columns. */
export function pad(text: string, width: number, align: 'left' | 'right' = 'left'): string {
  const space = ' '.repeat(Math.max(0, width - stringWidth(text)));
  return align === 'left' ? text + space : space + text;
}

/** Sets pieces side by side with a gap, as many to a line as fit; a piece that is too wide is wrapped. */
export function flow(pieces: readonly string[], gap: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line: string | undefined;
  for (const piece of pieces) {
    const longer: string = line === undefined ? piece : line + gap + piece;
    if (line !== undefined && stringWidth(longer) > width) {
      lines.push(line);
      line = piece;
    } else line = longer;
  }
  if (line !== undefined) lines.push(line);
  return lines.flatMap((each) => wrap(each, width));
}

/** The widest line's columns. */
export function widthOf(text: string): number {
  return Math.max(...text.split('\n').map((line) => stringWidth(line)));
}
