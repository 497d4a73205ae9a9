import type { DraftReading } from '#core/bet/draft-reading.ts';
import { readBets } from '#core/bet/read-statement.ts';
import type { Said } from '#core/chat/inbound.ts';
import type { Reply } from '#core/chat/reply.ts';
import { joinThread, messageAt, THREAD_MAX, type ThreadText } from '#core/chat/thread.ts';
import { RetryableError, UserError } from '#core/errors.ts';
import { mergeReadings } from '#core/model/capture/merge.ts';
import { SECOND_MS } from '#core/time/instant.ts';
import type { ChatPlatform } from '#ports/chat-platform.ts';
import type { Context, Deps } from '../context.ts';
import type { CapturedThread } from '../documents.ts';
import type { AskModel, WhyUnanswered } from '../model/ask-model.ts';
import { whileSomebodyWaits } from '../model/patience.ts';
import { readBetsWithModel } from '../model/read-bets.ts';
import { platformOf } from '../platform-of.ts';
import { showDrafts } from './draft-bet.ts';
import { draftOf } from './read-text.ts';

/** Something that was said to Ante and holds no bet by itself, as far as the parser reads it. */
export interface Mentioned extends Pick<Said, 'text' | 'permalink'> {
  /** Its id, where it may be in a thread. */
  readonly message?: string | undefined;
  /** "Make a bet of this": the whole thread is meant, and these words are no part of it. */
  readonly isAsked: boolean;
}

/** What drafts out of more than one message. */
export interface DraftThread {
  /**
   * The bets of the thread that Ante was mentioned in, or else what a language model reads where the parser read none.
   * Undefined when there is no bet. @throws UserError when the thread was asked for and cannot be read
   */
  readonly around: (context: Context, mentioned: Mentioned) => Promise<Reply | undefined>;
  /** The bets of its thread that a message has a part in; undefined when there are none. */
  readonly with: (context: Context, said: Said) => Promise<Reply | undefined>;
}

/** So long a mention may wait to hear that it reads like no bet. */
const PATIENCE_MS = 8 * SECOND_MS;
/** What may be otherwise in a minute. */
const ASK_AGAIN: ReadonlySet<WhyUnanswered> = new Set(['busy', 'silent', 'useless']);
/** Shorter words hold no bet that a model could find, longer ones are no message; characters. */
const ASKED_ABOUT = { least: 15, most: THREAD_MAX.characters };

export function makeDraftThread(
  { readDates }: Pick<Deps, 'readDates'>,
  platforms: ReadonlyMap<string, ChatPlatform>,
  model: AskModel,
  modelName: string,
): DraftThread {
  /** What is left over of a thread is talk, and nothing that was not understood. */
  const read = ({ text, messages }: Pick<ThreadText, 'text' | 'messages'>, { today }: Context) =>
    readBets(text, { today, readDates }).map((bet): DraftReading => {
      const read = draftOf({ ...bet, rest: [] });
      const said = bet.spans.find(({ field }) => field === 'by');
      const on = said && messages[messageAt(messages, said.start)]?.on;
      if (!said || on === undefined || on === today) return read;
      // "In two weeks" is counted from when it was said.
      const [date] = readDates(text.slice(said.start, said.end), on);
      const { by: _, ...terms } = read.terms;
      return { ...read, terms: { ...terms, ...(date && { by: date.date }) } };
    });

  /** Everything in the thread that a message stands in; empty where it stands in none, or Ante may not see it. */
  const threadOf = async (
    { frame: { workspace, channel, thread } }: Context,
    message: string | undefined,
  ): Promise<readonly Said[]> => {
    // What begins a thread is in none yet.
    if (thread === undefined || message === undefined || thread === message) return [];
    const source = platformOf(platforms, workspace)?.source;
    return (await source?.readThread?.(workspace, { channel, thread }, THREAD_MAX.messages + 1)) ?? [];
  };

  /** What people said in the thread before. What Ante spoke after was answered then, and only counts where all is asked for. */
  const before = async (context: Context, { message, isAsked }: Mentioned): Promise<readonly Said[]> => {
    const all = await threadOf(context, message).catch(isAsked ? notNow : nothing);
    const own = all.findIndex((each) => each.message === message);
    const earlier = own < 0 ? all : all.slice(0, own);
    const since = isAsked ? 0 : earlier.findLastIndex(isOfNobody) + 1;
    return earlier.slice(since).filter((each) => !isOfNobody(each));
  };

  return {
    around: async (context, mentioned) => {
      const { text, message, permalink, isAsked } = mentioned;
      const { scope, member, settings, now, today } = context;
      const link = permalink === undefined ? {} : { permalink };
      const own = { text, author: member.id, saidAt: now, message: message ?? '', ...link };
      const earlier = await before(context, mentioned);
      const { text: words, ...thread } = joinThread(isAsked ? earlier : [...earlier, own], member.zone);
      const isThread = earlier.length > 0;
      const from = { text: words, ...link, ...(isThread && { thread }) };
      const offline = isThread ? read({ ...thread, text: words }, context) : [];
      if (offline.length > 0) return showDrafts(context, model, from, offline);
      const isWorthAsking = words.length >= ASKED_ABOUT.least && text.length <= ASKED_ABOUT.most;
      if (!isWorthAsking || !model.isOn(settings, 'capture')) return undefined;
      const captured = { text: words, ...(isThread && { messages: thread.messages }), today, by: member.id };
      const asked = await readBetsWithModel(
        model,
        readDates,
        scope,
        captured,
        whileSomebodyWaits(PATIENCE_MS),
      );
      if (asked.kind === 'unanswered' && isAsked && ASK_AGAIN.has(asked.why))
        throw new UserError(
          'No bet can be read in this thread without the language model, which does not answer just now. Say that again in a minute.',
        );
      const bets = asked.kind === 'answered' ? mergeReadings([], asked.value) : [];
      return bets.length === 0 ? undefined : showDrafts(context, model, from, bets, modelName);
    },
    with: async (context, { message, permalink }) => {
      const all = await threadOf(context, message).catch(nothing);
      const people = all.filter((each) => !isOfNobody(each));
      const { text, ...thread } = joinThread(people, context.member.zone);
      const about = thread.messages.findIndex((each) => each.message === message);
      if (about < 0 || thread.messages.length === 1) return undefined;
      const reads = partOf(read({ ...thread, text }, context), { ...thread, about });
      const from = { text, thread: { ...thread, about }, ...(permalink !== undefined && { permalink }) };
      return reads.length === 0 ? undefined : showDrafts(context, model, from, reads);
    },
  };
}

/** Of what was read in a thread, what the message that was passed on has a part in. */
export function partOf(
  reads: readonly DraftReading[],
  { messages, about }: CapturedThread,
): readonly DraftReading[] {
  if (about === undefined) return reads;
  return reads.filter(({ spans = [] }) => spans.some(({ start }) => messageAt(messages, start) === about));
}

/** No person's: Ante's own, or another bot's. */
function isOfNobody({ author }: Said): boolean {
  return author === undefined;
}

/** Nobody asked for the thread: without it everything is as it was. */
function nothing(error: unknown): readonly Said[] {
  if (error instanceof UserError || error instanceof RetryableError) return [];
  throw error;
}

function notNow(error: unknown): never {
  if (error instanceof RetryableError)
    throw new UserError('The thread cannot be read just now. Say that again in a minute.');
  throw error;
}
