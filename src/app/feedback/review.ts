import type { Reply } from '#core/chat/reply.ts';
import type { Engine, Question } from '#core/feedback/engine.ts';
import { questionBlocks, type ReviewQuestion, reviewList } from '#core/report/theme-review.ts';
import { questions } from '../collections.ts';
import type { Context, UseCase } from '../context.ts';
import { all } from '../load.ts';
import { answerQuestion } from './answer-review.ts';
import { needQuestion, outdated, questionNow } from './asked-questions.ts';
import type { AskedQuestion } from './documents.ts';
import { type Asked, guesses } from './guesses.ts';
import { stampOf } from './stamp-of.ts';
import type { Bench, Triage } from './triage.ts';
import { undoAnswer } from './undo-review.ts';

/** More would not be read. */
const MOST_ASKED = 5;

/**
 * `/heard review`: the few questions about themes whose answers help most. `/heard review same 12` answers one,
 * `/heard review undo 12` takes an answer back, `/heard review 12` shows one again.
 */
export function makeReview(triage: Triage): UseCase {
  return async (context, { args }) => {
    const { answer, question: number } = args;
    if (answer === undefined && number === undefined) return ask(triage, context);
    if (answer === undefined) return show(context, number);
    if (answer === 'undo') return undoAnswer(triage, context, number);
    return answerQuestion(triage, context, answer, number);
  };
}

async function ask(triage: Triage, context: Context): Promise<Reply> {
  const { scope, now } = context;
  const shown = await triage.change(scope, stampOf(context), async (bench) => {
    const { tx } = bench;
    const done = await all(tx, questions, { by: 'byState', equals: ['answered'] });
    const later = await all(tx, questions, { by: 'byState', equals: ['later'] });
    const waiting = later.filter(({ until }) => until !== undefined && until > now);
    const skipped = new Set([...done, ...waiting].map(({ key }) => key));
    const helpful = (await best(bench, skipped)).map(asAsked);
    const found: ReviewQuestion[] = [];
    for (const question of [...helpful, ...(await guesses(bench, skipped, MOST_ASKED - helpful.length))]) {
      const current = await questionNow(tx, await remember(bench, question));
      if (current) found.push(inWords(bench.engine, question, current));
    }
    return found;
  });
  return reviewList(shown);
}

/** What to ask now. About a muted theme nobody wants to be asked. */
async function best({ engine, tally }: Bench, skipped: Set<string>): Promise<readonly Question[]> {
  for (;;) {
    const found = engine.questions(skipped);
    const before = skipped.size;
    for (const question of found) {
      const about = question.kind === 'merge' ? [question.a, question.b] : [question.theme];
      for (const id of about) if ((await tally.theme(id))?.mutedBy) skipped.add(question.key);
    }
    if (skipped.size === before) return found;
  }
}

function asAsked(question: Question): Asked {
  const { key, kind, quotes } = question;
  const [one, other] = quotes;
  return {
    key,
    about:
      kind === 'merge'
        ? { kind, a: question.a, b: question.b }
        : { kind, theme: question.theme, strands: question.strands },
    quotes: [one.map(({ id }) => id), other.map(({ id }) => id)],
  };
}

/** Keeps that it was asked, under its number of last time where there was one, with what is quoted this time. */
async function remember({ tx }: Bench, { key, about, quotes }: Asked): Promise<AskedQuestion> {
  const [known] = (await tx.find(questions, { by: 'byKey', equals: [key], limit: 1 })).docs;
  if (known) {
    const { id, version } = known;
    return tx.replace(questions, { id, version, key, about, quotes, state: 'open' });
  }
  // None is ever removed, so their number is the number of the last.
  const id = String((await tx.count(questions, { by: 'id' })) + 1);
  const asked = { id, version: 0, key, about, quotes, state: 'open' } as const;
  return (await tx.insert(questions, asked))[0] ?? asked;
}

/** A part is told by what only it says. */
function inWords(engine: Engine, { about }: Asked, question: ReviewQuestion): ReviewQuestion {
  if (about.kind !== 'split' || question.about.kind !== 'split') return question;
  return { ...question, about: { ...question.about, words: engine.labelPart(about.theme, about.strands) } };
}

async function show({ scope }: Context, number: string | undefined): Promise<Reply> {
  const asked = await needQuestion(scope, number);
  const current = await questionNow(scope, asked);
  return current ? { audience: 'everyone', blocks: questionBlocks(current) } : outdated(asked);
}
