import { say } from '#core/chat/reply.ts';
import { bold, code, t } from '#core/chat/text.ts';
import { UserError } from '#core/errors.ts';
import { readIdOf, type ThemeId } from '#core/ids.ts';
import { moveChoice } from '#core/report/theme-reply.ts';
import { themeName, voicesIn } from '#core/report/theme-words.ts';
import { items, themes } from '../collections.ts';
import type { Context, UseCase } from '../context.ts';
import { getAll, needItem, needTheme } from '../load.ts';
import { note } from '../record.ts';
import { putIn, readOf, takeOut } from './arrange.ts';
import { needCounted } from './need-counted.ts';
import { stampOf } from './stamp-of.ts';
import { keepChange } from './theme-changes.ts';
import type { Triage } from './triage.ts';

const MOST_OFFERED = 10;

/**
 * `/heard move ITM-31 THM-2`, `/heard move ITM-31 new`; without a theme, the likeliest and the largest to choose from.
 * To the theme it is in: so it is right there. */
export function makeMoveItem(triage: Triage): UseCase {
  return async (context, { args }) => {
    const { scope } = context;
    if (args.to === undefined) return choice(triage, context, args.item);
    const target = args.to.toLowerCase() === 'new' ? 'new' : readIdOf('THM', args.to);
    if (!target)
      throw new UserError(`"${args.to}" is no theme.`, [
        `/heard move ${args.item} THM-2`,
        `/heard move ${args.item} new`,
      ]);
    const { into, isThere } = await move(triage, context, args.item, target);
    const theme = await needTheme(scope, into);
    if (isThere) return say(t`${bold(args.item ?? '')} stays in ${themeName(theme)}: Ante never moves it.`);
    return say(
      t`${bold(args.item ?? '')} is in ${themeName(theme)} now, ${voicesIn(theme)}. Take it back: ${code(`/heard undo ${theme.id}`)}`,
    );
  };
}

function move(
  triage: Triage,
  context: Context,
  id: string | undefined,
  target: ThemeId | 'new',
): Promise<{ readonly into: ThemeId; readonly isThere: boolean }> {
  const stamp = stampOf(context);
  return triage.change(context.scope, stamp, async (bench) => {
    const { tx, tally, engine } = bench;
    const item = await needItem(tx, id);
    const into = target === 'new' ? await tally.open() : (await needCounted(bench, target)).id;
    const isThere = item.theme === into;
    const placed = await putIn(bench, await takeOut(bench, item), into, stamp.by);
    await tx.replace(items, placed);
    if (item.theme && !isThere) {
      // What opens a theme of its own was told from the one it was in; of that nothing may be left.
      if (target === 'new' && (await tally.theme(item.theme))?.items) engine.keepApart(item.theme, into);
      await keepChange(bench, { kind: 'move', from: item.theme, into, items: [item.id], by: stamp.by });
    }
    await note(tx, stamp, item.id, 'item-moved', { theme: item.theme }, { theme: into });
    return { into, isThere };
  });
}

async function choice(triage: Triage, { scope }: Context, id: string | undefined) {
  const item = await needItem(scope, id);
  const likely = await triage.look(
    scope,
    (engine) => engine.assess(readOf(item).text, item.vector).candidates,
  );
  const largest = await scope.find(themes, {
    by: 'byStanding',
    equals: ['open'],
    order: 'descending',
    limit: MOST_OFFERED,
  });
  const offered = new Set([
    ...likely.map(({ theme }) => theme),
    ...largest.docs.map(({ id: theme }) => theme),
  ]);
  if (item.theme) offered.delete(item.theme);
  return moveChoice(item, await getAll(scope, themes, [...offered].slice(0, MOST_OFFERED)));
}
