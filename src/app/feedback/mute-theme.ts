import { say } from '#core/chat/reply.ts';
import { code, t } from '#core/chat/text.ts';
import { themeName } from '#core/report/theme-words.ts';
import { themes } from '../collections.ts';
import type { UseCase } from '../context.ts';
import { needTheme } from '../load.ts';
import { note } from '../record.ts';
import { stampOf } from './stamp-of.ts';

/** `/heard mute THM-7`, `/heard unmute THM-7`. A muted theme goes on taking in its items. */
export function makeMuteTheme(isMuting: boolean): UseCase {
  return (context, { args }) => {
    const stamp = stampOf(context);
    return context.scope.transaction(async (tx) => {
      const theme = await needTheme(tx, args.theme);
      if (Boolean(theme.mutedBy) === isMuting)
        return say(t`${themeName(theme)} is ${isMuting ? 'muted' : 'shown'} already.`, 'you');
      const { mutedBy: _, ...shown } = theme;
      await tx.replace(
        themes,
        isMuting ? { ...shown, standing: 'muted', mutedBy: stamp.by } : { ...shown, standing: 'open' },
      );
      await note(tx, stamp, theme.id, isMuting ? 'theme-muted' : 'theme-unmuted', undefined, undefined);
      return isMuting
        ? say(
            t`${themeName(theme)} is out of lists and digests; it goes on collecting. Show it again: ${code(`/heard unmute ${theme.id}`)}`,
          )
        : say(t`${themeName(theme)} is shown again: ${code('/heard themes')}`);
    });
  };
}
