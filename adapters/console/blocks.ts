import type { Block, Fact } from '#core/chat/reply.ts';
import { flow, hang, pad, widthOf, wrap } from './layout.ts';
import { safe, safeLine } from './safe.ts';
import { type Reader, spell } from './spans.ts';
import { table } from './table.ts';

/** What a block needs besides itself. */
export interface BlockContext extends Reader {
  readonly width: number;
  /** The number that presses the block's first button or takes its first option. */
  readonly number: number;
  /** Where a chart or a file was written to, or why it was not. */
  readonly whereabouts: (block: Block) => string | undefined;
}

/** One block as lines of at most `width` columns. */
export function renderBlock(block: Block, context: BlockContext): readonly string[] {
  const { width, paint } = context;
  switch (block.kind) {
    case 'heading':
      return wrap(spell(block.text, context), width).map((line) => paint('strong', line));
    case 'text':
      return wrap(spell(block.text, context), width);
    case 'facts':
      return facts(block.facts, context);
    case 'quote':
      return quote(block, context);
    case 'list':
      return block.items.flatMap((item) => hang(`${paint('faint', '•')} `, spell(item, context), width));
    case 'table':
      return table(
        block.columns.map((column) => ({ ...column, label: safeLine(column.label) })),
        block.rows.map((row) => row.map((cell) => spell(cell, context))),
        width,
        paint,
      );
    case 'note':
      return wrap(spell(block.text, context), width).map((line) => paint('faint', line));
    case 'chart':
      return [...wrap(safe(block.alt), width), ...whereabouts(`Chart: `, block, context)];
    case 'buttons':
      return flow(buttons(block, context), '   ', width);
    case 'select':
      return select(block, context);
    case 'divider':
      return [paint('faint', '─'.repeat(width))];
    case 'file':
      return whereabouts('File: ', block, context);
  }
}

function whereabouts(
  label: string,
  block: Block,
  { width, paint, whereabouts }: BlockContext,
): readonly string[] {
  const where = whereabouts(block);
  return where === undefined ? [] : hang(paint('faint', label), safeLine(where), width);
}

/** Labels and values in as many aligned pairs of columns as there is room for: two, else one. */
function facts(list: readonly Fact[], context: BlockContext): readonly string[] {
  const { paint, width } = context;
  const pairs = list.map(({ label, value }) => ({ label: safeLine(label), value: spell(value, context) }));
  const labels = Math.max(0, ...pairs.map(({ label }) => widthOf(label))) + 2;
  const half = Math.floor((width - 3) / 2);
  const twoFit =
    pairs.length > 1 && pairs.every(({ value }) => !value.includes('\n') && labels + widthOf(value) <= half);
  const cell = (pair: (typeof pairs)[number]): readonly string[] =>
    hang(paint('faint', pad(pair.label, labels)), pair.value, width);
  if (!twoFit) return pairs.flatMap(cell);
  const lines: string[] = [];
  for (let i = 0; i < pairs.length; i += 2) {
    const [left = '', right = ''] = pairs.slice(i, i + 2).flatMap(cell);
    lines.push(right === '' ? left : `${pad(left, half)}   ${right}`);
  }
  return lines;
}

function quote(block: Extract<Block, { kind: 'quote' }>, context: BlockContext): readonly string[] {
  const { paint, width } = context;
  const words = hang('  “', `${safe(block.text)}”`, width);
  if (!block.source) return words;
  const source = wrap(`— ${spell(block.source, context)}`, width - 3);
  return [...words, ...source.map((line) => `   ${paint('faint', line)}`)];
}

function buttons({ buttons }: Extract<Block, { kind: 'buttons' }>, context: BlockContext): readonly string[] {
  const { paint, number } = context;
  return buttons.map(({ label, style }, i) => {
    const key = paint(style === 'danger' ? 'bad' : 'accent', `[${number + i}]`);
    return `${key} ${style === 'primary' ? paint('strong', safeLine(label)) : safeLine(label)}`;
  });
}

function select(block: Extract<Block, { kind: 'select' }>, context: BlockContext): readonly string[] {
  const { paint, number, width } = context;
  const last = number + block.options.length - 1;
  const digits = String(last).length + 2;
  return [
    ...wrap(`${safeLine(block.placeholder)}:`, width),
    ...block.options.flatMap(({ label }, i) =>
      hang(`${paint('accent', pad(`[${number + i}]`, digits, 'right'))} `, safeLine(label), width),
    ),
  ];
}
