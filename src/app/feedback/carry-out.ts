import type { Reply } from '#core/chat/reply.ts';
import { bold, code, t } from '#core/chat/text.ts';
import { countOf } from '#core/report/bet-words.ts';
import { answered } from '#core/report/theme-review.ts';
import { themeName, voicesIn } from '#core/report/theme-words.ts';
import type { Operations } from '#ports/store.ts';
import type { AskedQuestion, KeptTheme } from '../documents.ts';
import { needTheme } from '../load.ts';
import { note } from '../record.ts';
import { mergeInto, regroup, settle } from './arrange.ts';
import { needCounted } from './need-counted.ts';
import { keepChange } from './theme-changes.ts';
import type { Bench } from './triage.ts';

type About<K> = Extract<AskedQuestion['about'], { kind: K }>;

/** What is said of a change once it is stored. */
export type Said = (tx: Operations) => Promise<Reply>;

/** Same: the smaller goes into the larger, or into the one that a person named. */
export async function joinBoth(bench: Bench, { a, b }: About<'merge'>): Promise<Said> {
  const [from, into] = smallerFirst(await needCounted(bench, a), await needCounted(bench, b));
  const moved = await mergeInto(bench, from, into.id, true);
  await keepChange(bench, { kind: 'merge', from: from.id, into: into.id, items: moved, by: bench.stamp.by });
  return async (tx) => {
    const theme = await needTheme(tx, into.id);
    return answered(
      t`${bold(from.id)}'s ${countOf(moved.length, 'item')} ${areOf(moved.length)} in ${themeName(theme)} now: ${voicesIn(theme)}.`,
      `/heard undo ${into.id}`,
    );
  };
}

function smallerFirst(a: KeptTheme, b: KeptTheme): readonly [KeptTheme, KeptTheme] {
  if (Boolean(a.namedBy) !== Boolean(b.namedBy)) return a.namedBy ? [b, a] : [a, b];
  return b.items > a.items ? [a, b] : [b, a];
}

/** Different: two themes, whatever the machine thinks. */
export async function keepBoth(bench: Bench, { a, b }: About<'merge'>, undo: string): Promise<Said> {
  const { tx, engine, stamp } = bench;
  engine.keepApart(a, b);
  await note(tx, stamp, a, 'theme-kept-apart', undefined, { from: b });
  return async (later) => {
    const [one, other] = [await needTheme(later, a), await needTheme(later, b)];
    return answered(
      t`${themeName(one)} and ${themeName(other)} stay two themes: Ante never merges them.`,
      undo,
    );
  };
}

/** Split: the part is a theme of its own. Both stay as they are: what was left must not follow what went. */
export async function takeApart(bench: Bench, { theme: from, strands }: About<'split'>): Promise<Said> {
  const { engine, tally, stamp } = bench;
  const into = await tally.open();
  const moved = await regroup(bench, from, strands, into);
  for (const id of [from, into]) await settle(bench, id);
  engine.keepApart(from, into);
  await keepChange(bench, { kind: 'split', from, into, items: moved, by: stamp.by });
  return async (tx) => {
    const [left, made] = [await needTheme(tx, from), await needTheme(tx, into)];
    return answered(
      t`${countOf(moved.length, 'item')} of ${themeName(left)} ${areOf(moved.length)} ${themeName(made)} now; ${voicesIn(left)} stayed. Your own words for it: ${code(`/heard rename ${made.id} ...`)}`,
      `/heard undo ${made.id}`,
    );
  };
}

/** Keep: all of the theme stays in it. */
export async function keepWhole(bench: Bench, { theme: id }: About<'split'>, undo: string): Promise<Said> {
  const kept = await settle(bench, id);
  await note(bench.tx, bench.stamp, id, 'theme-kept-whole', undefined, { items: kept });
  return async (tx) => {
    const theme = await needTheme(tx, id);
    return answered(
      t`${themeName(theme)} stays one theme: Ante takes none of its ${countOf(kept, 'item')} out.`,
      undo,
    );
  };
}

function areOf(count: number): string {
  return count === 1 ? 'is' : 'are';
}
