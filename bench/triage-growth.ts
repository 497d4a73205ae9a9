import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { isUntidy } from '#core/feedback/engine.ts';
import { makeEngine } from '#core/feedback/make-engine.ts';
import { finished } from '#core/feedback/steps.ts';
import type { ThemeId } from '#core/ids.ts';
import { shuffled } from './shuffled.ts';

// node bench/triage-growth.ts [--data folder of labelled sets] [--items 100000] [--words 60]
// How long one more item takes as the workspace grows, what it holds in memory, and how long a restart takes. All times
// are of the thread's own work, whatever else the machine does; --words makes every item that long.
const { values } = parseArgs({
  options: {
    data: { type: 'string', default: '../shared/data/feedback' },
    items: { type: 'string', default: '100000' },
    words: { type: 'string', default: '0' },
  },
});
const most = Number(values.items);
const length = Number(values.words);

const texts = readdirSync(values.data)
  .filter((file) => file.endsWith('.jsonl'))
  .flatMap((file) => readFileSync(join(values.data, file), 'utf8').trim().split('\n'))
  .map((line) => (JSON.parse(line) as { text: string }).text)
  .filter((text) => text.length < 200);
const vocabulary = shuffled([...new Set(texts.flatMap((text) => text.split(/\s+/)))], 1);
const real = shuffled(texts, 2);

/** Real items first; after those, real items with every fourth word swapped for another. */
function shortText(index: number): string {
  const text = real[index % real.length] ?? '';
  const round = Math.floor(index / real.length);
  if (round === 0) return text;
  const words = text.split(' ');
  return words
    .map((word, at) =>
      (at + index) % 4 === 0 ? (vocabulary[(index * 31 + at * 7) % vocabulary.length] ?? word) : word,
    )
    .join(' ');
}

function textOf(index: number): string {
  const words = shortText(index).split(' ');
  for (let next = index + 1; words.length < length; next++) words.push(...shortText(next).split(' '));
  return length > 0 ? words.slice(0, length).join(' ') : words.join(' ');
}

/** Milliseconds that this thread has worked. */
function worked(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
}

const engine = makeEngine();
let themes = 0;
let tidied = 0;
let window: number[] = [];
let started = worked();
let tidying = 0;
console.log(
  '| items | items/s with tidying | median ms | p99 ms | last tidying ms | themes | heap MB | resident MB |',
);
console.log('|---|---|---|---|---|---|---|---|');
for (let i = 0; i < most; i++) {
  const before = worked();
  const text = textOf(i);
  const { decision, candidates } = engine.assess(text);
  const theme = decision === 'new' ? undefined : candidates[0]?.theme;
  engine.learn({ id: `ITM-${i + 1}`, text }, theme ?? `THM-${++themes}`);
  window.push(worked() - before);
  if (isUntidy(i + 1 - tidied, i + 1)) {
    const from = worked();
    tidy();
    tidying = worked() - from;
    tidied = i + 1;
  }
  if ([1_000, 10_000, 11_000, 100_000, 1_000_000].includes(i + 1)) report(i + 1);
}

const pieces = JSON.stringify(engine.changed().saved);
const from = worked();
const again = makeEngine();
for (const piece of JSON.parse(pieces)) again.load(piece);
again.assess(textOf(0));
console.log(
  `\nrestart to first assignment: ${(worked() - from).toFixed(0)} ms, ${(pieces.length / 1e6).toFixed(0)} MB of pieces`,
);

function tidy(): void {
  for (const proposal of finished(engine.consolidate())) {
    if (proposal.kind === 'merge') engine.merge(proposal.from, proposal.into);
    else engine.regroup(proposal.from, proposal.strands, proposal.into ?? (`THM-${++themes}` as ThemeId));
  }
}

function report(items: number): void {
  const speed = window.length / ((worked() - started) / 1_000);
  const sorted = window.slice(-1_000).sort((a, b) => a - b);
  const count = engine.themes().length;
  console.log(
    `| ${[items, speed.toFixed(0), at(sorted, 0.5), at(sorted, 0.99), tidying.toFixed(0), count, megabytes('heapUsed'), megabytes('rss')].join(' | ')} |`,
  );
  window = [];
  started = worked();
}

function megabytes(kind: 'heapUsed' | 'rss'): string {
  return (process.memoryUsage()[kind] / 1e6).toFixed(0);
}

function at(sorted: readonly number[], share: number): string {
  return (sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(2);
}
