import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { feedbackWeek } from '#app/reports/feedback-week.ts';
import { openTeam } from '../../evals/questions/workspace.ts';
import type { FakeAnswer } from '../../fakes/language-model.ts';
import { words } from '../chat.ts';
import { contextOf, modelThat } from '../model/asked.ts';

describe("the week's feedback", () => {
  it('says what was heard most, in whose words, and which bets it is about', async () => {
    const chat = await openTeam();
    const reply = words(await chat.says('ana', '/bet report feedback week'));
    expect(reply).toMatch(
      /^Heard from 2026-11-14 to 2026-11-20: 12 items, 0 in the week before\.\nTHM-1 big board: 3 items, 0 the week before; evidence on BET-9\n"export timed out again/,
    );
    expect(reply).toContain('THM-6 app crashes on android: 2 items, 0 the week before; no bet on it');
    expect(reply).toContain('2 more themes: /heard themes');
  });

  it('leaves out what was said before, and says when nothing was', async () => {
    const chat = await openTeam();
    chat.at('2026-11-22T09:30:00.000Z');
    expect(words(await chat.says('ana', '/bet report feedback this week'))).toContain(
      '5 items, 7 in the week before',
    );
    chat.at('2026-12-20T09:30:00.000Z');
    expect(words(await chat.says('ana', '/bet report feedback week'))).toBe(
      'Nothing was heard from 2026-12-14 to 2026-12-20. All of it: /bet report feedback',
    );
  });
});

describe('with a model', () => {
  const PROMPT = readFileSync(new URL('../../../prompts/feedback-week.md', import.meta.url), 'utf8');
  const sumUp = async (answer: FakeAnswer) => {
    const { scope } = await openTeam();
    const { model, asked } = modelThat(answer, { 'feedback-week': PROMPT });
    return { asked, reply: words(await feedbackWeek(model, await contextOf(scope))) };
  };

  it('is summed up in sentences that are borne out', async () => {
    const text = 'Three people could not export big boards: "export timed out again".';
    const { reply, asked } = await sumUp(() => ({ sentences: [{ text, cites: ['THM-1', 'ITM-3'] }] }));
    expect(reply).toContain(`${text} (THM-1, ITM-3)\nWorded by a model, from this:\nTHM-1`);
    expect(asked[0]?.data).toContain('name="ITM-3"');
  });

  it.each([
    ['advises', 'You should fix exports first.'],
    ['counts for itself', 'That is 25 % of all items.'],
  ])('that %s nothing of it is shown', async (_, text) => {
    const { reply } = await sumUp(() => ({ sentences: [{ text, cites: ['THM-1'] }] }));
    expect(reply).not.toContain('model');
    expect(reply).toContain('THM-1 big board: 3 items');
  });
});
