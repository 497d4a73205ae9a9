import { readsAsQuestion } from '#core/ask/reads-as-question.ts';
import { readBets } from '#core/bet/read-statement.ts';
import { asksForBet } from '#core/chat/asks-for-bet.ts';
import { clip } from '#core/chat/clip.ts';
import { findCommand } from '#core/chat/commands.ts';
import { parseCommand } from '#core/chat/grammar.ts';
import type { InboundBody } from '#core/chat/inbound.ts';
import { nearMiss } from '#core/chat/near-miss.ts';
import type { Reply } from '#core/chat/reply.ts';
import { code, t } from '#core/chat/text.ts';
import type { makeDraftBet } from './captures/draft-bet.ts';
import type { DraftThread } from './captures/draft-thread.ts';
import type { Context, Deps } from './context.ts';
import type { RunLine } from './run-line.ts';

type Draft = ReturnType<typeof makeDraftBet>;
type Mention = Omit<Extract<InboundBody, { kind: 'mention' }>, 'kind'>;

const PREFIX = /^(?:new\s+)?bet\s*:\s*/i;

/**
 * `@ante bet: ...` drafts, and so does anything that reads like a bet; a question is answered; `@ante BET-12` shows;
 * `@ante /bet list`, `@ante list` and `@ante snooze BET-12 3d` run the command. A mention never saves a bet by itself.
 */
export function makeMention(
  { readDates }: Pick<Deps, 'readDates'>,
  draft: Draft,
  thread: DraftThread,
  run: RunLine,
) {
  return async (context: Context, said: Mention): Promise<Reply> => {
    const { message, permalink } = said;
    const text = said.text.trim();
    if (asksForBet(text)) {
      const isAsked = true;
      return (await thread.around(context, { text, message, isAsked, ...linked(permalink) })) ?? noThread();
    }
    const around = (words: string) =>
      thread.around(context, { text: words, message, isAsked: false, ...linked(permalink) });
    const line = commandIn(text);
    if (line !== undefined && newBetIn(line) === undefined) return run(context, line);
    const idea = line === undefined ? text.replace(PREFIX, '') : newBetIn(line);
    if (!idea) return (text === '' ? await around('') : undefined) ?? greeting();
    const isMeant = line !== undefined || PREFIX.test(text);
    const question = isMeant ? 'no' : readsAsQuestion(idea);
    const readsAsBet = () => readBets(idea, { today: context.today, readDates }).length > 0;
    if (isMeant || (question !== 'plainly' && readsAsBet())) return draft(context, idea, linked(permalink));
    if (question !== 'no') return run(context, `/bet ask ${idea}`);
    return (await around(idea)) ?? noBet(idea);
  };
}

/** The command line that a mention comes to; undefined when it is none. */
function commandIn(text: string): string | undefined {
  if (/^\/?(?:bet|heard)(?:\s|$)(?!\s*:)/i.test(text)) return text;
  if (/^(?:board|due)$/i.test(text)) return `/bet report ${text}`;
  if (/^(?:list|help|settings)$/i.test(text)) return `/bet ${text}`;
  const [, word, id] = /^(?:([a-z]+)\s+)?((?:BET|ASM|THM|ITM)-\d+)\b/i.exec(text) ?? [];
  if (id === undefined || (word === undefined && text !== id)) return undefined;
  if (word === undefined) return `/bet show ${id}`;
  // A command with an id after it is no sentence: `snooze BET-12 3d`.
  const root = (['bet', 'heard'] as const).find((known) => findCommand(known, word.toLowerCase()));
  return root && `/${root} ${text}`;
}

/** The words that a command line would save as a new bet. @throws UserError when it cannot be understood */
function newBetIn(line: string): string | undefined {
  if (nearMiss(line)) return undefined;
  const { name, args } = parseCommand(line);
  return name === 'bet new' ? args.text : undefined;
}

function linked(permalink: string | undefined): { readonly permalink?: string } {
  return permalink === undefined ? {} : { permalink };
}

function noThread(): Reply {
  return {
    audience: 'you',
    blocks: [
      {
        kind: 'text',
        text: t`There is no bet to be read here. In a thread I read what was said in it; elsewhere say it to me: ${code('@ante bet: if we add ... we expect ... to go from ... to ... by ...')}`,
      },
    ],
  };
}

function noBet(text: string): Reply {
  return {
    audience: 'you',
    blocks: [
      {
        kind: 'text',
        text: t`That does not read like a bet. To draft it all the same: ${code(`@ante bet: ${clip(text, 200)}`)}`,
      },
      { kind: 'note', text: t`What I understand: ${code('/bet help')}` },
    ],
  };
}

function greeting(): Reply {
  return {
    audience: 'you',
    blocks: [
      {
        kind: 'text',
        text: t`Tell me a bet: ${code('@ante bet: if we add saved searches we expect weekly retention to go from 31% to 36% by Dec 15 because people re-type filters')}. I draft it and you decide. In a thread: ${code('@ante make a bet of this')}. ${code('/bet help')} has the rest.`,
      },
    ],
  };
}
