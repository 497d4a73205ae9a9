import { type Reply, say } from '#core/chat/reply.ts';
import { code, t } from '#core/chat/text.ts';
import { UserError } from '#core/errors.ts';
import { mergeChoice } from '#core/report/theme-reply.ts';
import { themeName, voicesIn } from '#core/report/theme-words.ts';
import { themes } from '../collections.ts';
import type { Context, UseCase } from '../context.ts';
import { getAll, needTheme } from '../load.ts';
import { mergeInto } from './arrange.ts';
import { needCounted } from './need-counted.ts';
import { stampOf } from './stamp-of.ts';
import { keepChange } from './theme-changes.ts';
import type { Triage } from './triage.ts';

const MOST_OFFERED = 10;

/** `/heard merge THM-7 THM-2`: everything of the first goes into the second. Alone, those most like it to choose from. */
export function makeMergeThemes(triage: Triage): UseCase {
  return async (context, { args }) => {
    const { scope } = context;
    if (args.into === undefined) return choice(triage, context, args.theme);
    const stamp = stampOf(context);
    const [from, into] = await triage.change(scope, stamp, async (bench) => {
      const gone = await needCounted(bench, args.theme);
      const kept = await needCounted(bench, args.into);
      if (gone.id === kept.id)
        throw new UserError(`${args.theme} and ${args.into} are one theme already.`, [
          `/heard show ${kept.id}`,
        ]);
      const items = await mergeInto(bench, gone, kept.id, true);
      await keepChange(bench, { kind: 'merge', from: gone.id, into: kept.id, items, by: stamp.by });
      return [gone, kept.id] as const;
    });
    const theme = await needTheme(scope, into);
    return say(
      t`${themeName(from)} went into ${themeName(theme)}: now ${voicesIn(theme)}. Take it back: ${code(`/heard undo ${theme.id}`)}`,
    );
  };
}

async function choice(triage: Triage, { scope }: Context, id: string | undefined): Promise<Reply> {
  const theme = await needTheme(scope, id);
  const related = await triage.look(scope, (engine) => engine.related(theme.id, MOST_OFFERED));
  const open = { by: 'byStanding', equals: ['open'], order: 'descending', limit: MOST_OFFERED } as const;
  const largest = (await scope.find(themes, open)).docs.map((other) => other.id);
  const offered = new Set([...related.map((other) => other.theme), ...largest]);
  offered.delete(theme.id);
  return mergeChoice(theme, await getAll(scope, themes, [...offered].slice(0, MOST_OFFERED)));
}
