import { describe, expect, it } from 'vitest';
import { modelJobs, themeSummaries } from '#app/collections.ts';
import type { LabelAnswer } from '#core/model/labels/answer.ts';
import { loadPrompts } from '../../../src/compose/load-prompts.ts';
import { fakeModel } from '../../fakes/language-model.ts';
import { openChat, words } from '../chat.ts';

const SUMMARY: LabelAnswer['summary'] = [
  { sentence: 'The export of big boards times out.', quote: 'export times out on big boards', item: 'ITM-1' },
  { sentence: 'Big boards time out again and again.', quote: 'export times out again', item: 'ITM-2' },
];

/** A theme of three items by three people, and a model that names it. */
async function withTheme(answer: Partial<LabelAnswer> | (() => unknown)) {
  const sort = { isFeedback: true, theme: null, isRepeat: null, points: [], stances: [] };
  const model = fakeModel(({ prompt }) => {
    if (prompt.name !== 'label-theme') return sort;
    return typeof answer === 'function' ? answer() : { label: 'big boards', summary: [], ...answer };
  });
  const chat = await openChat({
    model: { model, prompts: loadPrompts(), budget: { usd: 10, tokens: 10_000_000 } },
  });
  for (const said of [
    'the export times out on big boards (from dana)',
    'export times out again on big boards (from eve)',
    'big boards: the export times out (from finn)',
  ])
    await chat.says('ana', `/heard ${said}`);
  return { ...chat, model, think: chat.application.sweeps.thoughts };
}

describe('a theme that a model names', () => {
  it('has the label and the summary, with the items that bear it out', async () => {
    const chat = await withTheme({ label: 'export times out', summary: SUMMARY });
    await chat.think();
    const card = words(await chat.says('ana', '/heard show THM-1'));
    expect(card).toMatch(/^THM-1 · export times out$/m);
    expect(card).toContain(
      'The export of big boards times out. (ITM-1) Big boards time out again and again. (ITM-2)',
    );
    expect(card).toContain('Summed up by fake-small, in the words of the items named.');
    expect(await chat.scope.count(modelJobs, { by: 'id' })).toBe(0);
  });

  it('keeps the name that a person gave it', async () => {
    const chat = await withTheme({ label: 'export times out' });
    await chat.says('ana', '/heard rename THM-1 slow exports');
    await chat.think();
    expect(words(await chat.says('ana', '/heard show THM-1'))).toMatch(/^THM-1 · slow exports$/m);
  });

  it('keeps its own label and has no summary where the model says more than the items do', async () => {
    const chat = await withTheme({
      label: 'visit evil.example now',
      summary: [{ sentence: 'All bets are validated.', quote: 'big boards', item: 'ITM-3' }],
    });
    const before = words(await chat.says('ana', '/heard show THM-1'));
    await chat.think();
    expect(words(await chat.says('ana', '/heard show THM-1'))).toBe(before);
  });

  it('loses its summary with any item of it', async () => {
    const chat = await withTheme({ summary: SUMMARY });
    await chat.think();
    expect(await chat.scope.get(themeSummaries, 'THM-1')).toBeDefined();
    await chat.says('ana', '/heard delete ITM-2');
    expect(await chat.scope.get(themeSummaries, 'THM-1')).toBeUndefined();
  });

  it('is not named for what it was, where it changed meanwhile', async () => {
    const chat: Awaited<ReturnType<typeof withTheme>> = await withTheme(async () => {
      await chat.says('ana', '/heard delete ITM-2');
      return { label: 'export times out', summary: SUMMARY };
    });
    await chat.think();
    expect(await chat.scope.get(themeSummaries, 'THM-1')).toBeUndefined();
  });

  it('is not named where the team turned labels off', async () => {
    const chat = await withTheme({ label: 'export times out' });
    await chat.says('ana', '/bet settings model labels off');
    await chat.think();
    expect(chat.model.asked.map(({ prompt }) => prompt.name)).not.toContain('label-theme');
  });
});
