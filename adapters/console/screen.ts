import type { Block, Destination, Reply } from '#core/chat/reply.ts';
import { type ImageProtocol, inlineImage } from './inline-image.ts';
import { type RenderContext, render } from './render.ts';
import { safeJson } from './safe.ts';

/** A reply on its way to the screen. */
export interface Shown {
  readonly reply: Reply;
  /** Absent for the direct answer. */
  readonly to?: Destination;
  readonly title?: string;
  readonly footer?: string;
  readonly firstNumber: number;
  readonly whereabouts: (block: Block) => string | undefined;
  readonly images: readonly Uint8Array[];
}

/** Where replies are shown: a terminal, a pipe, or a pipe of JSON. */
export interface Screen {
  /** Files and charts are for people: JSON carries them in itself. */
  readonly attaches: boolean;
  show(shown: Shown, reader: Pick<RenderContext, 'nameOf' | 'zone' | 'now'>): void;
  /** Small talk of the console itself, for people only. */
  aside(text: string): void;
}

export interface TextScreenOptions {
  readonly print: (text: string) => void;
  readonly columns: () => number;
  readonly colour: boolean;
  readonly images?: ImageProtocol | undefined;
}

/** Images are no wider than this, on however wide a screen. */
const IMAGE_COLUMNS = 72;

export function terminalScreen({ print, columns, colour, images }: TextScreenOptions): Screen {
  return {
    attaches: true,
    show: (shown, reader) => {
      const width = columns();
      print(`${render(shown.reply, { ...shown, ...reader, width, colour, boxed: true })}\n`);
      if (!images) return;
      for (const png of shown.images) print(inlineImage(png, images, Math.min(width, IMAGE_COLUMNS)));
    },
    aside: (text) => {
      const context = { width: columns(), colour, boxed: false, nameOf: String, zone: 'UTC', now: '' };
      print(`${render({ audience: 'you', blocks: [{ kind: 'note', text: [text] }] }, context)}\n`);
    },
  };
}

export interface PipeOptions {
  readonly out: (line: string) => void;
  /** For what was refused. */
  readonly err: (line: string) => void;
}

export function pipedScreen({ out, err }: PipeOptions, columns: number, colour: boolean): Screen {
  let isFirst = true;
  return {
    attaches: true,
    show: ({ footer: _, ...shown }, reader) => {
      const text = render(shown.reply, { ...shown, ...reader, width: columns, colour, boxed: false });
      if (shown.reply.failed) return err(text);
      out(isFirst ? text : `\n${text}`);
      isFirst = false;
    },
    aside: () => {},
  };
}

/** Each reply as one line: the reply itself, with its destination where it is not the direct answer. */
export function jsonScreen({ out, err }: PipeOptions): Screen {
  return {
    attaches: false,
    show: ({ reply, to }) => {
      (reply.failed ? err : out)(safeJson({ ...reply, ...(to && { destination: to }) }));
    },
    aside: () => {},
  };
}
