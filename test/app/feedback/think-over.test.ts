import { describe, expect, it } from 'vitest';
import { evidence, itemNotes, items, modelJobs, themes } from '#app/collections.ts';
import { saidIn } from '#core/feedback/feedback.ts';
import type { TriageAnswer } from '#core/model/triage/answer.ts';
import { loadPrompts } from '../../../src/compose/load-prompts.ts';
import { type FakeAnswer, fakeModel } from '../../fakes/language-model.ts';
import { openChat, words } from '../chat.ts';
import { SENTENCE } from '../given.ts';

const NOTHING: TriageAnswer = { isFeedback: true, theme: null, isRepeat: null, points: [], stances: [] };

/** Two themes of two items each, and Ana's live BET-1 that rests on ASM-1. */
async function withThemes(answer: FakeAnswer) {
  let answers: FakeAnswer = () => NOTHING;
  const model = fakeModel((request, signal) =>
    request.prompt.name === 'triage-item' ? answers(request, signal) : { label: '', summary: [] },
  );
  const setup = { model, prompts: loadPrompts(), budget: { usd: 10, tokens: 10_000_000 } };
  const chat = await openChat({ model: setup });
  const think = chat.application.sweeps.thoughts;
  for (const command of [`/bet ${SENTENCE}`, '/bet place BET-1', '/bet ship BET-1'])
    await chat.says('ana', command);
  for (const said of [
    'the export times out on big boards (from dana)',
    'export times out again on a big board (from eve)',
    'dark mode please, my eyes hurt at night (from finn)',
    'please add a dark mode for my eyes at night (from gus)',
  ])
    await chat.says('ana', `/heard ${said}`);
  await think();
  model.asked.length = 0;
  answers = answer;
  const item = async (id: `ITM-${number}`) => {
    const found = await chat.scope.get(items, id);
    if (!found) throw new Error(`no ${id}`);
    return found;
  };
  return { ...chat, model, think, item };
}

/** Shares words with one theme and means the other, so that the engine is unsure. */
const ODD = 'night shift here: the board is too bright for my eyes (from hal)';

describe('an item that a model thinks over', () => {
  it('is sorted at once; the model is asked about it, the engine’s candidates, live bets and assumptions', async () => {
    const chat = await withThemes(() => NOTHING);
    expect(words(await chat.says('ana', `/heard ${ODD}`))).toContain('Kept as ITM-5');
    expect(chat.model.asked).toEqual([]);
    await chat.think();
    const data = chat.model.asked.find(({ prompt }) => prompt.name === 'triage-item')?.data ?? '';
    expect(data).toMatch(/name="item">\nnight shift here/);
    expect(data).toMatch(/name="theme THM-\d">\n.*dark mode/is);
    expect(data).toMatch(/name="bet BET-1">\nIf we add saved searches/);
    expect(data).toMatch(/name="assumption ASM-1">\npeople re-type the same filters/);
    expect(await chat.scope.count(modelJobs, { by: 'byKind', equals: ['triage'] })).toBe(0);
  });

  it('goes where the model says while nobody else has decided, and back with undo', async () => {
    let theme = '';
    const chat = await withThemes(() => ({ ...NOTHING, theme }));
    const [dark, exports] = [(await chat.item('ITM-3')).theme ?? '', (await chat.item('ITM-1')).theme ?? ''];
    await chat.says('ana', `/heard ${ODD}`);
    const placed = (await chat.item('ITM-5')).theme;
    theme = placed === dark ? exports : dark;
    await chat.think();
    expect((await chat.item('ITM-5')).theme).toBe(theme);
    expect((await chat.item('ITM-5')).placedBy).toBeUndefined();
    expect(words(await chat.says('ana', `/heard undo ${theme}`))).toContain('The move of 1 item is undone');
    expect((await chat.item('ITM-5')).theme).toBe(placed);
  });

  it('stays where a person put it, whatever the model says', async () => {
    let theme = '';
    const chat = await withThemes(() => ({ ...NOTHING, theme }));
    const [dark, exports] = [(await chat.item('ITM-3')).theme ?? '', (await chat.item('ITM-1')).theme ?? ''];
    await chat.says('ana', `/heard ${ODD}`);
    await chat.says('ana', `/heard move ITM-5 ${exports}`);
    theme = dark;
    await chat.think();
    expect(await chat.item('ITM-5')).toMatchObject({ theme: exports, placedBy: 'ana' });
    expect(words(await chat.says('ana', '/heard show ITM-5'))).toContain(
      `[Move to ${dark}: /heard move ITM-5 ${dark}]`,
    );
  });

  it('is offered as evidence, in its own words, and linked only by a person', async () => {
    const chat = await withThemes(() => ({
      ...NOTHING,
      stances: [{ about: 'BET-1', stance: 'contradicts', words: 'nobody re-types anything' }],
    }));
    await chat.says('ana', '/heard to be honest nobody re-types anything here (from hal)');
    await chat.think();
    expect(await chat.scope.count(evidence, { by: 'id' })).toBe(0);
    const shown = words(await chat.says('ana', '/heard suggestions'));
    expect(shown).toContain('It may contradict BET-1: “nobody re-types anything”');
    expect(shown).toContain('[BET-1: contradicts: /bet link BET-1 ITM-5 contradicts]');
    await chat.says('ben', '/bet link BET-1 ITM-5 contradicts');
    expect(words(await chat.says('ana', '/heard suggestions'))).toContain('Nothing is suggested');
  });

  it('of several points counts each of them, when a person says so', async () => {
    const chat = await withThemes(() => ({
      ...NOTHING,
      points: ['export times out again', 'dark mode is missing'],
    }));
    await chat.says('ana', '/heard export times out again, and dark mode is missing (from hal, Nov 3)');
    await chat.think();
    expect(words(await chat.says('ana', '/heard show ITM-5'))).toContain(
      'It makes 2 points: “export times out again”, “dark mode is missing”',
    );
    await chat.says('ana', '/heard suggestions split ITM-5');
    const [whole, second] = [await chat.item('ITM-5'), await chat.item('ITM-6')];
    expect([saidIn(whole), second.text]).toEqual(['export times out again', 'dark mode is missing']);
    expect(second).toMatchObject({ author: 'hal', saidAt: whole.saidAt, receivedBy: 'ana', partOf: 'ITM-5' });
    expect((await chat.says('ana', '/heard suggestions split ITM-5')).failed).toBe(true);
  });

  it('that may be none is kept, and says so until somebody ignores that', async () => {
    const chat = await withThemes(() => ({ ...NOTHING, isFeedback: false }));
    await chat.says('ana', '/heard good morning everyone');
    await chat.think();
    expect(words(await chat.says('ana', '/heard suggestions'))).toContain('It may be no feedback at all.');
    await chat.says('ana', '/heard suggestions ignore ITM-5');
    expect(words(await chat.says('ana', '/heard suggestions'))).toContain('Nothing is suggested');
    expect(await chat.scope.get(items, 'ITM-5')).toBeDefined();
  });

  it('takes what was suggested along when it is deleted', async () => {
    const chat = await withThemes(() => ({ ...NOTHING, isFeedback: false }));
    await chat.says('ana', '/heard good morning everyone');
    await chat.think();
    expect(await chat.scope.get(itemNotes, 'ITM-5')).toBeDefined();
    await chat.says('ana', '/heard delete ITM-5');
    expect(await chat.scope.get(itemNotes, 'ITM-5')).toBeUndefined();
  });

  it('is left alone when it was deleted while the model thought', async () => {
    const chat: Awaited<ReturnType<typeof withThemes>> = await withThemes(async () => {
      await chat.says('ana', '/heard delete ITM-5');
      return { ...NOTHING, theme: 'new' };
    });
    await chat.says('ana', `/heard ${ODD}`);
    const before = await chat.scope.count(themes, { by: 'id' });
    await chat.think();
    expect(await chat.scope.get(items, 'ITM-5')).toBeUndefined();
    expect(await chat.scope.count(themes, { by: 'id' })).toBeLessThanOrEqual(before);
    expect(await chat.scope.count(modelJobs, { by: 'byKind', equals: ['triage'] })).toBe(0);
  });
});
