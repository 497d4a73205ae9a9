import { clearScreenDown, createInterface, cursorTo, moveCursor } from 'node:readline';
import type { Completion } from '#ports/chat-platform.ts';
import { HISTORY_MAX } from './history.ts';
import { editable, edited, type Keyboard, LEAVE_PASTES, MARK_PASTES, withoutPastes } from './paste.ts';

export type Answer =
  | { readonly kind: 'line'; readonly text: string }
  /** Ctrl-C; what was in the line by then. */
  | { readonly kind: 'interrupted'; readonly text: string }
  /** Ctrl-D, or the terminal is gone. */
  | { readonly kind: 'closed' };

export interface Question {
  /** In the line already, to be edited. */
  readonly prefill?: string;
  /** Whether the answer is worth a place in the history. */
  readonly memorable: boolean;
  readonly complete: (line: string) => Promise<readonly Completion[]>;
}

/** A line editor with output that may come at any moment: it goes above the line that is being typed. */
export interface Terminal {
  ask(prompt: string, question: Question): Promise<Answer>;
  print(text: string): void;
  /** Makes a line come back on arrow up. */
  recall(line: string): void;
  close(): void;
}

export interface TerminalOptions {
  readonly input: Keyboard;
  readonly output: NodeJS.WritableStream;
  /** The lines typed before, the latest first. */
  readonly history: readonly string[];
  readonly onMemorable: (line: string) => void;
  /** How completions are listed when there are several. */
  readonly list: (completions: readonly Completion[]) => string;
}

export function openTerminal({ input, output, history, onMemorable, list }: TerminalOptions): Terminal {
  // readline keeps this very array; what it holds is what arrow up brings back.
  const lines = [...history];
  let worthKeeping = [...lines];
  let question: Question | undefined;
  let waiting: ((answer: Answer) => void) | undefined;
  let closed = false;

  const keys = withoutPastes(input);
  const editor = createInterface({
    input: keys,
    output,
    terminal: true,
    history: lines,
    historySize: HISTORY_MAX,
    removeHistoryDuplicates: true,
    completer: (line: string, done: (error: null, result: [string[], string]) => void) => {
      const complete = question?.complete ?? (async () => []);
      complete(line).then(
        (found) => done(null, [offer(line, found), line]),
        () => done(null, [[], line]),
      );
    },
  });
  // What is typed while nothing is asked stays in the keyboard, and is seen at the next prompt.
  editor.pause();
  output.write(MARK_PASTES);

  const offer = (line: string, found: readonly Completion[]): string[] => {
    const common = commonStart(found.map(({ text }) => text));
    if (found.length === 1 || (common.startsWith(line) && common.length > line.length)) return [common];
    if (found.length > 1) print(list(found));
    return [];
  };

  const print = (text: string): void => {
    if (!waiting) {
      output.write(text);
      return;
    }
    const { rows } = editor.getCursorPos();
    moveCursor(output, 0, -rows);
    cursorTo(output, 0);
    clearScreenDown(output);
    // One empty line, and as many rows as the typed line had: redrawing it begins by going up those.
    output.write(text + '\n'.repeat(1 + rows));
    editor.prompt(true);
  };

  const answer = (given: Answer): void => {
    const resolve = waiting;
    waiting = undefined;
    question = undefined;
    resolve?.(given);
  };

  editor.on('history', () => {
    const [latest] = lines;
    if (question?.memorable === false) lines.splice(0, lines.length, ...worthKeeping);
    else if (latest !== undefined && latest !== worthKeeping[0]) onMemorable(latest);
    worthKeeping = [...lines];
  });
  editor.on('line', (line) => {
    editor.pause();
    answer({ kind: 'line', text: edited(line) });
  });
  editor.on('SIGINT', () => {
    const text = edited(editor.line);
    editor.write(null, { ctrl: true, name: 'e' });
    editor.write(null, { ctrl: true, name: 'u' });
    output.write('^C\n');
    editor.pause();
    answer({ kind: 'interrupted', text });
  });
  editor.on('close', () => {
    closed = true;
    output.write(waiting ? `\n${LEAVE_PASTES}` : LEAVE_PASTES);
    answer({ kind: 'closed' });
  });

  return {
    ask: (prompt, asked) => {
      if (closed) return Promise.resolve({ kind: 'closed' });
      question = asked;
      const answered = new Promise<Answer>((resolve) => {
        waiting = resolve;
      });
      editor.setPrompt(prompt);
      editor.prompt(true);
      if (asked.prefill) editor.write(editable(asked.prefill));
      return answered;
    },
    print,
    recall: (line) => {
      lines.unshift(editable(line));
      worthKeeping = [...lines];
    },
    close: () => {
      editor.close();
      input.unpipe(keys);
    },
  };
}

function commonStart(texts: readonly string[]): string {
  const [first = '', ...others] = texts;
  let length = first.length;
  for (const text of others) while (!text.startsWith(first.slice(0, length))) length -= 1;
  return first.slice(0, length);
}
