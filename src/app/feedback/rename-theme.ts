import { say } from '#core/chat/reply.ts';
import { t } from '#core/chat/text.ts';
import { UserError } from '#core/errors.ts';
import { meaningOf } from '#core/feedback/label-phrases.ts';
import { themeName } from '#core/report/theme-words.ts';
import { themes } from '../collections.ts';
import type { UseCase } from '../context.ts';
import { needTheme } from '../load.ts';
import { note } from '../record.ts';
import { stampOf } from './stamp-of.ts';

const LABEL_MAX = 80;

/** `/heard rename THM-7 slow exports`; without words, a form. */
export function makeRenameTheme(): UseCase {
  return async (context, { args, values }) => {
    const { scope } = context;
    const typed = (values?.label ?? args.label)?.replace(/[\p{Cc}\s]+/gu, ' ').trim();
    if (typed === undefined) {
      const { id, label } = await needTheme(scope, args.theme);
      const field = { name: 'label', label: 'Your words for it', kind: 'line', optional: false } as const;
      return {
        audience: 'you',
        blocks: [],
        form: {
          command: `/heard rename ${id}`,
          title: `Rename ${id}`,
          submit: 'Rename',
          fields: [{ ...field, value: label }],
        },
      };
    }
    if (typed === '' || typed.length > LABEL_MAX)
      throw new UserError(`A theme's name has 1 to ${LABEL_MAX} characters.`, [
        `/heard rename ${args.theme} slow exports`,
      ]);
    const stamp = stampOf(context);
    return scope.transaction(async (tx) => {
      const theme = await needTheme(tx, args.theme);
      const renamed = await tx.replace(themes, {
        ...theme,
        label: typed,
        meaning: meaningOf(typed),
        namedBy: stamp.by,
      });
      // A name that Ante made is of the items' own words, which the log does not keep.
      const before = theme.namedBy ? { label: theme.label } : undefined;
      await note(tx, stamp, theme.id, 'theme-renamed', before, { label: typed });
      return say(t`Renamed: ${themeName(renamed)}. Ante leaves that name alone.`);
    });
  };
}
