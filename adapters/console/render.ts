import { type Block, type Button, COMMAND_MAX, type Reply } from '#core/chat/reply.ts';
import type { MemberId } from '#core/ids.ts';
import type { Instant, Zone } from '#core/time/instant.ts';
import { renderBlock } from './blocks.ts';
import { LEAST_WIDTH, wrap } from './layout.ts';
import { makePaint, type Paint } from './style.ts';

/** For whom and for what screen a reply is rendered. */
export interface RenderContext {
  /** Columns of the screen. No line comes out wider. */
  readonly width: number;
  readonly colour: boolean;
  readonly nameOf: (member: MemberId) => string;
  /** The reader's zone. */
  readonly zone: Zone;
  readonly now: Instant;
  /** Whether a light box is drawn around it; piped output has none. */
  readonly boxed: boolean;
  /** Says above it where it was posted, when it is not the direct answer. */
  readonly title?: string;
  /** Small print under it: how to get into its thread. */
  readonly footer?: string;
  /** The number of its first button; 1 when absent. */
  readonly firstNumber?: number;
  /** Where its charts and files were written to, or why they were not. */
  readonly whereabouts?: (block: Block) => string | undefined;
}

/** A reply as text for a terminal, without a newline at its end. */
export function render(reply: Reply, context: RenderContext): string {
  const paint = makePaint(context.colour);
  const width = Math.max(LEAST_WIDTH, context.width) - (context.boxed ? 2 : 0);
  const lines = body(reply, context, width, paint);
  if (!context.boxed) {
    return [
      ...frameLine(context.title, width, paint),
      ...lines,
      ...frameLine(context.footer, width, paint),
    ].join('\n');
  }
  const ink = reply.failed ? 'bad' : reply.audience === 'you' ? 'faint' : 'accent';
  const rule = (corner: string) => (line: string, i: number) =>
    `${paint(ink, i === 0 ? corner : '│')} ${line}`.trimEnd();
  return [
    ...frameLine(context.title, width, paint).map(rule('╭')),
    ...lines.map(rule('│')),
    ...frameLine(context.footer, width, paint).map((line) => `${paint(ink, '╰')} ${line}`),
  ].join('\n');
}

/** The buttons and options of a reply, in the order in which they are numbered. */
export function choicesOf(reply: Reply): readonly Button[] {
  return reply.blocks.flatMap((block) => {
    if (block.kind === 'buttons') return block.buttons;
    return block.kind === 'select' ? block.options : [];
  });
}

function frameLine(text: string | undefined, width: number, paint: Paint): readonly string[] {
  return text === undefined ? [] : wrap(text, width).map((line) => paint('faint', line));
}

function body(reply: Reply, context: RenderContext, width: number, paint: Paint): readonly string[] {
  let number = context.firstNumber ?? 1;
  let before: Block | undefined;
  const lines: string[] = [];
  for (const block of reply.blocks) {
    refuseLongCommands(block);
    const { nameOf, zone, now, whereabouts = () => undefined } = context;
    const rendered = renderBlock(block, { width, number, nameOf, zone, now, whereabouts, paint });
    if (rendered.length === 0) continue;
    if (before && apart(before, block)) lines.push('');
    lines.push(...rendered);
    number += choicesOf({ ...reply, blocks: [block] }).length;
    before = block;
  }
  return lines;
}

/** Blocks that follow each other without a blank line, as one thing. */
const TOGETHER = new Set([
  'text list',
  'text note',
  'note note',
  'quote quote',
  'buttons buttons',
  'file file',
]);

function apart(above: Block, below: Block): boolean {
  if (above.kind === 'heading' || above.kind === 'divider' || below.kind === 'divider') return false;
  return !TOGETHER.has(`${above.kind} ${below.kind}`);
}

function refuseLongCommands(block: Block): void {
  for (const { command } of choicesOf({ audience: 'you', blocks: [block] })) {
    if (command.length > COMMAND_MAX) throw new Error(`a button's command is over ${COMMAND_MAX} characters`);
  }
}
