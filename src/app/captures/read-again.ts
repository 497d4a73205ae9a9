import type { DraftReading } from '#core/bet/draft-reading.ts';
import { mergeReadings } from '#core/model/capture/merge.ts';
import type { Operations, Scope } from '#ports/store.ts';
import { captures } from '../collections.ts';
import type { Deps } from '../context.ts';
import type { Capture } from '../documents.ts';
import type { AskModel } from '../model/ask-model.ts';
import type { ModelJob } from '../model/documents.ts';
import type { Finish, Worker } from '../model/jobs.ts';
import { readBetsWithModel } from '../model/read-bets.ts';
import { newIds } from './draft-bet.ts';
import { partOf } from './draft-thread.ts';
import { draftsShownWith, showAgain } from './show-again.ts';

/**
 * A language model reads a message whose drafts are shown already. What it reads better is shown in their place, unless
 * somebody has saved or discarded one of them since.
 */
export function makeReadAgain(
  { clock, readDates }: Pick<Deps, 'clock' | 'readDates'>,
  model: AskModel,
  modelName: string,
): Worker {
  return async (scope: Scope, { about }: ModelJob, finish: Finish) => {
    const [first, ...others] = await draftsShownWith(scope, about);
    const as = first?.as;
    if (!as || as.count !== others.length + 1) return void (await scope.transaction(finish));
    const { text, by, thread } = first;
    const asked = await readBetsWithModel(model, readDates, scope, {
      text,
      messages: thread?.messages,
      today: as.today,
      by,
    });
    if (asked.kind === 'unanswered') return asked;
    const offline = [first, ...others].flatMap((draft) => draft.as?.read ?? []);
    const reads = mergeReadings(offline, asked.value);
    const merged = thread ? partOf(reads, thread) : reads;
    await scope.transaction(async (tx) => {
      await finish(tx);
      const now = await draftsShownWith(tx, about);
      const isSame = JSON.stringify(merged.map(sayingOf)) === JSON.stringify(offline.map(sayingOf));
      if (merged.length === 0 || isSame || now.length !== as.count) return;
      await showAgain(tx, await replaced(tx, now, merged, modelName), clock.now());
    });
    return undefined;
  };
}

/** What a reading says, wherever it stands. */
function sayingOf({ unread: _, spans: __, ...read }: DraftReading): unknown {
  return read;
}

/** The drafts with other readings; more of them, or fewer, where the message holds more bets or fewer. */
async function replaced(
  tx: Operations,
  drafts: readonly Capture[],
  reads: ReturnType<typeof mergeReadings>,
  byModel: string,
): Promise<readonly Capture[]> {
  const [first] = drafts;
  if (!first?.as) return [];
  const { as, version: _, ...of } = first;
  const ids = await newIds(tx, Math.max(0, reads.length - drafts.length));
  for (const { id } of drafts.slice(reads.length)) await tx.remove(captures, id);
  const kept: Capture[] = [];
  for (const [i, read] of reads.entries()) {
    const shown = { ...as, read, count: reads.length, ...(i === 0 && { byModel }) };
    const known = drafts[i];
    if (known) kept.push(await tx.replace(captures, { ...known, as: shown }));
    else
      kept.push(
        ...(await tx.insert(captures, { ...of, id: ids[i - drafts.length] ?? '', version: 0, as: shown })),
      );
  }
  return kept;
}
