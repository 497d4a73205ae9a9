import { readFileSync } from 'node:fs';
import { answerQuestion } from '#app/ask/ask.ts';
import { citedIn } from '#core/ask/answer.ts';
import { newMember } from '#core/member/member.ts';
import { Asked } from './score.ts';
import { openTeam } from './workspace.ts';

export function readQuestions(file: string): readonly Asked[] {
  const lines = readFileSync(new URL(file, import.meta.url), 'utf8')
    .trim()
    .split('\n');
  return lines.map((line) => Asked.parse(JSON.parse(line)));
}

/** Asks the team's Ante all of them. What the answering part cites is what counts, not what is shown besides. */
export async function askAll(questions: readonly Asked[]) {
  const { scope } = await openTeam();
  const answers: { asked: Asked; cited: readonly string[] }[] = [];
  for (const asked of questions) {
    const member = newMember(asked.by, asked.by, 'UTC');
    const { answer } = await answerQuestion({ scope, member, today: '2026-11-20' }, asked.text);
    answers.push({ asked, cited: citedIn(answer.lead) });
  }
  return answers;
}
