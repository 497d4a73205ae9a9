import { type Reply, say } from '#core/chat/reply.ts';
import { code, member, t } from '#core/chat/text.ts';
import { UserError } from '#core/errors.ts';
import { addMs, DAY_MS } from '#core/time/instant.ts';
import { questions } from '../collections.ts';
import type { Context } from '../context.ts';
import { note } from '../record.ts';
import { needQuestion, outdated, questionNow, subjectOf, undoOf } from './asked-questions.ts';
import { type Done, joinBoth, keepBoth, keepWhole, leaveThere, type Said, takeApart } from './carry-out.ts';
import type { AskedQuestion } from './documents.ts';
import { stampOf } from './stamp-of.ts';
import type { Bench, Triage } from './triage.ts';

/** Not asked again for so long. */
const LATER_MS = 7 * DAY_MS;

/**
 * `/heard review same 12`: does what the answer says, once. A question that somebody answered before, or whose themes
 * have changed since it was asked, changes nothing.
 */
export async function answerQuestion(
  triage: Triage,
  context: Context,
  answer: string,
  number: string | undefined,
): Promise<Reply> {
  const { scope } = context;
  const said = await triage.change(scope, stampOf(context), async (bench): Promise<Said> => {
    const asked = await needQuestion(bench.tx, number);
    const is = answerTo(asked, answer);
    if (asked.state === 'answered') return async () => answeredBefore(asked);
    const current = await questionNow(bench.tx, asked);
    if (!current) return async () => outdated(asked);
    return is === 'later' ? putOff(bench, asked) : carryOut(bench, asked, is);
  });
  return said(scope);
}

type Answer = NonNullable<AskedQuestion['answer']>['is'];

const ANSWERS: Readonly<Record<AskedQuestion['about']['kind'], readonly Answer[]>> = {
  merge: ['same', 'different'],
  split: ['split', 'keep'],
  place: ['yes'],
};

/** @throws UserError when it answers another kind of question */
function answerTo({ id, about: { kind } }: AskedQuestion, typed: string): Answer | 'later' {
  if (typed === 'later') return typed;
  const is = ANSWERS[kind].find((answer) => answer === typed);
  if (is) return is;
  throw new UserError(
    `"${typed}" does not answer question ${id}.`,
    [...ANSWERS[kind], 'later'].map((answer) => `/heard review ${answer} ${id}`),
  );
}

async function carryOut(bench: Bench, asked: AskedQuestion, is: Answer): Promise<Said> {
  const { about, until: _, ...rest } = asked;
  const done = { ...rest, about, state: 'answered', answer: { is, by: bench.stamp.by } } as const;
  const { said, kept } = await doneBy(bench, done, is);
  await bench.tx.replace(questions, { ...done, answer: { ...done.answer, ...kept } });
  return said;
}

function doneBy(bench: Bench, asked: AskedQuestion, is: Answer): Promise<Done> {
  const { about } = asked;
  const undo = undoOf(asked);
  if (about.kind === 'place') return leaveThere(bench, about, undo);
  if (about.kind === 'merge') return is === 'same' ? joinBoth(bench, about) : keepBoth(bench, about, undo);
  return is === 'split' ? takeApart(bench, about) : keepWhole(bench, about, undo);
}

async function putOff({ tx, stamp }: Bench, asked: AskedQuestion): Promise<Said> {
  const until = addMs(stamp.at, LATER_MS);
  await tx.replace(questions, { ...asked, state: 'later', until });
  await note(tx, stamp, subjectOf(asked), 'question-put-off', undefined, { until });
  return async () =>
    say(
      t`Question ${asked.id} waits for a week. Ask it again: ${code(`/heard review undo ${asked.id}`)} What else there is: ${code('/heard review')}`,
    );
}

function answeredBefore(asked: AskedQuestion): Reply {
  const { id, answer } = asked;
  return say(
    t`${answer ? member(answer.by) : 'Somebody'} answered question ${id} already: ${answer?.is ?? ''}. Nothing was changed. Take that back: ${code(undoOf(asked))}`,
    'you',
  );
}
