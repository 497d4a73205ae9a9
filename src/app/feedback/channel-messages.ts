import type { Said } from '#core/chat/inbound.ts';
import type { Reply } from '#core/chat/reply.ts';
import { addMs, HOUR_MS, type Instant } from '#core/time/instant.ts';
import { forgotten } from '../collections.ts';
import type { Context, Deps } from '../context.ts';
import { forgetWords } from '../delivery/wordless.ts';
import { note } from '../record.ts';
import { takeOut } from './arrange.ts';
import { deleteItem, leaveMark, passOn } from './delete-item.ts';
import type { KeptItem } from './documents.ts';
import { findExternal, forgottenId } from './external.ts';
import { answer } from './hear.ts';
import type { Heard, Ingest } from './ingest-feedback.ts';
import { textProblem } from './item-text.ts';
import { sortItem } from './sort-item.ts';
import { stampOf } from './stamp-of.ts';
import type { Bench, Triage } from './triage.ts';

/** A message as the platform names it. */
export interface Message {
  readonly message: string;
  readonly text: string;
  readonly permalink?: string;
}

/** Of all that is said in the chat, however it came to Ante's ears: so a message is kept once. */
const SOURCE: Heard['source'] = 'channel';
/** A message may come after its edit, as long as platforms deliver it again. One older than that was not listened to. */
const MAY_COME_AFTER_MS = HOUR_MS;

/** Takes in what is said in a watched channel. Says nothing. */
export function makeHearMessage({ logger }: Pick<Deps, 'logger'>, ingest: Ingest) {
  return async (context: Context, { message, text, permalink }: Message): Promise<undefined> => {
    const { frame, scope, member, settings } = context;
    if (!settings.watchedChannels.includes(frame.channel) || member.unheard) return undefined;
    const problem = textProblem(text);
    if (problem) {
      logger.info({ workspace: frame.workspace, event: frame.eventId, problem }, 'message not kept');
      return undefined;
    }
    const heard = {
      text,
      source: SOURCE,
      externalId: externalIdOf(context, message),
      author: member.id,
      saidAt: frame.at,
      ...(permalink !== undefined && { permalink }),
    };
    await ingest(scope, heard, stampOf(context));
    return undefined;
  };
}

/**
 * A message was edited: its item says what the message says now. An edit that comes before its message is kept as
 * the message; the old words are then never stored.
 */
export function makeEditHeard(triage: Triage, hear: ReturnType<typeof makeHearMessage>) {
  return async (context: Context, edited: Message): Promise<void> => {
    const externalId = externalIdOf(context, edited.message);
    if (!(await findExternal(context.scope, SOURCE, externalId))) {
      const { frame, now } = context;
      if (frame.at > addMs(now, -MAY_COME_AFTER_MS)) await hear(context, edited);
      return;
    }
    await triage.change(context.scope, stampOf(context), async (bench) => {
      const item = await findExternal(bench.tx, SOURCE, externalId);
      if (!item || item.text === edited.text) return;
      if (textProblem(edited.text)) await deleteItem(bench, item);
      else await reword(bench, item, edited.text);
    });
  };
}

async function reword(bench: Bench, item: KeptItem, text: string): Promise<void> {
  const { tx, engine, stamp } = bench;
  const { placedBy, theme } = item;
  const { vector: _, ...left } = await takeOut(bench, item);
  const said = { ...left, text, space: '' };
  engine.unbind(item.id);
  await forgetWords(tx, item.text);
  await passOn(bench, item);
  // Where a person put it, it stays, whatever it says now.
  await sortItem(bench, said, placedBy && theme ? { placed: { theme, by: placedBy } } : {});
  await note(tx, stamp, item.id, 'item-edited', undefined, undefined);
}

/** A message was deleted: nothing of its words stays, or is taken in when it arrives after all. */
export function makeRemoveHeard(triage: Triage) {
  return async (context: Context, { message }: Pick<Message, 'message'>): Promise<void> => {
    const externalId = externalIdOf(context, message);
    await triage.change(context.scope, stampOf(context), async (bench) => {
      const item = await findExternal(bench.tx, SOURCE, externalId);
      if (item) await deleteItem(bench, item);
      else await leaveMark(bench, { source: SOURCE, externalId });
    });
  };
}

/** What somebody passes on, of their own or another's. */
export function makeKeepSaid(ingest: Ingest) {
  return async (context: Context, { message, ...said }: Said): Promise<Reply> => {
    const heard = { ...said, source: SOURCE, externalId: externalIdOf(context, message) };
    return answer(context, await ingest(context.scope, heard, stampOf(context)));
  };
}

/** Takes a message out again that this member passed on since `since`; false when there is none. */
export function makeTakeOutSaid(triage: Triage) {
  return async (context: Context, message: string, since: Instant): Promise<boolean> => {
    const { scope, member } = context;
    return triage.change(scope, stampOf(context), async (bench) => {
      const item = await findExternal(bench.tx, SOURCE, externalIdOf(context, message));
      if (!item || item.receivedBy !== member.id || item.receivedAt < since) return false;
      await deleteItem(bench, item);
      // It may be passed on again.
      await bench.tx.remove(forgotten, forgottenId(item.source, item.externalId));
      return true;
    });
  };
}

function externalIdOf({ frame }: Context, message: string): string {
  return `${frame.channel}:${message}`;
}
