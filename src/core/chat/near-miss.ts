import { readIdOf, readShortId } from '../ids.ts';
import { LIST_FILTERS, REPORTS } from './bet-commands.ts';
import type { Root } from './command-spec.ts';
import { COMMANDS } from './commands.ts';
import { matchArgs, splitCommand } from './grammar.ts';
import { slipsBetween } from './slips.ts';

/** A line that may have been meant as another one than it is read as. */
export interface NearMiss {
  readonly root: Root;
  /** The whole line as it may have been meant: `/bet place BET-12`. */
  readonly meant: string;
  /** What else it may be, the text of a new bet or item: `plac BET-12`. */
  readonly text: string;
}

/** Whether a line should be asked about before anything is done or kept; undefined for everything else. */
export function nearMiss(line: string): NearMiss | undefined {
  const { root, word, after } = splitCommand(line) ?? {};
  if (root === undefined || word === undefined || after === undefined) return undefined;
  const meant =
    idAlone(root, word, after) ??
    viewAlone(root, word, after) ??
    countNotId(root, word, after) ??
    mistyped(root, word, after);
  return meant === undefined ? undefined : { root, meant, text: `${word} ${after}`.trim() };
}

/**
 * A command whose name is a slip or two away from the first word, and that takes what follows. An id leaves little
 * doubt, so two slips are allowed before one; a bare number or nothing could also be the beginning of a sentence, so
 * there it is one.
 */
function mistyped(root: Root, word: string, after: string): string | undefined {
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
  return meant && `/${root} ${meant.spec.name} ${after}`.trim();
}

/** `/bet BET-12`: an id and nothing else is no idea to keep, but something to look at. */
function idAlone(root: Root, word: string, after: string): string | undefined {
  const id = after === '' ? readShortId(word) : undefined;
  return id && `/${root} show ${id}`;
}

/** `/bet board`, `/bet log 12`, `/bet drafts`: the name of a report or a list, where its command was left out. */
function viewAlone(root: Root, word: string, after: string): string | undefined {
  const name = word.toLowerCase();
  const isThing = readShortId(after) || (name === 'log' && readIdOf('BET', after));
  if (root !== 'bet' || (after !== '' && !isThing)) return undefined;
  if (REPORTS.some((report) => report === name)) return `/bet report ${name} ${after}`.trim();
  return after === '' && LIST_FILTERS.some((filter) => filter === name) ? `/bet list ${name}` : undefined;
}

/**
 * `/bet drop 3 steps of the checkout`: whatever words follow would be taken for the reason, so a bare number in front
 * of them may have been a count. Other commands look at what follows.
 */
function countNotId(root: Root, word: string, after: string): string | undefined {
  const [, number, why] = /^([1-9]\d{0,8})\s+(?!because\b)(\S[\s\S]*)$/i.exec(after) ?? [];
  const isDrop = root === 'bet' && word.toLowerCase() === 'drop';
  return isDrop && number !== undefined ? `/bet drop BET-${number} because ${why}` : undefined;
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
