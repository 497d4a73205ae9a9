import type { Block, Reply } from '#core/chat/reply.ts';
import { say } from '#core/chat/reply.ts';
import { bold, code, t } from '#core/chat/text.ts';
import { UserError } from '#core/errors.ts';
import { digest } from '#core/feedback/duplicates.ts';
import { saidIn } from '#core/feedback/feedback.ts';
import { sanitise } from '#core/model/sanitise.ts';
import { findVerbatim } from '#core/model/verbatim.ts';
import { countOf } from '#core/report/bet-words.ts';
import { itemNote } from '#core/report/item-note.ts';
import { quote } from '#core/report/theme-card.ts';
import type { Operations } from '#ports/store.ts';
import { evidence, itemNotes, items } from '../collections.ts';
import type { Context, UseCase } from '../context.ts';
import { each, needItem } from '../load.ts';
import type { ItemNote } from '../model/documents.ts';
import type { KeptItem } from './documents.ts';
import { showPoints } from './show-points.ts';
import { stampOf } from './stamp-of.ts';
import { takeApart } from './take-points.ts';
import type { Triage } from './triage.ts';

const SHOWN = 5;

/**
 * `/heard suggestions`: what a language model suggests about items, the latest first. `split ITM-31` counts each point of
 * an item for itself, `ignore ITM-31` is done with it.
 */
export function makeSuggestions(triage: Triage): UseCase {
  return async (context, { args }) => {
    if (args.answer === undefined) return list(context);
    const item = await needItem(context.scope, args.item);
    const note = await noteOn(context.scope, item);
    if (!note) throw new UserError(`Nothing is suggested about ${item.id}.`, ['/heard suggestions']);
    if (args.answer === 'split') return split(triage, context, item, note);
    await settled(context.scope, note);
    return say(t`Nothing more is suggested about ${bold(item.id)}.`, 'you');
  };
}

/** What is suggested about an item as it reads now, less what people have done since. */
export async function noteOn(tx: Operations, item: KeptItem): Promise<ItemNote | undefined> {
  const note = await tx.get(itemNotes, item.id);
  if (!note?.open || note.ofText !== digest(saidIn(item))) return undefined;
  const linked = new Set<string>();
  for await (const { about } of each(tx, evidence, { by: 'byFrom', equals: [item.id] })) linked.add(about);
  return { ...note, stances: note.stances.filter(({ about }) => !linked.has(about)) };
}

async function list({ scope }: Context): Promise<Reply> {
  const blocks: Block[] = [];
  let shown = 0;
  for await (const { id } of each(
    scope,
    itemNotes,
    { by: 'byOpen', equals: [true], order: 'descending' },
    20,
  )) {
    const item = await scope.get(items, id);
    const note = item && (await noteOn(scope, item));
    const said = item && note ? itemNote(item, note) : [];
    if (!item || said.length === 0) continue;
    // The last block says where to find all of them, which is here.
    blocks.push(quote(item, ''), ...said.slice(0, -1));
    shown += 1;
    if (shown === SHOWN) break;
  }
  if (shown === 0)
    return say(t`Nothing is suggested. ${code('/heard review')} asks what is unsure about themes.`, 'you');
  const lead = t`${countOf(shown, 'item')} that a language model suggests something about. Nothing was done yet.`;
  return { audience: 'everyone', blocks: [{ kind: 'text', text: lead }, ...blocks] };
}

/** Each point counts for itself from now on. What the model read had nothing invisible in it, which the item may have. */
async function split(triage: Triage, context: Context, item: KeptItem, note: ItemNote): Promise<Reply> {
  const read = sanitise(item.text);
  const points = note.points.flatMap(
    ({ start, end }) => findVerbatim(item.text, read.slice(start, end)) ?? [],
  );
  const whole = await triage.change(context.scope, stampOf(context), (bench) =>
    takeApart(bench, item, points),
  );
  await settled(context.scope, note);
  return showPoints(context.scope, whole);
}

async function settled(scope: Context['scope'], { open: _, ...note }: ItemNote): Promise<void> {
  await scope.replace(itemNotes, note);
}
