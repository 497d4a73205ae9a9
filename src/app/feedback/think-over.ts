import { digest } from '#core/feedback/duplicates.ts';
import { saidIn } from '#core/feedback/feedback.ts';
import type { ThemeId } from '#core/ids.ts';
import { sanitise } from '#core/model/sanitise.ts';
import { TriageAnswer } from '#core/model/triage/answer.ts';
import { checkTriage, type ItemReading } from '#core/model/triage/check.ts';
import { itemNotes, items } from '../collections.ts';
import type { Deps } from '../context.ts';
import type { AskModel } from '../model/ask-model.ts';
import type { ItemNote, Seen } from '../model/documents.ts';
import type { Worker } from '../model/jobs.ts';
import { note } from '../record.ts';
import { putIn, takeOut } from './arrange.ts';
import { questionAbout } from './ask-about-item.ts';
import type { KeptItem } from './documents.ts';
import { keepChange } from './theme-changes.ts';
import type { Bench, Triage } from './triage.ts';

/**
 * A language model thinks an item over that the engine has put somewhere already. Where the engine was unsure, and no
 * person has decided since, its choice among the engine's candidates is followed; everything else it says is kept as a
 * suggestion. Whatever it answers, no other item, theme, bet or link changes.
 */
export function makeThinkOver(
  { clock }: Pick<Deps, 'clock'>,
  triage: Triage,
  model: AskModel,
  modelName: string,
): Worker {
  return async (scope, { about, by, seen }, finish) => {
    const item = await scope.get(items, about as KeptItem['id']);
    if (!item?.theme) return void (await scope.transaction(finish));
    const { data, supplied } = await questionAbout(triage, scope, item, seen);
    const asked = await model.ask(scope, { prompt: 'triage-item', data, schema: TriageAnswer, by });
    if (asked.kind === 'unanswered') return asked;
    const read = checkTriage(sanitise(saidIn(item)), asked.value, supplied);
    // What has been taken apart, or put together by a person, stays so.
    const reading = item.point || item.partOf || item.joinedBy ? { ...read, points: [] } : read;
    const at = clock.now();
    await triage.change(scope, { by: 'ante', at }, async (bench) => {
      await finish(bench.tx);
      const now = await bench.tx.get(items, item.id);
      if (!now?.theme || saidIn(now) !== saidIn(item)) return;
      const isFollowed = mayFollow(now, item, seen) && (await follow(bench, now, now.theme, reading));
      const kept = { ...reading, id: item.id, at, by: modelName, ofText: digest(saidIn(item)) };
      await keepNote(bench, {
        ...kept,
        version: 0,
        ...(isSuggestion(reading, now, isFollowed) && { open: true }),
      });
    });
    return undefined;
  };
}

/** Nobody has moved it, and the engine was not sure itself. */
function mayFollow(now: KeptItem, asked: KeptItem, seen: Seen | undefined): boolean {
  const isUntouched = now.placedBy === undefined && now.theme === asked.theme;
  return isUntouched && seen !== undefined && !seen.isSure && now.theme === seen.placedIn;
}

/** Puts the item where the model says; whether there was anything to move. */
async function follow(bench: Bench, item: KeptItem, from: ThemeId, { theme }: ItemReading): Promise<boolean> {
  const { tx, tally, stamp } = bench;
  if (theme === undefined || theme === from) return false;
  const known = await tally.theme(from);
  // Alone in a theme, it is a new one already.
  if (theme === 'new' && known?.items === 1) return false;
  const target = theme === 'new' ? undefined : await tally.theme(theme);
  if (theme !== 'new' && target?.standing !== 'open') return false;
  const into = target?.id ?? (await tally.open());
  await tx.replace(items, await putIn(bench, await takeOut(bench, item), into));
  await keepChange(bench, { kind: 'move', from, into, items: [item.id], by: 'ante' });
  await note(tx, stamp, item.id, 'item-moved', { theme: from }, { theme: into });
  return true;
}

/** Whether there is anything for a person to decide. */
function isSuggestion(
  { isFeedback, isRepeat, points, stances, theme }: ItemReading,
  item: KeptItem,
  isFollowed: boolean,
) {
  const isElsewhere = !isFollowed && theme !== undefined && theme !== 'new' && theme !== item.theme;
  return !isFeedback || isRepeat === false || points.length > 0 || stances.length > 0 || isElsewhere;
}

async function keepNote({ tx }: Bench, made: ItemNote): Promise<void> {
  const known = await tx.get(itemNotes, made.id);
  if (known) await tx.replace(itemNotes, { ...made, version: known.version });
  else await tx.insert(itemNotes, made);
}
