import type { InboundBody, PassedOnAs, Said } from '#core/chat/inbound.ts';
import { type Reply, say } from '#core/chat/reply.ts';
import { t } from '#core/chat/text.ts';
import { addMs, MINUTE_MS } from '#core/time/instant.ts';
import type { ChatPlatform } from '#ports/chat-platform.ts';
import type { makeDraftBet } from './captures/draft-bet.ts';
import type { DraftThread } from './captures/draft-thread.ts';
import { captures } from './collections.ts';
import type { Context } from './context.ts';
import type { HeardCases } from './feedback/index.ts';
import { all } from './load.ts';
import { platformOf } from './platform-of.ts';

/** Taken off within this time, an emoji takes back what it did. */
const TAKEN_BACK_MS = 5 * MINUTE_MS;

type Reaction = Extract<InboundBody, { kind: 'reaction' }>;

/** What becomes of a message that somebody passes on: the draft of a bet, shown and not saved, or a feedback item. */
export function makePassOn(
  draft: ReturnType<typeof makeDraftBet>,
  thread: DraftThread,
  heard: Pick<HeardCases, 'keepSaid'>,
) {
  return async (context: Context, as: PassedOnAs, said: Said, reactedTo?: string): Promise<Reply> => {
    if (as === 'feedback') return heard.keepSaid(context, said);
    const inThread = reactedTo === undefined ? await thread.with(context, said) : undefined;
    if (inThread) return inThread;
    const { text, permalink } = said;
    return draft(context, text, {
      ...(permalink !== undefined && { permalink }),
      ...(reactedTo !== undefined && { reactedTo }),
    });
  };
}

/** An emoji on a message passes it on, where the team switched that on. */
export function makeReact(
  platforms: ReadonlyMap<string, ChatPlatform>,
  passOn: ReturnType<typeof makePassOn>,
  heard: Pick<HeardCases, 'takeOutSaid'>,
) {
  return async (context: Context, { as, message, isOn }: Reaction): Promise<Reply | undefined> => {
    const { frame, scope, member, settings, now } = context;
    const { channel, workspace } = frame;
    if (!settings.reactionChannels?.includes(channel)) return undefined;
    const reactedTo = `${channel}:${message}`;
    if (isOn) {
      const said = await platformOf(platforms, workspace)?.source?.read?.(workspace, { channel, message });
      return said?.text ? passOn(context, as, said, reactedTo) : undefined;
    }
    const since = addMs(now, -TAKEN_BACK_MS);
    if (as === 'feedback') {
      const isOut = await heard.takeOutSaid(context, message, since);
      return isOut ? say(t`Taken back: it is no feedback item any more.`, 'you') : undefined;
    }
    const drafts = await all(scope, captures, { by: 'byReaction', equals: [member.id, reactedTo] });
    const recent = drafts.filter(({ at }) => at >= since);
    if (recent.length === 0) return undefined;
    for (const { id } of recent) await scope.remove(captures, id);
    return say(t`Taken back: the draft is gone.`, 'you');
  };
}
