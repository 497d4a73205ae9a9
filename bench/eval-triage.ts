import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { runTriage } from './triage-run.ts';

// npm run -s eval:triage -- --in items.jsonl --out assignments.jsonl [--teach labels.jsonl]
const { values } = parseArgs({
  options: { in: { type: 'string' }, out: { type: 'string' }, teach: { type: 'string' } },
});
if (values.in === undefined || values.out === undefined) {
  console.error('usage: eval:triage -- --in items.jsonl --out assignments.jsonl [--teach labels.jsonl]');
  process.exit(2);
}

const Id = z.union([z.string(), z.number()]).transform(String);
const items = lines(values.in, z.object({ id: Id, text: z.string() }));
const taught =
  values.teach === undefined ? [] : lines(values.teach, z.object({ id: Id, label: z.unknown() }));
const labels = new Map(taught.map(({ id, label }) => [id, String(label)]));
const { assignments } = runTriage(items, labels);
writeFileSync(values.out, assignments.map((line) => `${JSON.stringify(line)}\n`).join(''));

function lines<T>(file: string, shape: z.ZodType<T>): T[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => shape.parse(JSON.parse(line)));
}
