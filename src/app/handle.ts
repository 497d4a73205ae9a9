import type { FormValues } from '#core/chat/form.ts';
import { parseCommand } from '#core/chat/grammar.ts';
import type { Inbound } from '#core/chat/inbound.ts';
import type { Reply } from '#core/chat/reply.ts';
import type { BetId } from '#core/ids.ts';
import type { Handle } from '#ports/chat-platform.ts';
import { answerFailure } from './answer-failure.ts';
import { bets } from './collections.ts';
import type { Context, Deps, UseCase } from './context.ts';
import { enter } from './enter.ts';

/** What a mention and a plain message come to; the rest is named by the command. */
export interface Handlers {
  readonly cases: Readonly<Record<string, UseCase>>;
  readonly mention: (context: Context, text: string, permalink?: string) => Promise<Reply>;
  readonly message: (
    context: Context,
    said: { readonly text: string; readonly message: string; readonly permalink?: string },
  ) => Promise<Reply | undefined>;
}

/**
 * The one way in: every chat adapter hands what it hears to this, and gives back what it answers. It never throws:
 * a user's mistake is answered with what to type instead, a defect is logged and answered generically.
 */
export function makeHandle(deps: Deps, handlers: Handlers): Handle {
  return async (inbound) => {
    try {
      return await route(await enter(deps, inbound), inbound, handlers);
    } catch (error) {
      return answerFailure(error, typedIn(inbound), inbound, deps.logger);
    }
  };
}

async function route(context: Context, inbound: Inbound, handlers: Handlers): Promise<Reply | undefined> {
  switch (inbound.kind) {
    case 'command':
      return run(context, handlers, inbound.text);
    case 'submit':
      return run(context, handlers, inbound.command, inbound.values);
    case 'mention':
      return handlers.mention(context, inbound.text, inbound.permalink);
    case 'message':
      return handlers.message(context, inbound);
    case 'posted': {
      const bet = await context.scope.get(bets, inbound.cardOf as BetId);
      if (bet) await context.scope.replace(bets, { ...bet, card: inbound.ref });
      return undefined;
    }
  }
}

function run(context: Context, handlers: Handlers, line: string, values?: FormValues): Promise<Reply> {
  const { name, args } = parseCommand(line);
  const useCase = handlers.cases[name];
  if (!useCase) throw new Error(`no use case for ${name}`);
  return useCase(context, values ? { args, values } : { args });
}

/** What the person typed, to give it back when it was refused. */
function typedIn(inbound: Inbound): string {
  switch (inbound.kind) {
    case 'command':
    case 'mention':
      return inbound.text;
    case 'submit':
      return [
        inbound.command,
        ...Object.entries(inbound.values).map(([name, value]) => `${name}: ${value}`),
      ].join('\n');
    case 'message':
    case 'posted':
      return '';
  }
}
