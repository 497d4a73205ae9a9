import { BET_COMMANDS } from './bet-commands.ts';
import type { CommandSpec, Root } from './command-spec.ts';
import { HEARD_COMMANDS } from './heard-commands.ts';

/** Every command there is, once. Parsing, help, completion and Discord's subcommands all come from this table. */
export const COMMANDS: readonly CommandSpec[] = [...BET_COMMANDS, ...HEARD_COMMANDS];

export function findCommand(root: Root, name: string): CommandSpec | undefined {
  return COMMANDS.find((spec) => spec.root === root && spec.name === name);
}

/** `/bet call <bet> [validated|invalidated|inconclusive|extend] [why ...]` */
export function usage(spec: CommandSpec): string {
  const args = spec.args.map((arg) => {
    const name =
      arg.kind === 'choice'
        ? (arg.choices ?? []).join('|')
        : arg.kind === 'words'
          ? `${arg.name} ...`
          : arg.name;
    return arg.optional ? `[${name}]` : `<${name}>`;
  });
  return [`/${spec.root}`, spec.name, ...args].join(' ');
}

/** A whole line that works, for refusals. */
export function exampleOf(spec: CommandSpec): string {
  return `/${spec.root} ${spec.name} ${spec.examples[0] ?? ''}`.trim();
}
