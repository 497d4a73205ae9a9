import { ButtonStyle, ComponentType } from 'discord.js';
import { clip } from '#core/chat/clip.ts';
import { type Block, type Button, COMMAND_MAX } from '#core/chat/reply.ts';

/** https://discord.com/developers/docs/components/reference */
const ROWS = 5;
const IN_ROW = 5;
const OPTIONS = 25;
const LABEL_MAX = 80;
const OPTION_MAX = 100;
const PLACEHOLDER_MAX = 150;

const STYLES = { primary: ButtonStyle.Primary, danger: ButtonStyle.Danger } as const;

export type Row = ReturnType<typeof rowOf> | ReturnType<typeof selectOf>;

/** Buttons and selects as rows, and those for which there is no room: they can still be typed. */
export interface Arranged {
  readonly rows: readonly Row[];
  readonly left: readonly Button[];
}

/**
 * A press is its command, which is its button's id; so a command that is there twice is shown once. Rows are filled in
 * order until there are no more.
 */
export function arrange(blocks: readonly Block[]): Arranged {
  const rows: Row[] = [];
  const left: Button[] = [];
  const known = new Set<string>();
  for (const block of blocks) {
    if (block.kind !== 'buttons' && block.kind !== 'select') continue;
    const isButtons = block.kind === 'buttons';
    const choices = isButtons
      ? block.buttons.filter(({ command }) => !known.has(command) && known.add(command))
      : [...new Map(block.options.map((option) => [option.command, option])).values()];
    for (const { command } of choices)
      if (command.length > COMMAND_MAX || command === '')
        throw new Error(`a button's command has 1 to ${COMMAND_MAX} characters`);
    for (const some of chunks(choices, isButtons ? IN_ROW : OPTIONS)) {
      if (rows.length === ROWS) left.push(...some);
      else rows.push(isButtons ? rowOf(some) : selectOf(block.placeholder, some, rows.length));
    }
  }
  return { rows, left };
}

function rowOf(buttons: readonly Button[]) {
  return {
    type: ComponentType.ActionRow,
    components: buttons.map(({ label, command, style }) => ({
      type: ComponentType.Button,
      style: style ? STYLES[style] : ButtonStyle.Secondary,
      label: labelOf(label, LABEL_MAX),
      custom_id: command,
    })),
  } as const;
}

function selectOf(placeholder: string, options: readonly Button[], row: number) {
  return {
    type: ComponentType.ActionRow,
    components: [
      {
        type: ComponentType.StringSelect,
        custom_id: `select:${row}`,
        placeholder: labelOf(placeholder, PLACEHOLDER_MAX),
        options: options.map(({ label, command }) => ({
          label: labelOf(label, OPTION_MAX),
          value: command,
        })),
      },
    ],
  } as const;
}

/** Discord refuses labels of nothing but spaces. */
function labelOf(label: string, max: number): string {
  return clip(label.replace(/\s+/g, ' ').trim(), max) || '…';
}

function chunks<T>(list: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, i) =>
    list.slice(i * size, (i + 1) * size),
  );
}
