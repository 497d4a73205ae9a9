import { say } from '#core/chat/reply.ts';
import { channel, code, t } from '#core/chat/text.ts';
import type { ChatPlatform } from '#ports/chat-platform.ts';
import { settings } from '../collections.ts';
import type { UseCase } from '../context.ts';
import { settingsOf } from '../enter.ts';
import { platformOf } from '../platform-of.ts';
import { record } from '../record.ts';
import { stampOf } from './stamp-of.ts';

/** `/heard reactions on #support`: where an emoji on a message passes it on. */
export function makeReactIn(platforms: ReadonlyMap<string, ChatPlatform>): UseCase {
  return async (context, { args }) => {
    const { workspace, channel: here } = context.frame;
    const named = args.channel ?? here;
    const isOn = args.switch !== 'off';
    if (isOn) await platformOf(platforms, workspace)?.source?.hearIn?.(workspace, named);
    return context.scope.transaction(async (tx) => {
      const team = await settingsOf(tx);
      const others = (team.reactionChannels ?? []).filter((id) => id !== named);
      const reactionChannels = isOn ? [...others, named] : others;
      const before = await tx.get(settings, 'workspace');
      await record(tx, settings, stampOf(context), 'workspace-set', before, { ...team, reactionChannels });
      return isOn
        ? say(
            t`In ${channel(named)}, a light bulb on a message drafts a bet of it, and an ear keeps it as feedback. Taken off within 5 minutes, it takes that back. Stop: ${code('/heard reactions off')} ${channel(named)}`,
          )
        : say(t`In ${channel(named)}, emoji are just emoji again.`);
    });
  };
}
