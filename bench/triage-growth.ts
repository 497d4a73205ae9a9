import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { isUntidy, type Memory } from '#core/feedback/engine.ts';
import { featuresOf } from '#core/feedback/features.ts';
import { makeEngine } from '#core/feedback/make-engine.ts';
import { pack } from '#core/feedback/packed.ts';
import { finished } from '#core/feedback/steps.ts';
import type { ThemeId } from '#core/ids.ts';
import { shuffled } from './shuffled.ts';

// node --max-semi-space-size=4 bench/triage-growth.ts [--data folder of labelled sets] [--items 100000] [--words 60]
//   [--filled 1000000]
// How long one more item takes as the workspace grows, what it holds in memory, and how long a restart takes. --words
// makes every item that long; --filled begins with so many strands of one item each, taken in as pieces, which is the
// most that so many items can be. Each text is assessed twice, with others between, by the clock; the better of both
// says what it takes without what else the machine does.
const { values } = parseArgs({
  options: {
    data: { type: 'string', default: '../shared/data/feedback' },
    items: { type: 'string', default: '100000' },
    words: { type: 'string', default: '0' },
    filled: { type: 'string', default: '0' },
  },
});
const filled = Number(values.filled);
const most = filled > 0 ? filled : Number(values.items);
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

const MILESTONES = [1_000, 10_000, 11_000, 100_000, 1_000_000];
const ASSESSED = 1_000;

const engine = makeEngine();
let themes = 0;
let tidied = 0;
let since = 0;
let learning = 0;
let tidying = 0;
console.log(
  '| items | items/s of CPU, with tidying | median ms | p99 ms | p99 ms, better of two | last tidying ms | themes | heap MB | resident MB |',
);
console.log('|---|---|---|---|---|---|---|---|---|');
if (filled > 0) {
  for (let i = 0; i < filled; i++) engine.load(pieceOf(i));
  engine.assess(textOf(0));
  report(filled);
}
for (let i = filled; i < most; i++) {
  const before = worked();
  const text = textOf(i);
  const { decision, candidates } = engine.assess(text);
  const theme = decision === 'new' ? undefined : candidates[0]?.theme;
  engine.learn({ id: `ITM-${i + 1}`, text }, theme ?? `THM-${++themes}`);
  if (isUntidy(i + 1 - tidied, i + 1)) {
    const from = worked();
    tidy();
    tidying = worked() - from;
    tidied = i + 1;
  }
  learning += worked() - before;
  if (MILESTONES.includes(i + 1)) report(i + 1);
}

if (filled === 0) {
  const pieces = JSON.stringify(engine.changed().saved);
  const from = worked();
  const again = makeEngine();
  for (const piece of JSON.parse(pieces)) again.load(piece);
  again.assess(textOf(0));
  const took = (worked() - from).toFixed(0);
  console.log(`\nrestart to first assignment: ${took} ms, ${(pieces.length / 1e6).toFixed(0)} MB of pieces`);
}

/** One item, alone in its strand, fifty to a theme. */
function pieceOf(index: number): Memory {
  const text = textOf(index);
  return {
    kind: 'strand',
    id: `ITM-${index + 1}`,
    theme: `THM-${1 + (index % Math.ceil(filled / 50))}`,
    size: 1,
    features: pack(Int32Array.from(featuresOf(text).ids).sort()),
    counts: '',
    samples: [{ id: `ITM-${index + 1}`, text, near: '', weights: '' }],
    placed: false,
  };
}

function tidy(): void {
  for (const proposal of finished(engine.consolidate())) {
    if (proposal.kind === 'merge') engine.merge(proposal.from, proposal.into);
    else engine.regroup(proposal.from, proposal.strands, proposal.into ?? (`THM-${++themes}` as ThemeId));
  }
}

function report(items: number): void {
  const speed = (items - since) / (learning / 1_000);
  const texts = Array.from({ length: ASSESSED }, (_, i) => textOf(items + i));
  const [once, twice] = [0, 1].map(() => texts.map(assessed)) as [number[], number[]];
  const better = once.map((took, i) => Math.min(took, twice[i] ?? took));
  const figures = [at(once, 0.5), at(once, 0.99), at(better, 0.99), tidying.toFixed(0)];
  const memory = [megabytes('heapUsed'), megabytes('rss')];
  const row = [items, filled > 0 ? '' : speed.toFixed(0), ...figures, engine.themes().length, ...memory];
  console.log(`| ${row.join(' | ')} |`);
  since = items;
  learning = 0;
}

function assessed(text: string): number {
  const from = performance.now();
  engine.assess(text);
  return performance.now() - from;
}

function megabytes(kind: 'heapUsed' | 'rss'): string {
  return (process.memoryUsage()[kind] / 1e6).toFixed(0);
}

function at(times: readonly number[], share: number): string {
  const sorted = [...times].sort((a, b) => a - b);
  return (sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(2);
}
