import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readDates } from '#adapters/dates/index.ts';
import { assumptions, bets } from '#app/collections.ts';
import { importFeedback } from '#app/feedback/import-feedback.ts';
import { sortWaiting } from '#app/feedback/sort-waiting.ts';
import { makeTriage } from '#app/feedback/triage.ts';
import type { Bet } from '#core/bet/bet.ts';
import { decide } from '#core/bet/decide.ts';
import type { BetCommand } from '#core/bet/events.ts';
import { evolve } from '#core/bet/evolve.ts';
import { addDays } from '#core/time/date.ts';
import { addMs, MINUTE_MS } from '#core/time/instant.ts';
import type { FeedbackRow } from '#ports/feedback-file.ts';
import type { Scope } from '#ports/store.ts';

const EXAMPLES = join(import.meta.dirname, '../examples/feedback.jsonl');
const OWNERS = ['ana', 'ben', 'cleo', 'dan', 'eve', 'finn', 'gus', 'hana', 'ida', 'jo'];

/** Bets in every stage, half of them standing on another, five to a metric. */
export async function fillBets(scope: Scope, count: number, now: string): Promise<void> {
  const made = Array.from({ length: count }, (_, i) => betNumber(i + 1, now));
  await scope.transaction(async (tx) => {
    await tx.insert(assumptions, ...made.map((_, i) => claimNumber(i + 1, now)));
    await tx.insert(bets, ...made);
    for (const counter of ['BET', 'ASM']) await tx.increment(counter, count);
  });
}

function claimNumber(number: number, now: string) {
  return {
    id: `ASM-${number}` as const,
    version: 0,
    text: `claim ${number} holds`,
    key: `claim ${number} holds`,
    status: 'untested' as const,
    createdAt: now,
    createdBy: 'ana',
  };
}

function betNumber(number: number, now: string): Bet {
  const today = now.slice(0, 10);
  const owner = OWNERS[number % OWNERS.length] ?? 'ana';
  const stage = number % 10;
  const commands: BetCommand[] = [
    {
      type: 'draft',
      id: `BET-${number}`,
      by: owner,
      owner,
      terms: {
        change: `add feature ${number}`,
        metric: `metric ${Math.floor(number / 5)}`,
        from: { value: 10, unit: '%' },
        to: { value: 12, unit: '%' },
        by: addDays(today, 1 + (number % 60)),
        confidence: 50 + (number % 5) * 10,
      },
      assumptions: [`ASM-${number}`],
      dependsOn: number % 2 === 0 && number > 20 ? [`BET-${number - 17}`] : [],
    },
    { type: 'place', by: owner, statement: `If we add feature ${number}, we expect metric to go up.` },
    { type: 'ship', by: owner },
    {
      type: 'call',
      by: owner,
      verdict: stage % 2 ? 'validated' : 'invalidated',
      why: 'it showed',
      effects: {},
    },
  ];
  const steps = stage < 2 ? 1 : stage < 5 ? 2 : stage < 8 ? 3 : 4;
  return commands
    .slice(0, steps)
    .reduce<Bet | undefined>(
      (bet, command) => decide(command, bet, { now, today }).reduce<Bet | undefined>(evolve, bet),
      undefined,
    ) as Bet;
}

/**
 * Items made from the examples, each with other words in it: the first `inThemes` of them put into themes, the rest
 * taken in and searchable only, as an import leaves them.
 */
export async function fillItems(scope: Scope, count: number, now: string, inThemes = count): Promise<void> {
  const reader = { readDates, now, today: now.slice(0, 10) };
  const receipt = { by: 'ana', at: now };
  await importFeedback(scope, { rows: () => rowsOf(inThemes, now) }, receipt, reader);
  await sortWaiting(makeTriage(), scope, receipt);
  await importFeedback(scope, { rows: () => rowsOf(count, now) }, receipt, reader);
}

/** `count` rows: the texts of the examples in turn, some words of one swapped for words of another. */
export async function* rowsOf(count: number, now: string): AsyncGenerator<FeedbackRow> {
  const texts = readFileSync(EXAMPLES, 'utf8')
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as { text: string }).text.split(' '));
  for (let i = 0; i < count; i++) {
    const words = [...(texts[i % texts.length] ?? [])];
    const others = texts[(i * 7919) % texts.length] ?? [];
    words.splice(i % Math.max(1, words.length), 2, ...others.slice(0, 2), `case ${i % 997}`);
    const date = addMs(now, -((count - i) % 100_000) * MINUTE_MS);
    yield { row: i + 1, id: `row-${i}`, text: words.join(' '), author: `customer-${i % 9_973}`, date };
  }
}
