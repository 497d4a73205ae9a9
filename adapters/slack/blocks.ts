import type { types } from '@slack/bolt';
import { type Block, type Button, COMMAND_MAX, type Fact } from '#core/chat/reply.ts';
import { bold, italic, type Span, type Text, t } from '#core/chat/text.ts';
import { LIMITS } from './limits.ts';
import { clean, label, mrkdwn, plain, rich } from './spans.ts';
import { tableLines } from './table.ts';

/** One of Slack's blocks, and whether something had to be left out of it. */
export interface Piece {
  readonly block: types.KnownBlock;
  readonly cut: boolean;
}

type RichSection =
  | types.RichTextSection
  | types.RichTextList
  | types.RichTextQuote
  | types.RichTextPreformatted;

/**
 * One block of a reply as Slack's, each within Slack's limits. `firstId` numbers what can be pressed, so that no two
 * in a message have one id.
 */
export function piecesOf(block: Block, firstId: number): readonly Piece[] {
  switch (block.kind) {
    case 'heading':
      return heading(block.text);
    case 'text':
      return section(block.text);
    case 'facts':
      return facts(block.facts);
    case 'quote':
      return quote(block);
    case 'list':
      return list(block.items);
    case 'table':
      return table(block);
    case 'note':
      return note(block.text);
    case 'chart':
      return section([block.alt]);
    case 'buttons':
      return buttons(block.buttons, firstId);
    case 'select':
      return select(block, firstId);
    case 'divider':
      return [{ block: { type: 'divider' }, cut: false }];
    case 'file':
      return note(t`${block.name}`);
  }
}

function heading(text: Text): readonly Piece[] {
  const words = plain(text).trim();
  if (words === '') return [];
  const shown = label(words, LIMITS.header);
  return [
    {
      block: { type: 'header', text: { type: 'plain_text', text: shown, emoji: false } },
      cut: words.length > LIMITS.header,
    },
  ];
}

function section(text: Text): readonly Piece[] {
  const { elements, cut } = rich(text, LIMITS.section);
  return elements.length === 0 ? [] : [richText([{ type: 'rich_text_section', elements }], cut)];
}

function richText(elements: RichSection[], cut: boolean): Piece {
  return { block: { type: 'rich_text', elements }, cut };
}

/** Side by side where mrkdwn can say them, else one under the other. */
function facts(list: readonly Fact[]): readonly Piece[] {
  const fields = list.map(({ label, value }) => mrkdwn(t`${bold(label)}\n${value}`));
  const fit = fields.every((field) => field !== undefined && field.length <= LIMITS.field);
  if (!fit)
    return section(
      list.flatMap(({ label, value }, i): Text => [...lineBreak(i), ...t`${bold(label)}  ${value}`]),
    );
  const pieces: Piece[] = [];
  for (let i = 0; i < fields.length; i += LIMITS.fieldsPerSection) {
    const some = fields.slice(i, i + LIMITS.fieldsPerSection);
    pieces.push({
      block: {
        type: 'section',
        fields: some.map((text) => ({ type: 'mrkdwn', text: text ?? '', verbatim: true })),
      },
      cut: false,
    });
  }
  return pieces;
}

const lineBreak = (i: number): readonly Span[] => (i === 0 ? [] : ['\n']);

function quote({ text, source }: Extract<Block, { kind: 'quote' }>): readonly Piece[] {
  const { elements, cut } = rich([text], LIMITS.section);
  if (elements.length === 0) return [];
  const from = source ? rich(t`\n— ${source}`, LIMITS.section) : { elements: [], cut: false };
  return [
    richText([{ type: 'rich_text_quote', elements: [...elements, ...from.elements] }], cut || from.cut),
  ];
}

/** What a list holds of one item, and one list of items. */
const ITEM_CHARACTERS = 600;

function list(items: readonly Text[]): readonly Piece[] {
  const pieces: Piece[] = [];
  let elements: types.RichTextSection[] = [];
  let length = 0;
  let isCut = false;
  const flush = () => {
    if (elements.length > 0)
      pieces.push(richText([{ type: 'rich_text_list', style: 'bullet', elements }], isCut));
    elements = [];
    length = 0;
    isCut = false;
  };
  for (const item of items) {
    const { elements: words, cut } = rich(item, ITEM_CHARACTERS);
    if (words.length === 0) continue;
    const size = Math.min(plain(item).length, ITEM_CHARACTERS);
    if (length + size > LIMITS.section) flush();
    elements.push({ type: 'rich_text_section', elements: words });
    length += size;
    isCut ||= cut;
  }
  flush();
  return pieces;
}

/** In columns where it fits a narrow screen and its cells are mere words; else a row an item, each value named. */
function table({ columns, rows }: Extract<Block, { kind: 'table' }>): readonly Piece[] {
  const lines = tableLines(columns, rows);
  if (lines) {
    const text = lines.join('\n');
    return [richText([{ type: 'rich_text_preformatted', elements: [{ type: 'text', text }] }], false)];
  }
  return list(
    rows.map((row) =>
      row.flatMap((cell, i): Text => {
        const name = columns[i]?.label ?? '';
        if (plain(cell) === '') return [];
        if (i === 0) return cell;
        // Of two columns the second says what the first is: its name would only be repeated on every line.
        if (columns.length === 2 || name === '') return [' · ', ...cell];
        return [' · ', italic(name), ' ', ...cell];
      }),
    ),
  );
}

function note(text: Text): readonly Piece[] {
  const words = mrkdwn(text);
  if (plain(text).trim() === '') return [];
  if (words === undefined || words.length > LIMITS.context) return section(text);
  return [
    { block: { type: 'context', elements: [{ type: 'mrkdwn', text: words, verbatim: true }] }, cut: false },
  ];
}

function buttons(list: readonly Button[], firstId: number): readonly Piece[] {
  const pieces: Piece[] = [];
  for (let i = 0; i < list.length; i += LIMITS.buttonsPerBlock) {
    const elements = list
      .slice(i, i + LIMITS.buttonsPerBlock)
      .map((button, j) => buttonElement(button, firstId + i + j));
    pieces.push({ block: { type: 'actions', elements }, cut: false });
  }
  return pieces;
}

function buttonElement({ label: words, command, style }: Button, id: number): types.Button {
  refuseLong(command);
  return {
    type: 'button',
    action_id: `press-${id}`,
    text: { type: 'plain_text', text: label(words, LIMITS.buttonLabel), emoji: false },
    value: command,
    ...(style && { style }),
  };
}

/** As a menu where Slack's menus can carry the commands; else as buttons, which carry longer ones. */
function select(block: Extract<Block, { kind: 'select' }>, firstId: number): readonly Piece[] {
  const { options, placeholder } = block;
  for (const { command } of options) refuseLong(command);
  if (options.length === 0) return [];
  if (options.some(({ command }) => command.length > LIMITS.optionValue)) return buttons(options, firstId);
  const shown = options.slice(0, LIMITS.options);
  const element: types.StaticSelect = {
    type: 'static_select',
    action_id: `press-${firstId}`,
    placeholder: { type: 'plain_text', text: label(placeholder, LIMITS.placeholder), emoji: false },
    options: shown.map((option) => ({
      text: { type: 'plain_text', text: label(option.label, LIMITS.optionLabel), emoji: false },
      value: option.command,
    })),
  };
  return [{ block: { type: 'actions', elements: [element] }, cut: shown.length < options.length }];
}

function refuseLong(command: string): void {
  if (command.length > COMMAND_MAX || command === '' || clean(command) !== command)
    throw new Error(
      `a button's command is empty, over ${COMMAND_MAX} characters, or holds control characters`,
    );
}
