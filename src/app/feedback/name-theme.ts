import { saidIn } from '#core/feedback/feedback.ts';
import type { ThemeId } from '#core/ids.ts';
import { LabelAnswer } from '#core/model/labels/answer.ts';
import { checkLabel, checkSummary, type SummarySentence } from '#core/model/labels/check.ts';
import type { Operations, Scope } from '#ports/store.ts';
import { items, themeSummaries, themes } from '../collections.ts';
import type { Deps } from '../context.ts';
import { getAll } from '../load.ts';
import type { AskModel } from '../model/ask-model.ts';
import type { ThemeSummary } from '../model/documents.ts';
import type { Worker } from '../model/jobs.ts';
import type { KeptItem } from './documents.ts';
import { isTaken } from './label-theme.ts';
import type { Bench, Triage } from './triage.ts';

/** How many items are read, and how many of them are those that stand for the theme. */
const VOICES = 16;
const TYPICAL = 8;

/**
 * A language model names a theme that the engine has named already, and sums it up. Only in words that several of its
 * people use, and with their verbatim quotes; a name that a person gave stays.
 */
export function makeNameTheme(
  { clock }: Pick<Deps, 'clock'>,
  triage: Triage,
  model: AskModel,
  modelName: string,
): Worker {
  return async (scope, { about, by }, finish) => {
    const id = about as ThemeId;
    const theme = await scope.get(themes, id);
    if (!theme || theme.standing === 'merged') return void (await scope.transaction(finish));
    const voices = await voicesOf(triage, scope, id);
    const data = [
      { name: 'label', text: theme.label },
      ...voices.map((item) => ({ name: `item ${item.id}`, text: saidIn(item) })),
    ];
    const asked = await model.ask(scope, { prompt: 'label-theme', data, schema: LabelAnswer, by });
    if (asked.kind === 'unanswered') return asked;
    const label = checkLabel(asked.value.label, voices);
    const sentences = checkSummary(asked.value.summary, voices);
    await triage.change(scope, { by: 'ante', at: clock.now() }, async (bench) => {
      await finish(bench.tx);
      // Of what has changed since, nothing was said.
      if (!(await areAllThere(bench.tx, voices, id))) return;
      if (label !== undefined) await rename(bench, id, label);
      if (sentences) await keep(bench, id, sentences, modelName);
    });
    return undefined;
  };
}

/** Those that stand for it, and the latest. */
async function voicesOf(triage: Triage, scope: Scope, id: ThemeId): Promise<readonly KeptItem[]> {
  const typical = await triage.look(scope, (engine) =>
    engine.themes().includes(id) ? engine.typical(id, TYPICAL) : [],
  );
  const latest = { by: 'byTheme', equals: [id], order: 'descending', limit: VOICES } as const;
  const ids = [...typical, ...(await scope.find(items, latest)).docs].map((said) => said.id);
  return getAll(scope, items, [...new Set(ids)].slice(0, VOICES));
}

async function areAllThere(tx: Operations, voices: readonly KeptItem[], id: ThemeId): Promise<boolean> {
  const now = await getAll(
    tx,
    items,
    voices.map((item) => item.id),
  );
  return (
    now.length === voices.length &&
    now.every(
      (item, i) =>
        item.theme === id && item.text === voices[i]?.text && item.point?.end === voices[i]?.point?.end,
    )
  );
}

async function rename({ tx, tally }: Bench, id: ThemeId, label: string): Promise<void> {
  const theme = await tally.theme(id);
  if (!theme || theme.namedBy || theme.label === label || (await isTaken(tx, id, label))) return;
  tally.set({ ...theme, label });
}

async function keep(
  { tx, stamp }: Bench,
  id: ThemeId,
  sentences: readonly SummarySentence[],
  by: string,
): Promise<void> {
  const made: ThemeSummary = { id, version: 0, at: stamp.at, by, sentences };
  const known = await tx.get(themeSummaries, id);
  if (known) await tx.replace(themeSummaries, { ...made, version: known.version });
  else await tx.insert(themeSummaries, made);
}
