import type { Answer } from '#core/ask/answer.ts';
import { inEnglish } from '#core/ask/in-english.ts';
import { asFields, checkWorded, factsOf, type Sentence, WordedAnswer } from '#core/ask/worded.ts';
import { sanitise } from '#core/model/sanitise.ts';
import { formatDay } from '#core/time/format.ts';
import type { Context } from '../context.ts';
import type { AskModel } from '../model/ask-model.ts';
import { whileSomebodyWaits } from '../model/patience.ts';

/**
 * The answer in a model's sentences, all of them borne out by what was found; undefined where it is not asked, does not
 * answer, or says anything that is not. Then the answer stands as it was found.
 */
export async function wordAnswer(
  model: AskModel,
  { scope, settings, member, today }: Context,
  question: string,
  answer: Answer,
): Promise<readonly Sentence[] | undefined> {
  const facts = factsOf(answer);
  const { language } = inEnglish(question);
  if (facts.size === 0 || !model.isOn(settings, 'questions')) return undefined;
  const asking = {
    prompt: 'answer-question',
    data: [
      { name: 'question', text: question },
      { name: 'asked on', text: formatDay(today) },
      { name: 'answer in', text: language },
      ...asFields(facts),
    ],
    schema: WordedAnswer,
    by: member.id,
  };
  const asked = await model.ask(scope, asking, whileSomebodyWaits());
  if (asked.kind === 'unanswered') return undefined;
  const sentences = asked.value.sentences.map((each) => ({ ...each, text: sanitise(each.text) }));
  return checkWorded({ sentences }, facts, language);
}
