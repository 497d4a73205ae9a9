import { describe, expect, it } from 'vitest';
import { itemNotes, modelBatches, modelJobs } from '#app/collections.ts';
import { monthOf, spendingOf } from '#app/model/spending.ts';
import { RetryableError } from '#core/errors.ts';
import type { BatchedAnswer, ModelBatches, ModelRequest } from '#ports/language-model.ts';
import { loadPrompts } from '../../../src/compose/load-prompts.ts';
import { FAKE_SPENT, fakeModel } from '../../fakes/language-model.ts';
import { openChat } from '../chat.ts';
import { NOW } from './given.ts';

const SAYS = { isFeedback: false, theme: null, isRepeat: null, points: [], stances: [] };
const ANSWER: BatchedAnswer = { text: JSON.stringify(SAYS), spent: { ...FAKE_SPENT, microUsd: 15 } };
const MANY = 60;

/** A workspace with very much feedback, and a model that takes batches. */
async function withBatches(fails?: Error) {
  const sent: (readonly ModelRequest<unknown>[])[] = [];
  let answers: ReadonlyMap<number, BatchedAnswer> | undefined;
  const batches: ModelBatches = {
    begin: async (requests) => {
      if (fails) throw fails;
      sent.push(requests);
      return `batch-${sent.length}`;
    },
    collect: async () => answers,
  };
  const single = fakeModel(({ prompt }) =>
    prompt.name === 'triage-item' ? SAYS : { label: '', summary: [] },
  );
  const model = { ...single, batches };
  const chat = await openChat({
    model: { model, prompts: loadPrompts(), budget: { usd: 10, tokens: 100_000_000 } },
  });
  const hear = async (from: number, to: number) => {
    for (let i = from; i <= to; i++) await chat.says('ana', `/heard export number ${i} is slow`);
  };
  return {
    ...chat,
    sent,
    hear,
    askedAlone: () => single.asked.filter(({ prompt }) => prompt.name === 'triage-item').length,
    think: chat.application.sweeps.thoughts,
    ends: (places: Iterable<number>, answer: BatchedAnswer = ANSWER) => {
      answers = new Map([...places].map((place) => [place, answer]));
    },
    waiting: () => chat.scope.count(modelJobs, { by: 'byKind', equals: ['triage'] }),
    spent: async () =>
      (await spendingOf(chat.scope, monthOf(NOW))).tasks.find(({ task }) => task === 'triage'),
  };
}
const places = (count: number) => Array.from({ length: count }, (_, i) => i);

describe('very much feedback at once', () => {
  it('is thought over in a batch, when its answers are there, at their price', async () => {
    const chat = await withBatches();
    await chat.hear(1, MANY);
    await chat.think();
    expect(chat.sent.map((requests) => requests.length)).toEqual([MANY]);
    await chat.think();
    expect([chat.sent.length, chat.askedAlone(), await chat.waiting()]).toEqual([1, 0, MANY]);
    chat.ends(places(MANY));
    await chat.think();
    expect(await chat.waiting()).toBe(0);
    expect(await chat.scope.count(itemNotes, { by: 'id' })).toBe(MANY);
    expect(await chat.scope.count(modelBatches, { by: 'id' })).toBe(0);
    expect(await chat.spent()).toEqual({ task: 'triage', calls: MANY, microUsd: MANY * 15 });
    expect(chat.askedAlone()).toBe(0);
  });

  it('holds up nothing that comes in meanwhile', async () => {
    const chat = await withBatches();
    await chat.hear(1, MANY);
    await chat.think();
    await chat.hear(MANY + 1, MANY + 3);
    await chat.think();
    expect([chat.sent.length, chat.askedAlone(), await chat.waiting()]).toEqual([1, 3, MANY]);
  });

  it.each<[string, number, BatchedAnswer, number]>([
    ['what a batch left out', MANY - 10, ANSWER, 10],
    ['what came to nothing', MANY, { spent: FAKE_SPENT }, MANY],
    ['what is of another shape', MANY, { text: '{"theme":7}', spent: FAKE_SPENT }, MANY],
  ])('asks by itself %s', async (_what, answered, answer, alone) => {
    const chat = await withBatches();
    await chat.hear(1, MANY);
    await chat.think();
    chat.ends(places(answered), answer);
    await chat.think();
    for (let i = 0; i < 3; i++) await chat.think();
    expect(await chat.waiting()).toBe(0);
    expect([chat.sent.length, chat.askedAlone()]).toEqual([1, alone]);
  });

  it('is asked by itself where no batch can be sent, and nothing was spent on that', async () => {
    const chat = await withBatches(new RetryableError('overloaded', 1_000));
    await chat.hear(1, MANY);
    await chat.think();
    expect(await chat.scope.count(modelBatches, { by: 'id' })).toBe(0);
    expect(chat.askedAlone()).toBeGreaterThan(0);
    expect((await chat.spent())?.microUsd).toBe(chat.askedAlone() * FAKE_SPENT.microUsd);
  });

  it('is asked by itself after a day in which no answer came', async () => {
    const chat = await withBatches();
    await chat.hear(1, MANY);
    await chat.think();
    chat.at('2026-11-21T17:00:00.000Z');
    await chat.think();
    expect(await chat.scope.get(modelBatches, `${NOW} triage ITM-1`)).toBeUndefined();
    expect([chat.sent.length, chat.askedAlone()]).toEqual([1, 40]);
  });

  it('says nothing of an item that was edited or deleted since', async () => {
    const chat = await withBatches();
    await chat.hear(1, MANY);
    await chat.think();
    await chat.says('ana', '/heard delete ITM-1');
    chat.ends(places(MANY));
    await chat.think();
    expect(await chat.scope.get(itemNotes, 'ITM-1')).toBeUndefined();
    expect(await chat.waiting()).toBe(0);
  });
});
