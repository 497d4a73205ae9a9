import { type Block, type Button, COMMAND_MAX } from '../chat/reply.ts';
import { code, t } from '../chat/text.ts';

/** The way to the pages next to this one. A command too long for a button can still be typed. */
export function pager(commandOf: (page: number) => string, page: number, pages: number): readonly Block[] {
  if (pages <= 1) return [];
  const buttons: readonly Button[] = [
    ...(page > 1 ? [{ label: 'Back', command: commandOf(page - 1) }] : []),
    ...(page < pages ? [{ label: 'More', command: commandOf(page + 1) }] : []),
  ];
  const next = page < pages ? t` Next: ${code(commandOf(page + 1))}` : [];
  const fits = buttons.every(({ command }) => command.length <= COMMAND_MAX);
  return [
    { kind: 'note', text: t`Page ${page} of ${pages}.${next}` },
    ...(fits ? [{ kind: 'buttons', buttons } as const] : []),
  ];
}
