import { isAddressed } from '#core/chat/addressed.ts';
import type { Inbound } from '#core/chat/inbound.ts';
import type { Reply } from '#core/chat/reply.ts';
import type { Handle } from '#ports/chat-platform.ts';
import { answerFailure } from './answer-failure.ts';
import type { Context, Deps } from './context.ts';
import type { Watched } from './delivery/steps.ts';
import { takeIn } from './delivery/take-in.ts';
import { enter } from './enter.ts';
import type { HeardCases } from './feedback/index.ts';
import type { Meet, makeAskForZone } from './meet.ts';
import type { makeMention } from './mention.ts';
import type { makePassOn, makeReact } from './pass-on.ts';
import { rememberCard } from './remember-card.ts';
import type { RunLine } from './run-line.ts';
import { typedIn } from './typed-in.ts';

/** What each kind of event comes to. */
export interface Handlers extends Pick<HeardCases, 'message' | 'editHeard' | 'removeHeard' | 'handOver'> {
  readonly run: RunLine;
  readonly mention: ReturnType<typeof makeMention>;
  readonly passOn: ReturnType<typeof makePassOn>;
  readonly react: ReturnType<typeof makeReact>;
  /** Who comes for the first time. */
  readonly meet: Meet;
  /** Adds to an answer what its receiver should be asked. */
  readonly askForZone: ReturnType<typeof makeAskForZone>;
}

/**
 * The one way in: every chat adapter hands what it hears to this, and gives back what it answers. It never throws:
 * a user's mistake is answered with what to type instead, a defect is logged and answered generically, unless nobody
 * said anything to Ante.
 */
export function makeHandle(deps: Deps & Watched, handlers: Handlers): Handle {
  /** What was done is answered in any case; what could not be asked now is asked with the next answer. */
  const asking = async (context: Context, inbound: Inbound, reply: Reply): Promise<Reply> => {
    try {
      return await handlers.askForZone(context, inbound, reply);
    } catch (err) {
      deps.logger.warn({ workspace: inbound.workspace, event: inbound.eventId, err }, 'nothing was asked');
      return reply;
    }
  };
  return async (inbound) => {
    try {
      const context = await enter(deps, inbound, handlers.meet);
      const reply = await takeIn(context, inbound, (within) => route(within, inbound, handlers), deps);
      return reply && (await asking(context, inbound, reply));
    } catch (error) {
      const answer = answerFailure(error, typedIn(inbound), inbound, deps.logger);
      return isAddressed(inbound) ? answer : undefined;
    }
  };
}

async function route(context: Context, inbound: Inbound, handlers: Handlers): Promise<Reply | undefined> {
  switch (inbound.kind) {
    case 'command':
      return handlers.run(context, inbound.text);
    case 'submit':
      return handlers.run(context, inbound.command, inbound.values);
    case 'mention':
      return handlers.mention(context, inbound);
    case 'message':
      return handlers.message(context, inbound);
    case 'edited':
      await handlers.editHeard(context, inbound);
      return undefined;
    case 'deleted':
      await handlers.removeHeard(context, inbound);
      return undefined;
    case 'passed-on':
      return handlers.passOn(context, inbound.as, inbound.said);
    case 'reaction':
      return handlers.react(context, inbound);
    case 'file':
      return handlers.handOver(context, inbound);
    case 'posted':
      await context.scope.transaction((tx) => rememberCard(tx, inbound.cardOf, inbound.ref, context.now));
      return undefined;
  }
}
