import type { Block, Reply } from '#core/chat/reply.ts';
import { say } from '#core/chat/reply.ts';
import { bold, code, t } from '#core/chat/text.ts';
import { UserError } from '#core/errors.ts';
import { digest } from '#core/feedback/duplicates.ts';
import { sanitise } from '#core/model/sanitise.ts';
import { countOf } from '#core/report/bet-words.ts';
import { itemNote } from '#core/report/item-note.ts';
import { quote } from '#core/report/theme-card.ts';
import type { Operations } from '#ports/store.ts';
import { evidence, itemNotes, items } from '../collections.ts';
import type { Context, UseCase } from '../context.ts';
import { each, needItem } from '../load.ts';
import type { ItemNote } from '../model/documents.ts';
import type { KeptItem } from './documents.ts';
import type { Ingest } from './ingest-feedback.ts';
import { stampOf } from './stamp-of.ts';

const SHOWN = 5;

/**
 * `/heard suggestions`: what a language model suggests about items, the latest first. `split ITM-31` keeps each point of
 * an item as an item of its own, `ignore ITM-31` is done with it.
 */
export function makeSuggestions(ingest: Ingest): UseCase {
  return async (context, { args }) => {
    if (args.answer === undefined) return list(context);
    const item = await needItem(context.scope, args.item);
    const note = await noteOn(context.scope, item);
    if (!note) throw new UserError(`Nothing is suggested about ${item.id}.`, ['/heard suggestions']);
    if (args.answer === 'split') return split(ingest, context, item, note);
    await settled(context.scope, note);
    return say(t`Nothing more is suggested about ${bold(item.id)}.`, 'you');
  };
}

/** What is suggested about an item as it reads now, less what people have done since. */
export async function noteOn(tx: Operations, item: KeptItem): Promise<ItemNote | undefined> {
  const note = await tx.get(itemNotes, item.id);
  if (!note?.open || note.ofText !== digest(item.text)) return undefined;
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

/** The item stays as it is; each of its points is heard again by itself, from the same person on the same day. */
async function split(ingest: Ingest, context: Context, item: KeptItem, note: ItemNote): Promise<Reply> {
  const { scope } = context;
  const { id, source, externalId, author, saidAt, permalink } = item;
  const said = sanitise(item.text);
  const kept: string[] = [];
  for (const [i, { start, end }] of note.points.entries()) {
    const point = {
      text: said.slice(start, end),
      source,
      externalId: `${externalId} point ${i + 1}`,
      saidAt,
      ...(author !== undefined && { author }),
      ...(permalink !== undefined && { permalink }),
    };
    const outcome = await ingest(scope, point, stampOf(context));
    if (outcome.kind !== 'forgotten') kept.push(outcome.item.id);
  }
  await settled(scope, note);
  return say(t`${bold(id)} stays, and each point of it is kept by itself: ${bold(kept.join(', '))}.`);
}

async function settled(scope: Context['scope'], { open: _, ...note }: ItemNote): Promise<void> {
  await scope.replace(itemNotes, note);
}
