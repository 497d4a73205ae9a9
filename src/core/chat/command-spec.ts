export type Root = 'bet' | 'heard';

export type ArgKind =
  | 'bet'
  | 'theme'
  | 'assumption'
  | 'item'
  /** A bet, assumption, theme or item. */
  | 'thing'
  /** The id of one, or its name as it was typed, which may have several words. */
  | 'metric'
  | 'member'
  | 'channel'
  | 'choice'
  /** A page number. */
  | 'page'
  /** One word. */
  | 'word'
  /** The rest of the line; always last. */
  | 'words';

export interface ArgSpec {
  readonly name: string;
  readonly kind: ArgKind;
  readonly optional?: boolean;
  readonly choices?: readonly string[];
}

export interface CommandSpec {
  readonly root: Root;
  readonly name: string;
  readonly summary: string;
  readonly args: readonly ArgSpec[];
  /** What follows the name; shown in help under the summary. The first is the one shown when something is missing. */
  readonly examples: readonly string[];
  readonly group: 'bets' | 'looking' | 'yours' | 'feedback' | 'themes';
}

export const bet: ArgSpec = { name: 'bet', kind: 'bet' };
export const theme: ArgSpec = { name: 'theme', kind: 'theme' };
export const page: ArgSpec = { name: 'page', kind: 'page', optional: true };

/** The rest of the line, which may be nothing. */
export const words = (name: string): ArgSpec => ({ name, kind: 'words', optional: true });

export const choice = (name: string, choices: readonly string[]): ArgSpec => ({
  name,
  kind: 'choice',
  choices,
  optional: true,
});

export const thing = (name: string): ArgSpec => ({ name, kind: 'thing' });

/** Makes the entries of one root's table: `group`, `name`, `summary`, `args`, then examples. */
export const commandsOf =
  (root: Root) =>
  (
    group: CommandSpec['group'],
    name: string,
    summary: string,
    args: readonly ArgSpec[],
    ...examples: readonly string[]
  ): CommandSpec => ({ root, group, name, summary, args, examples });
