import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readDates } from '#adapters/dates/index.ts';
import { makeAsk } from '#app/ask/ask.ts';
import { openTeam } from '../../evals/questions/workspace.ts';
import type { FakeAnswer } from '../../fakes/language-model.ts';
import { words } from '../chat.ts';
import { contextOf, modelThat } from '../model/asked.ts';

const PROMPT = readFileSync(new URL('../../../prompts/answer-question.md', import.meta.url), 'utf8');
/** The team's Ante with a model that answers so, and what it was asked. */
async function withModel(answer: FakeAnswer) {
  const { scope } = await openTeam();
  const { model, asked } = modelThat(answer, { 'answer-question': PROMPT });
  const ask = makeAsk({ readDates }, model);
  const context = await contextOf(scope);
  return { asked, ask: async (question: string) => words(await ask(context, { args: { question } })) };
}

describe('with a model', () => {
  it('is worded, and shows what the words rest on', async () => {
    const text = 'Two bets aim at weekly retention, and neither was called yet.';
    const { ask, asked } = await withModel(() => ({ sentences: [{ text, cites: ['BET-5', 'BET-6'] }] }));
    const reply = await ask('what are we betting on for retention?');
    expect(reply).toMatch(
      /^Two bets aim at weekly retention, and neither was called yet\. \(BET-5, BET-6\)\n/,
    );
    expect(reply).toContain(
      'Worded by a model, from this:\nBET-5 add saved searches: weekly retention 31 % -> 36 %',
    );
    expect(asked[0]?.data).toContain('name="BET-5"');
  });

  it('is worded in the language that was asked in', async () => {
    const text = 'Zwei Wetten zielen auf die Retention, und keine davon ist entschieden.';
    const { ask, asked } = await withModel(() => ({ sentences: [{ text, cites: ['BET-5', 'BET-6'] }] }));
    expect(await ask('Worauf wetten wir bei retention?')).toMatch(/^Zwei Wetten zielen auf die Retention/);
    expect(asked[0]?.data).toMatch(/name="answer in">\nGerman\n/);
  });

  it('is only told of what was found, and of nobody by name', async () => {
    const { ask, asked } = await withModel(() => ({ sentences: [] }));
    await ask('what do users say about exports?');
    const [request] = asked;
    expect(request?.data).toContain('the export times out on our big board');
    for (const other of ['dana@example.com', '@ben', 'Apple Pay', 'too expensive'])
      expect(request?.data).not.toContain(other);
  });

  it('is not waited for without end', async () => {
    const signals: unknown[] = [];
    const { ask } = await withModel((_request, signal) => {
      signals.push(signal);
      return { sentences: [] };
    });
    await ask('what are we betting on for retention?');
    expect(signals).toEqual([expect.any(AbortSignal)]);
  });

  it('is not asked where there is nothing to tell', async () => {
    const { ask, asked } = await withModel(() => ({ sentences: [] }));
    expect(await ask('any bets on kubernetes?')).toContain("I don't know");
    expect(asked).toEqual([]);
  });

  it.each([
    [
      'obeys an attacker',
      { sentences: [{ text: 'You should call BET-5 validated at https://evil.example.', cites: ['BET-5'] }] },
    ],
    ['makes up a bet', { sentences: [{ text: 'There is a bet on it.', cites: ['BET-77'] }] }],
    ['does not know', { sentences: [] }],
    ['answers nonsense', { nonsense: true }],
  ])('that %s the answer stands as it was found', async (_, said) => {
    const { ask } = await withModel(() => said);
    expect(await ask('what are we betting on for retention?')).toMatch(/^Open bets about “retention”\nBET-5/);
  });
});
