import { type Reply, say } from '#core/chat/reply.ts';
import { code, t } from '#core/chat/text.ts';
import { UserError } from '#core/errors.ts';
import type { FeedbackItem } from '#core/feedback/feedback.ts';
import type { ItemId, ThemeId } from '#core/ids.ts';
import type { ReviewQuestion } from '#core/report/theme-review.ts';
import type { Operations } from '#ports/store.ts';
import { items, questions, themes } from '../collections.ts';
import { getAll } from '../load.ts';
import type { AskedQuestion } from './documents.ts';

/** The theme or item under which the log keeps what became of the question. */
export function subjectOf({ about }: AskedQuestion): ThemeId | ItemId {
  if (about.kind === 'place') return about.item;
  return about.kind === 'merge' ? about.a : about.theme;
}

/** What takes its answer back: items that went elsewhere come back with their theme. */
export function undoOf(asked: AskedQuestion): string {
  const moved = asked.answer?.is === 'same' || asked.answer?.is === 'split';
  return moved ? `/heard undo ${subjectOf(asked)}` : `/heard review undo ${asked.id}`;
}

export function outdated({ id }: AskedQuestion): Reply {
  return say(
    t`The themes have changed since question ${id} was asked, so nothing was done. What to ask now: ${code('/heard review')}`,
    'you',
  );
}

/** The question that a number stands for. @throws UserError when there is none */
export async function needQuestion(tx: Operations, number: string | undefined): Promise<AskedQuestion> {
  if (number === undefined)
    throw new UserError('Which question? Each has a number.', ['/heard review', '/heard review same 12']);
  const asked = await tx.get(questions, number);
  if (!asked) throw new UserError(`There is no question ${number}.`, ['/heard review']);
  return asked;
}

/**
 * The question as it is put to people, with figures as they are now. Undefined when it is another by now: a theme is
 * gone, or something that was quoted is no longer where it was.
 */
export async function questionNow(
  tx: Operations,
  { id: number, about, quotes }: AskedQuestion,
): Promise<ReviewQuestion | undefined> {
  const [a, b] = about.kind === 'merge' ? [about.a, about.b] : [about.theme, about.theme];
  const [one, other] = [await itemsOf(tx, a, quotes[0]), await itemsOf(tx, b, quotes[1])];
  const [first, second] = [await tx.get(themes, a), await tx.get(themes, b)];
  if (!one || !other || !first || !second || first.mergedInto || second.mergedInto) return undefined;
  const shown = { number, quotes: [one, other] } as const;
  if (about.kind === 'merge') return { ...shown, about: { kind: 'merge', a: first, b: second } };
  if (about.kind === 'place') {
    return one[0]?.doubt === undefined ? undefined : { ...shown, about: { kind: 'place', theme: first } };
  }
  let part = 0;
  for (const strand of about.strands) {
    const within = { by: 'byStrand', equals: [strand] } as const;
    const [said] = (await tx.find(items, { ...within, limit: 1 })).docs;
    if (said?.theme !== about.theme) return undefined;
    part += await tx.count(items, within);
  }
  return part < first.items ? { ...shown, about: { kind: 'split', theme: first, part } } : undefined;
}

/** The items, if all of them are in the theme. */
async function itemsOf(
  tx: Operations,
  theme: ThemeId,
  ids: AskedQuestion['quotes'][number],
): Promise<readonly FeedbackItem[] | undefined> {
  const found = await getAll(tx, items, ids);
  return found.length === ids.length && found.every((item) => item.theme === theme) ? found : undefined;
}
