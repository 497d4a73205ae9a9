import { Transform, type TransformCallback } from 'node:stream';
import { safe } from './safe.ts';

/** Asks the terminal to mark what is pasted (xterm's bracketed paste), and to stop doing so. */
export const MARK_PASTES = '\x1b[?2004h';
export const LEAVE_PASTES = '\x1b[?2004l';

const BEGIN = '\x1b[200~';
const END = '\x1b[201~';

/** Stands for a line's end inside a line that is being edited. */
const LINE_END = '↵';

/** Text as it can stand in an edited line: several lines as one, nothing in it that would act on the terminal. */
export function editable(text: string): string {
  return safe(text).replaceAll('\n', LINE_END);
}

/** What an edited line says: the opposite of {@link editable}. */
export function edited(line: string): string {
  return line.replaceAll(LINE_END, '\n');
}

/** What a terminal's keyboard must be able to do for readline. */
export interface Keyboard extends NodeJS.ReadableStream {
  setRawMode?(on: boolean): unknown;
}

/**
 * The keyboard with each paste as one line, so that pasted lines are not sent one by one and pasted escape sequences
 * press no keys. What is typed ahead comes line by line.
 */
export function withoutPastes(keyboard: Keyboard): Keyboard & Transform {
  const decoder = new TextDecoder();
  let held = '';
  let pasting = false;
  const transform = (chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void => {
    let rest = held + decoder.decode(chunk, { stream: true });
    held = '';
    let out = '';
    while (rest !== '') {
      const marker = pasting ? END : BEGIN;
      const at = rest.indexOf(marker);
      if (at >= 0) {
        out += typed(rest.slice(0, at), pasting);
        rest = rest.slice(at + marker.length);
        pasting = !pasting;
        continue;
      }
      const cut = rest.length - heldBack(rest, marker, pasting);
      out += typed(rest.slice(0, cut), pasting);
      held = rest.slice(cut);
      rest = '';
    }
    // A chunk holds one line at most, so that a reader who pauses after a line is given no more.
    for (const line of out.match(/[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+/g) ?? []) keys.push(line);
    done();
  };
  const keys = new Transform({ transform });
  // readline switches raw mode by the stream it reads from.
  const setRawMode = (on: boolean) => keyboard.setRawMode?.(on);
  keyboard.pipe(keys);
  return Object.assign(keys, { setRawMode });
}

function typed(text: string, pasted: boolean): string {
  return pasted ? editable(text) : text;
}

/**
 * How much of the end may be the beginning of a marker that the next chunk completes. A lone escape outside a paste
 * is a key that was pressed and is passed on.
 */
function heldBack(text: string, marker: string, pasting: boolean): number {
  const least = pasting ? 1 : 2;
  for (let length = Math.min(marker.length - 1, text.length); length >= least; length -= 1) {
    if (text.endsWith(marker.slice(0, length))) return length;
  }
  return 0;
}
