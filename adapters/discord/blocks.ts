import type { Block } from '#core/chat/reply.ts';
import type { Write } from './markdown.ts';

/**
 * One block as lines of Discord's markdown or of plain words; the same lines in the same order either way, so that one
 * can stand in for the other. What Discord has parts of its own for (buttons, files, pictures) has no lines.
 */
export function linesOf(block: Block, write: Write, isDrawn: (block: Block) => boolean): readonly string[] {
  switch (block.kind) {
    case 'heading':
      return [`### ${oneLine(write(block.text))}`];
    case 'text':
      return write(block.text).split('\n');
    case 'facts':
      return block.facts.map(({ label, value }) => `${write([{ bold: label }])} ${oneLine(write(value))}`);
    case 'quote':
      return [
        ...write([block.text])
          .split('\n')
          .map((line) => `> ${line}`),
        ...(block.source ? [`> — ${oneLine(write(block.source))}`] : []),
      ];
    case 'list':
      return block.items.map((item) => `- ${write(item).replaceAll('\n', '\n  ')}`);
    case 'table':
      return [
        `-# ${oneLine(block.columns.map(({ label }) => write([label])).join(' · '))}`,
        ...block.rows.map((row) => `- ${row.map((cell) => oneLine(write(cell)) || '–').join(' · ')}`),
      ];
    case 'note':
      return write(block.text)
        .split('\n')
        .map((line) => `-# ${line}`);
    case 'chart':
      return isDrawn(block) ? [] : write([block.alt]).split('\n');
    case 'divider':
      return ['━━━━━━━━━━'];
    case 'buttons':
    case 'select':
    case 'file':
      return [];
  }
}

function oneLine(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ');
}

/** Whether a blank line belongs between two blocks. */
export function apart(above: Block | undefined, below: Block): boolean {
  if (!above) return false;
  return !TOGETHER.has(`${above.kind} ${below.kind}`);
}

const TOGETHER = new Set(['text list', 'text note', 'note note', 'heading text', 'heading facts']);
