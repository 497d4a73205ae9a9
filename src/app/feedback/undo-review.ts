import { type Reply, say } from '#core/chat/reply.ts';
import { type Text, t } from '#core/chat/text.ts';
import { UserError } from '#core/errors.ts';
import { questionBlocks } from '#core/report/theme-review.ts';
import { items, questions } from '../collections.ts';
import type { Context } from '../context.ts';
import { needItem } from '../load.ts';
import { note } from '../record.ts';
import { putIn, takeOut } from './arrange.ts';
import { needQuestion, questionNow, subjectOf, undoOf } from './asked-questions.ts';
import type { AskedQuestion } from './documents.ts';
import { needCounted } from './need-counted.ts';
import { stampOf } from './stamp-of.ts';
import type { Bench, Triage } from './triage.ts';

/** `/heard review undo 12`: the answer is taken back, and the question asked again. */
export async function undoAnswer(
  triage: Triage,
  context: Context,
  number: string | undefined,
): Promise<Reply> {
  const { scope } = context;
  const { asked, again } = await triage.change(scope, stampOf(context), async (bench) => {
    const { tx, stamp } = bench;
    const found = await needQuestion(tx, number);
    const { answer, until: _, ...rest } = found;
    if (found.state === 'open')
      throw new UserError(`Question ${found.id} has no answer to take back.`, ['/heard review']);
    if (answer?.is === 'same' || answer?.is === 'split')
      throw new UserError(`Question ${found.id} moved items; take that back with their theme.`, [
        undoOf(found),
      ]);
    if (answer?.is === 'different') await letMeet(bench, found);
    if (answer?.settled) bench.engine.release(answer.settled);
    if (answer?.is === 'yes') await doubtAgain(bench, found);
    await note(
      tx,
      stamp,
      subjectOf(found),
      'question-reopened',
      { answer: answer?.is ?? 'later' },
      undefined,
    );
    return { asked: await tx.replace(questions, { ...rest, state: 'open' }), again: nowAgain(found) };
  });
  const current = await questionNow(scope, asked);
  const lead: Text = t`The answer to question ${asked.id} is taken back.${again}`;
  const reply = say(lead);
  return { ...reply, blocks: [...reply.blocks, ...(current ? questionBlocks(current) : [])] };
}

/** What holds again; nothing where it was only put off. */
function nowAgain({ about, answer }: AskedQuestion): string {
  if (!answer) return '';
  if (about.kind === 'merge') return ` Ante may merge ${about.a} and ${about.b} again.`;
  if (about.kind === 'split') return ` Ante may take ${about.theme} apart again.`;
  return ` ${about.item} is in ${about.theme} by a guess again.`;
}

/** The two may become one again, under whatever ids they go now. */
async function letMeet(bench: Bench, { about }: AskedQuestion): Promise<void> {
  if (about.kind !== 'merge') return;
  const [a, b] = [await needCounted(bench, about.a), await needCounted(bench, about.b)];
  if (a.id !== b.id) bench.engine.keepApart(a.id, b.id, true);
}

/** The item is where it is by a guess again, unless somebody moved it since. */
async function doubtAgain(bench: Bench, { about, answer }: AskedQuestion): Promise<void> {
  if (about.kind !== 'place') return;
  const item = await needItem(bench.tx, about.item);
  if (item.theme !== about.theme)
    throw new UserError(`${item.id} has been moved since.`, [`/heard show ${item.id}`]);
  const doubted = {
    ...(await takeOut(bench, item)),
    ...(answer?.doubt !== undefined && { doubt: answer.doubt }),
  };
  await bench.tx.replace(items, await putIn(bench, doubted, about.theme));
}
