import { say } from '#core/chat/reply.ts';
import { channel, code, t } from '#core/chat/text.ts';
import { settings } from '../collections.ts';
import type { UseCase } from '../context.ts';
import { settingsOf } from '../enter.ts';
import { record } from '../record.ts';
import { stampOf } from './stamp-of.ts';

/** `/heard watch #support`, `/heard unwatch #support`: which channels Ante listens in. */
export function makeWatchChannel(isWatching: boolean): UseCase {
  return (context, { args }) => {
    const named = args.channel ?? context.frame.channel;
    return context.scope.transaction(async (tx) => {
      const team = await settingsOf(tx);
      const others = team.watchedChannels.filter((id) => id !== named);
      const watchedChannels = isWatching ? [...others, named] : others;
      const before = await tx.get(settings, 'workspace');
      await record(tx, settings, stampOf(context), 'workspace-set', before, { ...team, watchedChannels });
      return isWatching
        ? say(
            t`Listening in ${channel(named)}: what is said there from now on goes into themes. Stop: ${code(`/heard unwatch ${named}`)}`,
          )
        : say(t`No longer listening in ${channel(named)}. What was heard there stays.`);
    });
  };
}
