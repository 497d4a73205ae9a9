import { type Answer, answerTo } from '#core/ask/answer.ts';
import { type Question, readQuestion } from '#core/ask/question.ts';
import { readsAsQuestion } from '#core/ask/reads-as-question.ts';
import { readBets } from '#core/bet/read-statement.ts';
import { UserError } from '#core/errors.ts';
import { answerReply } from '#core/report/answer.ts';
import { wordedReply } from '#core/report/worded-answer.ts';
import { bounded } from '../bounded.ts';
import type { Context, Deps, UseCase } from '../context.ts';
import type { AskModel } from '../model/ask-model.ts';
import { findKnown } from './find-known.ts';
import { loadPeople } from './load-library.ts';
import { wordAnswer } from './word-answer.ts';

/** Longer questions are texts; characters. */
const QUESTION_MAX = 1_000;

/** `/bet ask what are we betting on for retention?`: what is stored here that answers it, with ids. */
export function makeAsk({ readDates }: Pick<Deps, 'readDates'>, model: AskModel): UseCase {
  return async (context, { args }) => {
    const text = args.question?.trim() ?? '';
    if (text === '')
      throw new UserError('What do you want to know?', [
        '/bet ask what are we betting on for retention?',
        '/bet ask what did we learn about search?',
        '/bet ask what stands on ASM-4?',
      ]);
    if (
      readsAsQuestion(text) === 'no' &&
      readBets(`ask ${text}`, { today: context.today, readDates }).length > 0
    )
      throw new UserError('That reads like a bet, and not like a question. To keep it as one:', [
        `/bet new ask ${text}`,
      ]);
    const { question, answer } = await answerQuestion(context, text);
    const sentences = await wordAnswer(model, context, text, answer);
    return sentences ? wordedReply(sentences, answer) : answerReply(answer, question);
  };
}

/** @throws UserError when it is too long */
export async function answerQuestion(
  { scope, member, today }: Pick<Context, 'scope' | 'member' | 'today'>,
  text: string,
): Promise<{ readonly question: Question; readonly answer: Answer }> {
  bounded(text, QUESTION_MAX, 'a question');
  const question = readQuestion(text, { me: member.id, people: await loadPeople(scope), today });
  return { question, answer: answerTo(question, await findKnown(scope, question, today), today) };
}
