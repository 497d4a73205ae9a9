import { readsAsQuestion } from '../ask/reads-as-question.ts';
import { UserError } from '../errors.ts';
import { readIdOf, readShortId, slug } from '../ids.ts';
import { clip } from './clip.ts';
import type { ArgSpec, CommandSpec, Root } from './command-spec.ts';
import { COMMANDS, exampleOf, findCommand, usage } from './commands.ts';

/** A command line that was understood: which command, and its arguments in the form that its use case takes. */
export interface ParsedCommand {
  /** `bet call` */
  readonly name: string;
  readonly args: Readonly<Record<string, string>>;
  readonly spec: CommandSpec;
}

/**
 * Reads a command line. Whatever follows `/bet` or `/heard` without naming a command is the text of a new bet or
 * item, or after `/bet` a question where it plainly is one; an empty command is `new` without text, which opens the form.
 * @throws UserError when a command is named but its arguments are not what it takes
 */
export function parseCommand(line: string): ParsedCommand {
  const split = splitCommand(line);
  if (!split) throw new UserError('Commands begin with /bet or /heard.', ['/bet help', '/heard help']);
  const { root, word, after, rest } = split;
  const spec = findCommand(root, word.toLowerCase());
  if (spec) {
    const matched = matchArgs(spec, after);
    if ('expected' in matched) refuse(spec, matched, rest);
    return { name: `${root} ${spec.name}`, args: matched.args, spec };
  }
  const ask = findCommand('bet', 'ask');
  if (ask && root === 'bet' && readsAsQuestion(rest) === 'plainly')
    return { name: 'bet ask', args: { question: rest }, spec: ask };
  const created = findCommand(root, 'new');
  if (!created) throw new Error(`no /${root} new in the table`);
  return { name: `${root} new`, args: rest === '' ? {} : { text: rest }, spec: created };
}

/** The parts of a command line: the root, the word after it, and what follows that; undefined without a root. */
export function splitCommand(line: string) {
  const match = /^\s*\/?(bet|heard)(?:\s+([\s\S]*))?$/i.exec(line);
  if (!match) return undefined;
  const rest = (match[2] ?? '').trim();
  const word = /^\S*/.exec(rest)?.[0] ?? '';
  return { root: match[1]?.toLowerCase() as Root, rest, word, after: rest.slice(word.length).trim() };
}

type Matched =
  | { readonly args: Readonly<Record<string, string>> }
  /** What could have come instead of `got`; empty when nothing more could. */
  | { readonly expected: readonly ArgSpec[]; readonly got: string | undefined };

/** The arguments that a command takes, out of the words that follow it. */
export function matchArgs(spec: CommandSpec, after: string): Matched {
  const args: Record<string, string> = {};
  let rest = after;
  let expected: readonly ArgSpec[] = [];
  for (const arg of spec.args) {
    if (arg.kind === 'words') {
      if (rest !== '') args[arg.name] = rest;
      return { args };
    }
    const word = arg.kind === 'metric' ? nameIn(rest, spec) : /^\S+/.exec(rest)?.[0];
    const value = word === undefined ? undefined : readArg(arg, word);
    if (value === undefined) {
      expected = [...expected, arg];
      if (arg.optional && (word === undefined || arg !== spec.args.at(-1))) continue;
      return { expected, got: word };
    }
    expected = [];
    args[arg.name] = value;
    rest = rest.slice(word?.length).trim();
  }
  return rest === '' ? { args } : { expected, got: rest };
}

/** A name of several words, up to one that the command takes after it: `weekly retention` of `weekly retention down`. */
function nameIn(rest: string, { args }: CommandSpec): string | undefined {
  const last = /\s(\S+)$/.exec(rest);
  const isChoice = args.some((arg) => arg.kind === 'choice' && readArg(arg, last?.[1] ?? '') !== undefined);
  return (isChoice ? rest.slice(0, last?.index) : rest) || undefined;
}

/** The argument as its use case takes it; undefined when the word is no such thing. */
function readArg(arg: ArgSpec, word: string): string | undefined {
  switch (arg.kind) {
    case 'bet':
      return readIdOf('BET', word);
    case 'theme':
      return readIdOf('THM', word);
    case 'assumption':
      return readIdOf('ASM', word);
    case 'item':
      return readIdOf('ITM', word);
    case 'thing':
      return readShortId(word) ?? readIdOf('BET', word);
    case 'metric':
      return slug(word) || undefined;
    case 'member':
      return word.replace(/^@/, '') || undefined;
    case 'channel':
      return word.replace(/^#/, '') || undefined;
    case 'choice': {
      const typed = word.toLowerCase();
      return arg.choices?.find((choice) => choice === typed);
    }
    case 'page':
      return /^[1-9]\d{0,5}$/.test(word) ? word : undefined;
    case 'word':
      return word;
    case 'words':
      return undefined;
  }
}

const EXPECTED: Readonly<Record<ArgSpec['kind'], string>> = {
  bet: 'a bet such as BET-12',
  theme: 'a theme such as THM-7',
  assumption: 'an assumption such as ASM-4',
  item: 'an item such as ITM-31',
  thing: 'an id such as BET-12, ASM-4, THM-7 or ITM-31',
  metric: 'a metric such as weekly-retention',
  member: 'a person such as @ana',
  channel: 'a channel such as #support',
  choice: 'a choice',
  page: 'a page number',
  word: 'a word',
  words: 'words',
};

/** How much of a word that was not understood is quoted. */
const QUOTED_CHARACTERS = 60;
/** A longer line is given back whole elsewhere, and a hint with it in would only be in the way. */
const HINT_CHARACTERS = 300;

/**
 * The line that captures free text which merely begins like a command, and must not be lost: `list of items on
 * checkout`. None for what is more likely a command gone wrong, which is short or names a thing.
 * @param typed what came after the root, the command's name first
 */
export function captureInstead(root: Root, typed: string): readonly string[] {
  const [, first = '', ...more] = typed.split(/\s+/);
  const isSentence = more.length > (/\d/.test(first) ? 2 : 0);
  return isSentence && typed.length <= HINT_CHARACTERS ? [`/${root} new ${typed}`] : [];
}

function refuse(
  spec: CommandSpec,
  { expected, got }: Extract<Matched, { expected: unknown }>,
  typed: string,
): never {
  const command = `/${spec.root} ${spec.name}`;
  const hints = [...new Set([usage(spec), exampleOf(spec)]), ...captureInstead(spec.root, typed)];
  const what = expected.map((arg) =>
    arg.kind === 'choice' ? `one of ${(arg.choices ?? []).join(', ')}` : EXPECTED[arg.kind],
  );
  const came = got === undefined ? 'nothing came' : `"${clip(got, QUOTED_CHARACTERS)}" came`;
  throw new UserError(
    what.length === 0
      ? `${command} takes nothing more, but ${came}.`
      : `${command} expects ${what.join(', or ')}, but ${came}.`,
    hints,
  );
}

/** Command lines that the half-typed one could become, for completion by name; arguments are the app's to complete. */
export function completeName(line: string): readonly string[] {
  const match = /^\s*\/?(\w*)(?:\s+(\S*))?$/.exec(line);
  if (!match) return [];
  const [, root = '', name] = match;
  if (name === undefined) {
    return ['/bet', '/heard'].filter((command) => command.slice(1).startsWith(root.toLowerCase()));
  }
  return COMMANDS.filter(
    (spec) => spec.root === root.toLowerCase() && spec.name.startsWith(name.toLowerCase()),
  ).map((spec) => `/${spec.root} ${spec.name} `);
}
