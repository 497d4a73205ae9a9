import type { Reply } from '#core/chat/reply.ts';
import { bold, code, t } from '#core/chat/text.ts';
import { countOf } from '#core/report/bet-words.ts';
import { answered } from '#core/report/theme-review.ts';
import { themeName, voicesIn } from '#core/report/theme-words.ts';
import type { Operations } from '#ports/store.ts';
import { items } from '../collections.ts';
import { needItem, needTheme } from '../load.ts';
import { note } from '../record.ts';
import { mergeInto, putIn, regroup, takeOut } from './arrange.ts';
import type { AskedQuestion, KeptTheme } from './documents.ts';
import { needCounted } from './need-counted.ts';
import { keepChange } from './theme-changes.ts';
import type { Bench } from './triage.ts';

type About<K> = Extract<AskedQuestion['about'], { kind: K }>;

/** What is said of a change once it is stored. */
export type Said = (tx: Operations) => Promise<Reply>;

/** What came of an answer, and what has to be kept so that it can be taken back. */
export interface Done {
  readonly said: Said;
  readonly kept?: Pick<NonNullable<AskedQuestion['answer']>, 'settled' | 'doubt'>;
}

/** Same: the smaller goes into the larger, or into the one that a person named. */
export async function joinBoth(bench: Bench, { a, b }: About<'merge'>): Promise<Done> {
  const [from, into] = smallerFirst(await needCounted(bench, a), await needCounted(bench, b));
  const moved = await mergeInto(bench, from, into.id, true);
  await keepChange(
    bench,
    { kind: 'merge', from: from.id, into: into.id, items: moved, by: bench.stamp.by },
    true,
  );
  const said: Said = async (tx) => {
    const theme = await needTheme(tx, into.id);
    return answered(
      t`${bold(from.id)}'s ${countOf(moved.length, 'item')} ${areOf(moved.length)} in ${themeName(theme)} now: ${voicesIn(theme)}.`,
      `/heard undo ${into.id}`,
    );
  };
  return { said };
}

function smallerFirst(a: KeptTheme, b: KeptTheme): readonly [KeptTheme, KeptTheme] {
  if (Boolean(a.namedBy) !== Boolean(b.namedBy)) return a.namedBy ? [b, a] : [a, b];
  return b.items > a.items ? [a, b] : [b, a];
}

/** Different: two themes, whatever the machine thinks. */
export async function keepBoth(bench: Bench, { a, b }: About<'merge'>, undo: string): Promise<Done> {
  const { tx, engine, stamp } = bench;
  engine.keepApart(a, b);
  await note(tx, stamp, a, 'theme-kept-apart', undefined, { from: b });
  const said: Said = async (later) => {
    const [one, other] = [await needTheme(later, a), await needTheme(later, b)];
    return answered(
      t`${themeName(one)} and ${themeName(other)} stay two themes: Ante never merges them.`,
      undo,
    );
  };
  return { said };
}

/** Split: the part is a theme of its own. Both stay as they are: what was left must not follow what went. */
export async function takeApart(bench: Bench, { theme: from, strands }: About<'split'>): Promise<Done> {
  const { engine, tally, stamp } = bench;
  const into = await tally.open();
  const moved = await regroup(bench, from, strands, into);
  for (const id of [from, into]) engine.settle(id);
  engine.keepApart(from, into);
  await keepChange(bench, { kind: 'split', from, into, items: moved, by: stamp.by }, true);
  const said: Said = async (tx) => {
    const [left, made] = [await needTheme(tx, from), await needTheme(tx, into)];
    return answered(
      t`${countOf(moved.length, 'item')} of ${themeName(left)} ${areOf(moved.length)} ${themeName(made)} now; ${voicesIn(left)} stayed. Your own words for it: ${code(`/heard rename ${made.id} ...`)}`,
      `/heard undo ${made.id}`,
    );
  };
  return { said };
}

/** Keep: all of the theme stays in it. */
export async function keepWhole(bench: Bench, { theme: id }: About<'split'>, undo: string): Promise<Done> {
  const settled = bench.engine.settle(id);
  const { items: kept } = await needCounted(bench, id);
  await note(bench.tx, bench.stamp, id, 'theme-kept-whole', undefined, { items: kept });
  const said: Said = async (tx) =>
    answered(
      t`${themeName(await needTheme(tx, id))} stays one theme: Ante takes none of its ${countOf(kept, 'item')} out.`,
      undo,
    );
  return { said, kept: { settled } };
}

/** Yes: what was a guess is where it belongs. */
export async function leaveThere(bench: Bench, about: About<'place'>, undo: string): Promise<Done> {
  const { tx, stamp } = bench;
  const item = await needItem(tx, about.item);
  await tx.replace(items, await putIn(bench, await takeOut(bench, item), about.theme, stamp.by));
  await note(tx, stamp, item.id, 'item-placed', undefined, { theme: about.theme });
  const said: Said = async (later) =>
    answered(
      t`${bold(item.id)} stays in ${themeName(await needTheme(later, about.theme))}: no guess any more, and what is said like it goes there.`,
      undo,
    );
  return { said, ...(item.doubt !== undefined && { kept: { doubt: item.doubt } }) };
}

function areOf(count: number): string {
  return count === 1 ? 'is' : 'are';
}
