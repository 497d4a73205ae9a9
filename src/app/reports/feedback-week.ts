import { asFields, checkWorded, WordedAnswer } from '#core/ask/worded.ts';
import { sanitise } from '#core/model/sanitise.ts';
import { factsOfWeek, feedbackWeekReport } from '#core/report/feedback-week.ts';
import type { Context } from '../context.ts';
import type { AskModel } from '../model/ask-model.ts';
import { whileSomebodyWaits } from '../model/patience.ts';
import { loadFeedbackWeek } from './load-feedback-week.ts';

/** `/bet report feedback week`: what was heard in seven days, and in a model's words where all of them are borne out. */
export async function feedbackWeek(model: AskModel, context: Context) {
  const { scope, settings, member, today } = context;
  const week = await loadFeedbackWeek(scope, today, member.zone);
  const facts = factsOfWeek(week);
  if (facts.size === 0 || !model.isOn(settings, 'drafting')) return feedbackWeekReport(week);
  const data = asFields(facts);
  const asking = { prompt: 'feedback-week', data, schema: WordedAnswer, by: member.id };
  const asked = await model.ask(scope, asking, whileSomebodyWaits());
  if (asked.kind === 'unanswered') return feedbackWeekReport(week);
  const sentences = asked.value.sentences.map((each) => ({ ...each, text: sanitise(each.text) }));
  return feedbackWeekReport(week, checkWorded({ sentences }, facts));
}
