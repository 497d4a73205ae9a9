import type { Block } from '#core/chat/reply.ts';
import { plain } from './spans.ts';

/** A reply as mere text, nothing left out: for the file that holds what a message could not. */
export function wordsOf(blocks: readonly Block[]): string {
  return blocks
    .map(wordsOfBlock)
    .filter((words) => words !== '')
    .join('\n\n');
}

function wordsOfBlock(block: Block): string {
  switch (block.kind) {
    case 'heading':
    case 'text':
    case 'note':
      return plain(block.text);
    case 'facts':
      return block.facts.map(({ label, value }) => `${label}: ${plain(value)}`).join('\n');
    case 'quote':
      return `> ${block.text.replaceAll('\n', '\n> ')}${block.source ? `\n> -- ${plain(block.source)}` : ''}`;
    case 'list':
      return block.items.map((item) => `- ${plain(item)}`).join('\n');
    case 'table':
      return [block.columns.map(({ label }) => label), ...block.rows.map((row) => row.map(plain))]
        .map((cells) => cells.join('\t'))
        .join('\n');
    case 'chart':
      return block.alt;
    case 'buttons':
      return block.buttons.map(({ label, command }) => `[${label}] ${command}`).join('\n');
    case 'select':
      return block.options.map(({ label, command }) => `[${label}] ${command}`).join('\n');
    case 'divider':
      return '---';
    case 'file':
      return block.name;
  }
}
