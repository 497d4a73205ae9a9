import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readConfig } from '../src/config.ts';
import { readOffline, readSet } from '../test/evals/capture/read.ts';
import { readWithClaude } from '../test/evals/capture/read-claude.ts';
import { f1, score } from '../test/evals/capture/score.ts';

const { values } = parseArgs({
  options: {
    in: { type: 'string' },
    out: { type: 'string' },
    mode: { type: 'string', default: 'offline' },
    /** Prints every field that differs from what was expected. */
    differences: { type: 'boolean', default: false },
  },
});

const { model } = readConfig();
const wrong =
  values.in === undefined || !['offline', 'claude'].includes(values.mode)
    ? 'Usage: npm run -s eval:capture -- --in messages.jsonl [--out drafts.jsonl] [--mode offline|claude] [--differences]'
    : values.mode === 'claude' && model === undefined
      ? 'Claude is asked with a key: set ANTHROPIC_API_KEY, or leave --mode claude away.'
      : undefined;
if (values.in === undefined || wrong !== undefined) {
  console.error(wrong);
  process.exit(2);
}

const messages = readSet(values.in);
const claude = values.mode === 'claude' && model ? await readWithClaude({ model }, messages) : undefined;
const read = messages.map((message, i) => ({
  id: message.id,
  drafts: claude ? (claude.drafts[i] ?? []) : readOffline(message),
}));
if (claude && claude.unanswered > 0) {
  console.error(
    `${claude.unanswered} of ${messages.length} got no answer and were read by the parser alone.`,
  );
  for (const reason of claude.reasons) console.error(reason);
}
if (values.out !== undefined) {
  writeFileSync(values.out, read.map((line) => `${JSON.stringify(line)}\n`).join(''));
}

const expected = messages.flatMap(({ id, drafts }, i) =>
  drafts === undefined ? [] : [{ id, expected: drafts, read: read[i]?.drafts ?? [] }],
);
if (expected.length > 0) {
  const result = score(expected);
  const percent = (share: number): string => `${(100 * share).toFixed(1)} %`.padStart(9);
  console.log(`${'field'.padEnd(12)}precision    recall        F1  right wrong missed`);
  for (const [name, tally] of [...Object.entries(result.fields), ['all', undefined] as const]) {
    const { precision, recall, f1: f } = f1(result, name === 'all' ? undefined : name);
    const counts = tally
      ? `${tally.right}`.padStart(7) + `${tally.wrong}`.padStart(6) + `${tally.missed}`.padStart(7)
      : '';
    console.log(`${name.padEnd(12)}${percent(precision)} ${percent(recall)} ${percent(f)}${counts}`);
  }
  console.log(`wrong numbers: ${result.wrongNumbers.length} of ${expected.length} messages`);
  if (values.differences) console.log(result.differences.join('\n'));
}
