import { isAddressed } from '#core/chat/addressed.ts';
import type { Inbound } from '#core/chat/inbound.ts';
import { type Reply, say } from '#core/chat/reply.ts';
import { t } from '#core/chat/text.ts';
import { claimingAt, isClaimed } from '#core/delivery/claim.ts';
import { mayChange } from '#core/delivery/may-change.ts';
import { addMs } from '#core/time/instant.ts';
import type { Handle } from '#ports/chat-platform.ts';
import type { Scope } from '#ports/store.ts';
import { inEachWorkspace } from '../checkins/in-each-workspace.ts';
import { inbox } from '../collections.ts';
import type { Deps } from '../context.ts';
import type { Incoming } from '../documents.ts';
import { settingsOf } from '../enter.ts';
import { each } from '../load.ts';
import { typedIn } from '../typed-in.ts';
import { answerLater, late } from './answer-later.ts';
import { HEARING_MS } from './keep.ts';

/** After so many tries in vain somebody is told to send it again. */
const MOST_TRIES = 10;
const INTERRUPTED = t`Late: Ante was interrupted when you sent this.`;

type HearDeps = Pick<Deps, 'store' | 'clock' | 'logger'>;

/**
 * The sweep that hears again what was acknowledged and never had its effect, because its process died or the store was
 * away. The answer goes out through the outbox. How many events were heard again.
 */
export function makeHearAgain(deps: HearDeps, handle: Handle) {
  return (): Promise<number> =>
    inEachWorkspace(deps, 'inbox', async (scope) => {
      const now = deps.clock.now();
      let heard = 0;
      for await (const kept of each(scope, inbox, { by: 'byState', equals: ['kept'] }, 100)) {
        if (isClaimed(kept.claimedUntil, now, HEARING_MS)) continue;
        const at = claimingAt(kept.claimedUntil, now, HEARING_MS);
        const claimed = await scope.claim(inbox, kept.id, at, addMs(now, HEARING_MS));
        if (claimed?.state !== 'kept' || !claimed.inbound) continue;
        await hearOne(deps, scope, { ...claimed, inbound: claimed.inbound }, handle);
        heard += 1;
      }
      return heard;
    });
}

async function hearOne(
  { clock, logger }: HearDeps,
  scope: Scope,
  claimed: Incoming & { readonly inbound: Inbound },
  handle: Handle,
): Promise<void> {
  const { inbound } = claimed;
  const about = { workspace: scope.workspace, event: claimed.id };
  // Nobody listens there any more, say: it was kept for nothing.
  if (!mayChange(inbound, await settingsOf(scope))) {
    await scope.remove(inbox, claimed.id);
    return;
  }
  if (claimed.attempts >= MOST_TRIES) {
    logger.error(about, 'an event was given up');
    const { inbound: _, claimedUntil: __, ...mark } = claimed;
    await scope.replace(inbox, { ...mark, state: 'failed' });
    if (!isAddressed(inbound)) return;
    return answerLater(scope, inbound, clock.now(), givenUp(inbound));
  }
  logger.warn(about, 'an event is heard again');
  await scope.replace(inbox, { ...claimed, attempts: claimed.attempts + 1 });
  const reply = await handle(inbound);
  // What is still kept comes again: only what became of it in the end is answered.
  if ((await scope.get(inbox, claimed.id))?.state === 'kept') return;
  if (reply) await answerLater(scope, inbound, clock.now(), late(reply, inbound, INTERRUPTED));
}

function givenUp(inbound: Inbound): Reply {
  const typed = typedIn(inbound);
  const reply = say(
    t`What you sent could not be done, and it will not be tried again. Nothing was changed.`,
    'you',
  );
  if (typed === '') return reply;
  return { ...reply, blocks: [...reply.blocks, { kind: 'quote', text: typed, source: t`what you sent` }] };
}
