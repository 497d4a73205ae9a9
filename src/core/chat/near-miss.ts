import { readShortId } from '../ids.ts';
import type { Root } from './command-spec.ts';
import { COMMANDS } from './commands.ts';
import { matchArgs, splitCommand } from './grammar.ts';
import { slipsBetween } from './slips.ts';

/** A line that is read as a new bet or item, though another command may have been meant. */
export interface NearMiss {
  readonly root: Root;
  /** The whole line as it may have been meant: `/bet place BET-12`. */
  readonly meant: string;
  /** What would be captured: `plac BET-12`. */
  readonly text: string;
}

/**
 * Whether a line begins with a mistyped command: its first word is a slip or two away from one, and what follows is
 * what that command takes. An id leaves little doubt, so two slips are allowed before one; a bare number or nothing
 * could also be the beginning of a sentence, so there it is one. Undefined for everything else, which is a capture.
 */
export function nearMiss(line: string): NearMiss | undefined {
  const { root, word, after } = splitCommand(line) ?? {};
  if (root === undefined || word === undefined || after === undefined) return undefined;
  const typed = word.toLowerCase();
  const [first = ''] = after.split(/\s/, 1);
  const slips = readShortId(first) && typed.length > 3 ? 2 : 1;
  const candidates = COMMANDS.filter((spec) => spec.root === root).map((spec) => ({
    spec,
    away: slipsBetween(typed, spec.name),
  }));
  if (candidates.some(({ away }) => away === 0)) return undefined;
  const meant = candidates
    .toSorted((a, b) => a.away - b.away)
    .find(({ spec, away }) => {
      if (away > slips || 'expected' in matchArgs(spec, after)) return false;
      const [arg] = spec.args;
      return after === '' || (arg !== undefined && TAKES_ID.has(arg.kind));
    });
  if (!meant) return undefined;
  return {
    root,
    meant: `/${root} ${meant.spec.name} ${after}`.trim(),
    text: `${word} ${after}`.trim(),
  };
}

/** Shorter beginnings of a word could be of many. */
const LEAST_BEGINNING = 3;

/**
 * A text that should begin with one of several words and nearly does, put right: `valid as they use it` is
 * `validated as they use it`. Undefined when none of the words is near.
 */
export function nearBeginning(text: string, words: readonly string[]): string | undefined {
  const [typed = ''] = text.split(/\s/, 1);
  const small = typed.toLowerCase();
  const [near] = words
    .map((word) => ({ word, away: slipsBetween(small, word) }))

    .filter(
      ({ word, away }) =>
        away <= (word.length > 4 ? 2 : 1) || (small.length >= LEAST_BEGINNING && word.startsWith(small)),
    )
    .toSorted((a, b) => a.away - b.away);
  return near && `${near.word}${text.slice(typed.length)}`;
}

const TAKES_ID: ReadonlySet<string> = new Set(['bet', 'theme', 'assumption', 'item', 'thing']);
