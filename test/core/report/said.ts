import type { Block, Reply } from '#core/chat/reply.ts';
import type { Text } from '#core/chat/text.ts';

/** A reply as plain lines: a block or a row each, buttons as `[label: command]`. */
export function said(reply: Pick<Reply, 'blocks'>): string {
  return reply.blocks.flatMap(linesOf).join('\n');
}

function linesOf(block: Block): readonly string[] {
  switch (block.kind) {
    case 'facts':
      return block.facts.map(({ label, value }) => `${label}: ${plain(value)}`);
    case 'quote':
      return [`"${block.text}" ${plain(block.source ?? [])}`];
    case 'list':
      return block.items.map((item) => `- ${plain(item)}`);
    case 'table':
      return block.rows.map((row) => row.map(plain).join(' | '));
    case 'chart':
      return [`chart: ${block.alt}`];
    case 'buttons':
      return [block.buttons.map(({ label, command }) => `[${label}: ${command}]`).join(' ')];
    case 'select':
      return [block.options.map(({ label, command }) => `[${label}: ${command}]`).join(' ')];
    case 'divider':
      return ['---'];
    case 'file':
      return [`file: ${block.name}`];
    default:
      return [plain(block.text)];
  }
}

export function plain(text: Text): string {
  return text
    .map((span) => {
      if (typeof span === 'string') return span;
      if ('member' in span) return `@${span.member}`;
      return 'label' in span ? span.label : Object.values(span)[0];
    })
    .join('');
}
