import { type Reply, say } from '#core/chat/reply.ts';
import { channel, code, member, t } from '#core/chat/text.ts';
import type { ChatPlatform } from '#ports/chat-platform.ts';
import { settings } from '../collections.ts';
import type { Context, UseCase } from '../context.ts';
import { settingsOf } from '../enter.ts';
import { post } from '../outbox.ts';
import { platformOf } from '../platform-of.ts';
import { record } from '../record.ts';
import { stampOf } from './stamp-of.ts';

/** `/heard watch #support`, `/heard unwatch #support`: which channels Ante listens in. */
export function makeWatchChannel(isWatching: boolean, platforms: ReadonlyMap<string, ChatPlatform>): UseCase {
  return async (context, { args }) => {
    const { frame, now } = context;
    const named = args.channel ?? frame.channel;
    if (isWatching) await platformOf(platforms, frame.workspace)?.source?.hearIn?.(frame.workspace, named);
    return context.scope.transaction(async (tx) => {
      const team = await settingsOf(tx);
      const was = team.watchedChannels.includes(named);
      const others = team.watchedChannels.filter((id) => id !== named);
      const watchedChannels = isWatching ? [...others, named] : others;
      const before = await tx.get(settings, 'workspace');
      await record(tx, settings, stampOf(context), 'workspace-set', before, { ...team, watchedChannels });
      if (isWatching && !was) {
        const to = { kind: 'post', to: { kind: 'channel', channel: named } } as const;
        await post(tx, `watch:${named}:${frame.eventId}`, now, to, announcement(context));
      }
      return isWatching
        ? say(
            t`Listening in ${channel(named)}: what is said there from now on goes into themes. Stop: ${code('/heard unwatch')} ${channel(named)}`,
          )
        : say(t`No longer listening in ${channel(named)}. What was heard there stays.`);
    });
  };
}

/** Nobody is listened to without being told, and without a way out. */
function announcement({ frame }: Context): Reply {
  return say(
    t`${member(frame.member)} asked me to listen here: what is said from now on is kept as feedback and put into themes. What you delete is deleted here too. To keep your own words out: ${code('/heard optout')}`,
  );
}
