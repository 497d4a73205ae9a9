import { say } from '#core/chat/reply.ts';
import { bold, code, t } from '#core/chat/text.ts';
import { UserError } from '#core/errors.ts';
import { numberOf } from '#core/ids.ts';
import { themeName, voicesIn } from '#core/report/theme-words.ts';
import { evidence, forgotten, itemNotes, items, themes } from '../collections.ts';
import type { UseCase } from '../context.ts';
import { forgetWords } from '../delivery/wordless.ts';
import { all, needItem } from '../load.ts';
import { note } from '../record.ts';
import { takeOut } from './arrange.ts';
import type { KeptItem } from './documents.ts';
import { forgottenId } from './external.ts';
import { partsOf } from './parts.ts';
import { stampOf } from './stamp-of.ts';
import type { Bench, Triage } from './triage.ts';

/** `/heard delete ITM-31`: the item, its words, and all that was counted of it. */
export function makeDeleteItem(triage: Triage): UseCase {
  return async (context, { args }) => {
    const { scope } = context;
    const item = await triage.change(scope, stampOf(context), async (bench) => {
      const found = await needItem(bench.tx, args.item);
      if (found.partOf)
        throw new UserError(`${found.id} is a point of ${found.partOf}: its words are gone when that is.`, [
          `/heard delete ${found.partOf}`,
          `/heard points ${found.partOf} one`,
        ]);
      await deleteItem(bench, found);
      return found;
    });
    const left = item.theme && (await scope.get(themes, item.theme));
    const rest = left
      ? t`${themeName(left)} has ${voicesIn(left)}.`
      : t`Nothing was left of its theme. ${code('/heard themes')}`;
    return say(t`${bold(item.id)} is deleted, words and all. ${rest}`);
  };
}

/** Leaves nothing of the item and its points but that there was one, so that it is not taken in again. */
export async function deleteItem(bench: Bench, item: KeptItem): Promise<void> {
  const { tx, stamp } = bench;
  for (const part of item.point ? await partsOf(tx, item.id) : []) await deleteItem(bench, part);
  await takeOut(bench, item);
  bench.engine.unbind(item.id);
  await forgetWords(tx, item.text);
  await tx.remove(items, item.id);
  await tx.remove(itemNotes, item.id);
  for (const { id } of await all(tx, evidence, { by: 'byFrom', equals: [item.id] }))
    await tx.remove(evidence, id);
  await passOn(bench, item);
  await leaveMark(bench, item);
  await note(tx, stamp, item.id, 'item-deleted', undefined, undefined);
}

/** Its words are gone: what repeated the item repeats the first of those that repeated it. */
export async function passOn({ tx }: Bench, item: KeptItem): Promise<void> {
  const found = await all(tx, items, { by: 'byOriginal', equals: [item.id] });
  const [first, ...others] = found.toSorted((a, b) => numberOf(a.id) - numberOf(b.id));
  if (!first) return;
  const { duplicateOf: _, ...original } = first;
  await tx.replace(items, original);
  for (const other of others) await tx.replace(items, { ...other, duplicateOf: first.id });
}

/** Remembers that something was deleted, perhaps before it came. */
export async function leaveMark(
  { tx, stamp }: Bench,
  { source, externalId }: Pick<KeptItem, 'source' | 'externalId'>,
): Promise<void> {
  const id = forgottenId(source, externalId);
  if (await tx.get(forgotten, id)) return;
  await tx.insert(forgotten, { id, version: 0, source, at: stamp.at });
}
