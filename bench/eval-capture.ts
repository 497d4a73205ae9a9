import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readOffline, readSet } from '../test/evals/capture/read.ts';
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

if (values.in === undefined || values.mode !== 'offline') {
  console.error(
    'Usage: npm run -s eval:capture -- --in messages.jsonl [--out drafts.jsonl] [--mode offline] [--differences]',
  );
  process.exit(2);
}

const messages = readSet(values.in);
const read = messages.map((message) => ({ id: message.id, drafts: readOffline(message) }));
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
