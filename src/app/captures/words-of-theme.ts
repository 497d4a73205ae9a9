import { betAbout } from '#core/bet/from-theme.ts';
import { checkChange, WordedChange } from '#core/bet/worded-change.ts';
import type { FeedbackItem, Theme } from '#core/feedback/feedback.ts';
import type { ThemeId } from '#core/ids.ts';
import { sanitise } from '#core/model/sanitise.ts';
import { representative } from '#core/report/representative.ts';
import { items } from '../collections.ts';
import type { Context } from '../context.ts';
import { needTheme } from '../load.ts';
import type { AskModel } from '../model/ask-model.ts';
import { whileSomebodyWaits } from '../model/patience.ts';

/** Quotes are chosen among the latest items. */
const QUOTED_FROM = 50;
const QUOTES = 2;
/** A model is told more of what was said. */
const TOLD = 10;

/** What a bet about the theme begins with, whether a model worded some of it, and the theme as it is now. @throws UserError when there is none */
export async function wordsOfTheme(
  context: Context,
  model: AskModel,
  asked: ThemeId,
): Promise<{ readonly text: string; readonly theme: ThemeId; readonly isWorded: boolean }> {
  const theme = await needTheme(context.scope, asked);
  const query = { by: 'byTheme', equals: [theme.id], order: 'descending', limit: QUOTED_FROM } as const;
  const latest = (await context.scope.find(items, query)).docs;
  const worded = await wordChange(context, model, theme, representative(latest, TOLD));
  const text = betAbout(theme, representative(latest, QUOTES), worded);
  return { text, theme: theme.id, isWorded: Object.keys(worded).length > 0 };
}

/** What users ask for in a few words, as far as a model may be asked and they bear it out. */
async function wordChange(
  { scope, settings, member }: Context,
  model: AskModel,
  { label }: Theme,
  told: readonly FeedbackItem[],
): Promise<ReturnType<typeof checkChange>> {
  if (told.length === 0 || !model.isOn(settings, 'drafting')) return {};
  const data = [{ name: 'theme', text: label }, ...told.map(({ id, text }) => ({ name: id, text }))];
  const asking = { prompt: 'draft-from-theme', data, schema: WordedChange, by: member.id };
  const asked = await model.ask(scope, asking, whileSomebodyWaits());
  if (asked.kind === 'unanswered') return {};
  const { change, metric, cites } = asked.value;
  const seen = (words: string | null) => words && sanitise(words);
  const known = new Map<string, string>(told.map(({ id, text }) => [id, text]));
  return checkChange({ change: seen(change), metric: seen(metric), cites }, known);
}
