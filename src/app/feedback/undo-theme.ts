import { say } from '#core/chat/reply.ts';
import { t } from '#core/chat/text.ts';
import { UserError } from '#core/errors.ts';
import { countOf } from '#core/report/bet-words.ts';
import { themeName, voicesIn } from '#core/report/theme-words.ts';
import { items, themeChanges } from '../collections.ts';
import type { UseCase } from '../context.ts';
import { getAll, needTheme } from '../load.ts';
import { note } from '../record.ts';
import { mergeInto, putIn, splitOff, takeOut } from './arrange.ts';
import type { ThemeChange } from './documents.ts';
import { stampOf } from './stamp-of.ts';
import { lastChange } from './theme-changes.ts';
import type { Bench, Triage } from './triage.ts';

/** `/heard undo THM-7`: takes back the last merge, split or move of a theme, whoever made it, Ante included. */
export function makeUndoTheme(triage: Triage): UseCase {
  return async (context, { args }) => {
    const { scope } = context;
    const stamp = stampOf(context);
    const change = await triage.change(scope, stamp, async (bench) => {
      const { tx } = bench;
      const last = await lastChange(tx, args.theme as ThemeChange['from']);
      if (!last)
        throw new UserError(`No merge, split or move of ${args.theme} is left to undo.`, ['/heard themes']);
      await takeBack(bench, last);
      if (last.finer) bench.refined(-last.finer);
      await tx.remove(themeChanges, last.id);
      await note(tx, stamp, last.from, `theme-${last.kind}-undone`, undefined, {
        into: last.into,
        items: last.items.length,
      });
      return last;
    });
    const theme = await needTheme(scope, change.from);
    return say(
      t`The ${change.kind} of ${countOf(change.items.length, 'item')} is undone. ${themeName(theme)} has ${voicesIn(theme)}.`,
    );
  };
}

/** What has gone elsewhere since, or was deleted, stays as it is. */
async function takeBack(bench: Bench, { kind, from, into, items: moved }: ThemeChange): Promise<void> {
  const { tx, tally, stamp } = bench;
  const there = (await getAll(tx, items, moved)).filter(({ theme }) => theme === into);
  const target = await tally.theme(into);
  if (there.length === 0 || !target) {
    throw new UserError(`Nothing of that ${kind} is left in ${into}.`, [`/heard show ${into}`]);
  }
  await reopen(bench, from);
  const isAll = there.length === target.items;
  if (kind === 'split' && isAll && (await tally.theme(from))) await mergeInto(bench, target, from, true);
  else if (kind === 'move') {
    for (const item of there) {
      await tx.replace(items, await putIn(bench, await takeOut(bench, item), from, stamp.by));
    }
  } else await splitOff(bench, into, there, from, stamp.by);
}

/** A theme that was merged away stands for itself again. */
async function reopen({ tally }: Bench, id: ThemeChange['from']): Promise<void> {
  const theme = await tally.theme(id);
  if (!theme?.mergedInto) return;
  const { mergedInto: _, ...own } = theme;
  tally.set(own);
}
