import { items } from '../collections.ts';
import type { Context, Deps } from '../context.ts';
import type { KeptItem } from '../documents.ts';
import { note } from '../record.ts';
import { putIn, takeOut } from './arrange.ts';
import { deleteItem, leaveMark, passOn } from './delete-item.ts';
import { findExternal, type Heard, type Ingest } from './ingest-feedback.ts';
import { textProblem } from './item-text.ts';
import { keysOf, sortItem } from './sort-item.ts';
import { stampOf } from './stamp-of.ts';
import type { Bench, Triage } from './triage.ts';

/** A message as the platform names it. */
export interface Message {
  readonly message: string;
  readonly text: string;
  readonly permalink?: string;
}

const SOURCE: Heard['source'] = 'channel';

/** Takes in what is said in a watched channel. Says nothing. */
export function makeHearMessage({ logger }: Pick<Deps, 'logger'>, ingest: Ingest) {
  return async (context: Context, { message, text, permalink }: Message): Promise<undefined> => {
    const { frame, scope, member, settings } = context;
    if (!settings.watchedChannels.includes(frame.channel)) return undefined;
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
      await hear(context, edited);
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
  const { tx, stamp } = bench;
  const { placedBy, theme } = item;
  const said = { ...(await takeOut(bench, item)), text };
  await passOn(bench, item);
  // Where a person put it, it stays, whatever it says now.
  if (placedBy && theme)
    await tx.replace(items, { ...(await putIn(bench, said, theme, placedBy)), ...keysOf(text) });
  else await sortItem(bench, said);
  await note(tx, stamp, item.id, 'item-edited', undefined, undefined);
}

/** A message was deleted: nothing of its words stays, or is taken in when it arrives after all. */
export function makeRemoveHeard(triage: Triage) {
  return async (context: Context, { message }: Pick<Message, 'message'>): Promise<void> => {
    const externalId = externalIdOf(context, message);
    await triage.change(context.scope, stampOf(context), async (bench) => {
      const item = await findExternal(bench.tx, SOURCE, externalId);
      if (item) await deleteItem(bench, item);
      else if (context.settings.watchedChannels.includes(context.frame.channel))
        await leaveMark(bench, { source: SOURCE, externalId });
    });
  };
}

function externalIdOf({ frame }: Context, message: string): string {
  return `${frame.channel}:${message}`;
}
