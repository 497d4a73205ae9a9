import type { DraftReading } from '#core/bet/draft-reading.ts';
import { themeAskedFor } from '#core/bet/from-theme.ts';
import type { Reply } from '#core/chat/reply.ts';
import { bold, t } from '#core/chat/text.ts';
import type { ThemeId } from '#core/ids.ts';
import { draftCard } from '#core/report/draft-card.ts';
import type { Operations } from '#ports/store.ts';
import { captures } from '../collections.ts';
import type { Context, Deps } from '../context.ts';
import type { Capture } from '../documents.ts';
import type { AskModel } from '../model/ask-model.ts';
import { queue } from '../model/jobs.ts';
import { readMessage, readText, whole } from './read-text.ts';
import { shownOf } from './show-again.ts';
import { wordsOfTheme } from './words-of-theme.ts';

/** What drafts are made of: one message, or a thread. */
export type DraftedFrom = Pick<Capture, 'text' | 'permalink' | 'reactedTo' | 'thread'>;

/**
 * A mention drafts and never saves: each bet in it is shown with Save, Edit and Discard. It is shown as the parser reads
 * it; a language model reads it afterwards, and the card is updated. `from THM-7` drafts out of the theme's own words.
 */
export function makeDraftBet({ readDates }: Pick<Deps, 'readDates'>, model: AskModel) {
  return async (context: Context, typed: string, from: Omit<DraftedFrom, 'text'> = {}): Promise<Reply> => {
    const asked = themeAskedFor(typed);
    if (asked !== undefined) return fromTheme(context, model, asked, readDates);
    const text = whole(typed);
    return showDrafts(context, model, { ...from, text }, readMessage(text, context, readDates));
  };
}

/** Keeps what was read and shows it. @param byModel the language model that read it too: it is not asked again */
export async function showDrafts(
  { scope, member, now, today, settings }: Context,
  model: AskModel,
  from: DraftedFrom,
  reads: readonly DraftReading[],
  byModel?: string,
): Promise<Reply> {
  const drafts = await scope.transaction(async (tx) => {
    const ids = await newIds(tx, reads.length);
    const first = ids[0] ?? '';
    const kept = reads.map((read, i): Capture => {
      const as = { read, today, first, count: reads.length };
      return { id: ids[i] ?? '', version: 0, by: member.id, at: now, as, ...from };
    });
    await tx.insert(captures, ...kept);
    if (byModel === undefined && model.isOn(settings, 'capture'))
      await queue(tx, 'capture', first, member.id, now);
    return kept;
  });
  const readBy = byModel === undefined ? undefined : t`Read by ${byModel}, out of these words.`;
  return { ...draftCard(drafts.flatMap(shownOf), readBy), cardOf: `DRAFT-${drafts[0]?.id ?? ''}` };
}

/** There is nothing for a model to read again: it is made of quotes. */
async function fromTheme(
  context: Context,
  model: AskModel,
  asked: ThemeId,
  readDates: Deps['readDates'],
): Promise<Reply> {
  const { scope, member, now, today } = context;
  const { text, theme, isWorded } = await wordsOfTheme(context, model, asked);
  const read = readText(text, context, readDates);
  const id = await scope.transaction(async (tx) => {
    const [first = ''] = await newIds(tx, 1);
    const as = { read, today, first, count: 1 };
    await tx.insert(captures, { id: first, version: 0, text, by: member.id, at: now, as, theme });
    return first;
  });
  const card = draftCard([{ id, read }]);
  const note = {
    kind: 'note',
    text: t`${isWorded ? 'What it is called was worded by a model. ' : ''}Saving it links ${bold(theme)} to it as evidence.`,
  } as const;
  const [draft, ...rest] = card.blocks;
  return { ...card, blocks: [...(draft ? [draft] : []), note, ...rest], cardOf: `DRAFT-${id}` };
}

/** Numbers for new drafts. */
export async function newIds(tx: Operations, count: number): Promise<readonly string[]> {
  const last = await tx.increment('captures', count);
  return Array.from({ length: count }, (_, i) => String(last - count + i + 1));
}
