import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { wordAnswer } from '#app/ask/word-answer.ts';
import { citedIn } from '#core/ask/answer.ts';
import { readConfig } from '../src/config.ts';
import { readOffline, readSet } from '../test/evals/capture/read.ts';
import { readWithClaude } from '../test/evals/capture/read-claude.ts';
import { f1, score } from '../test/evals/capture/score.ts';
import { openClaude } from '../test/evals/open-claude.ts';
import { readTold, SETS, taken } from '../test/evals/points/points.ts';
import { askAll, readQuestions } from '../test/evals/questions/ask-all.ts';
import { score as scoreAnswers } from '../test/evals/questions/score.ts';
import { readPairs, shareRight, stancesOfClaude } from '../test/evals/stance/pairs.ts';
import {
  readOffline as readThread,
  readThreads,
  readWithClaude as readThreadsWithClaude,
} from '../test/evals/threads/threads.ts';

/** Every evaluation set, by what works offline and, where there is a key, by Claude as well. */
const EVALS = join(import.meta.dirname, '../test/evals');
const EVALUATIONS = { capture, threads, points, questions, stance };

const { values } = parseArgs({ options: { mode: { type: 'string' }, only: { type: 'string' } } });
const { model: configured } = readConfig();
const wrong =
  !['offline', 'claude', undefined].includes(values.mode) ||
  !Object.hasOwn(EVALUATIONS, values.only ?? 'stance')
    ? 'Usage: npm run -s eval -- [--mode offline|claude] [--only capture|threads|points|questions|stance]'
    : values.mode === 'claude' && !configured
      ? 'Claude is asked with a key: set ANTHROPIC_API_KEY, or leave --mode claude away.'
      : undefined;
if (wrong !== undefined) {
  console.error(wrong);
  process.exit(2);
}
const config = values.mode === 'offline' ? {} : { ...(configured && { model: configured }) };
const percent = (share: number): string => (100 * share).toFixed(1).padStart(6);
const setsIn = (folder: string): readonly string[] =>
  readdirSync(join(EVALS, folder)).filter((file) => /^(?:messages|questions)[\w-]*\.jsonl$/.test(file));

for (const [name, evaluate] of Object.entries(EVALUATIONS))
  if (values.only === undefined || values.only === name) await evaluate();

async function capture(): Promise<void> {
  console.log('capture: F1 over all fields, wrong numbers');
  for (const file of setsIn('capture')) {
    const messages = readSet(join(EVALS, 'capture', file));
    const read = config.model ? await readWithClaude(config, messages) : undefined;
    const of = (drafts: (i: number) => ReturnType<typeof readOffline>) =>
      score(messages.map(({ id, drafts: expected = [] }, i) => ({ id, expected, read: drafts(i) })));
    const offline = of((i) => messages.slice(i, i + 1).flatMap(readOffline));
    const claude = read && of((i) => read.drafts[i] ?? []);
    const line = [offline, ...(claude ? [claude] : [])].map(
      (each) => `${percent(f1(each).f1)} ${each.wrongNumbers.length}`,
    );
    console.log(`  ${file.padEnd(30)}${String(messages.length).padStart(4)}  ${line.join('   Claude ')}`);
  }
}

async function threads(): Promise<void> {
  console.log('threads: F1 over all fields, wrong numbers');
  const all = readThreads();
  const claude = config.model && (await readThreadsWithClaude(config, all));
  const line = [all.map(readThread), ...(claude ? [claude] : [])].map((read) => {
    const result = score(
      all.map(({ id, drafts }, i) => ({ id, expected: drafts, read: read[i]?.drafts ?? [] })),
    );
    return `${percent(f1(result).f1)} ${result.wrongNumbers.length}`;
  });
  console.log(`  ${'threads.jsonl'.padEnd(30)}${String(all.length).padStart(4)}  ${line.join('   Claude ')}`);
}

async function points(): Promise<void> {
  console.log('points, offline: share right of those taken apart, and of those that make several points');
  for (const set of SETS) {
    const told = readTold(set);
    const { several, apart, right } = taken(told);
    const shares = `${percent(right / apart)} ${percent(right / several)}`;
    console.log(`  ${`${set}.jsonl`.padEnd(30)}${String(told.length).padStart(4)}  ${shares}`);
  }
}

async function questions(): Promise<void> {
  console.log('questions: F1 over cited ids, unanswerable ones that were not answered');
  for (const file of setsIn('questions')) {
    const asked = readQuestions(file);
    const offline = scoreAnswers(await askAll(asked, async ({ answer }) => citedIn(answer.lead)));
    const claude = config.model && scoreAnswers(await askClaude(asked));
    const line = [offline, ...(claude ? [claude] : [])].map(
      (each) => `${percent(each.f1)} ${each.unknownRight}/${each.unknown}`,
    );
    console.log(`  ${file.padEnd(34)}${String(asked.length).padStart(4)}  ${line.join('   Claude ')}`);
  }
}

async function stance(): Promise<void> {
  console.log('stance: share told rightly. Offline nobody tells: people say what an item does to a bet');
  const pairs = readPairs();
  if (!config.model)
    return console.log(`  ${pairs.length} pairs: not asked. With ANTHROPIC_API_KEY set, Claude is.`);
  const { all, supports, contradicts, mentions } = shareRight(pairs, await stancesOfClaude(config, pairs));
  console.log(
    `  ${pairs.length} pairs: Claude ${percent(all)}, supports ${percent(supports)}, contradicts ${percent(contradicts)}, mentions ${percent(mentions)}`,
  );
}

/** What Claude's sentences cite, or what was found where they do not stand. */
async function askClaude(asked: Parameters<typeof askAll>[0]) {
  const { model, close } = await openClaude(config);
  const answers = await askAll(asked, async ({ context, text, answer }) => {
    const sentences = await wordAnswer(model, context, text, answer);
    return sentences ? [...new Set(sentences.flatMap(({ cites }) => cites))] : citedIn(answer.lead);
  });
  await close();
  return answers;
}
