import { readFileSync } from 'node:fs';
import { answerQuestion } from '#app/ask/ask.ts';
import type { Context } from '#app/context.ts';
import type { Answer } from '#core/ask/answer.ts';
import { newMember } from '#core/member/member.ts';
import { contextOf } from '../../app/model/asked.ts';
import { Asked } from './score.ts';
import { openTeam } from './workspace.ts';

export function readQuestions(file: string): readonly Asked[] {
  const lines = readFileSync(new URL(file, import.meta.url), 'utf8')
    .trim()
    .split('\n');
  return lines.map((line) => Asked.parse(JSON.parse(line)));
}

interface Found {
  readonly context: Context;
  readonly text: string;
  readonly answer: Answer;
}

/** Asks the team's Ante all of them. @param cited the ids that an answer cites: what is shown besides does not count */
export async function askAll(
  questions: readonly Asked[],
  cited: (found: Found) => Promise<readonly string[]>,
) {
  const { scope } = await openTeam();
  const base = await contextOf(scope);
  const answers: { asked: Asked; cited: readonly string[] }[] = [];
  for (const asked of questions) {
    const context = { ...base, member: newMember(asked.by, asked.by, 'UTC') };
    const { answer } = await answerQuestion(context, asked.text);
    answers.push({ asked, cited: await cited({ context, text: asked.text, answer }) });
  }
  return answers;
}
