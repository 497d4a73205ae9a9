import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { members, outbox, settings } from '#app/collections.ts';
import { settingsOf } from '#app/enter.ts';
import { monthOf, spendingOf } from '#app/model/spending.ts';
import { RetryableError } from '#core/errors.ts';
import { newMember } from '#core/member/member.ts';
import { ModelAnswerError, ModelSilentError, ModelUnusableError } from '#ports/language-model.ts';
import { FAKE_SPENT } from '../../fakes/language-model.ts';
import { plain } from '../chat.ts';
import { askingFake, NOW } from './given.ts';

const question = {
  prompt: 'place-item',
  data: [
    { name: 'item', text: 'Dana Scully (dana@example.com) says the ex\u200Bport is slow' },
    { name: 'theme THM-1', text: 'slow exports' },
  ],
  schema: z.object({ words: z.string() }),
  by: 'ana',
};
const month = monthOf(NOW);

describe('asking a model', () => {
  it('sends what people wrote without who they are, and puts it back into the answer', async () => {
    const { scope, asking, model } = await askingFake(() => ({ words: '[PERSON-1] ([EMAIL-2]) says' }));
    await scope.insert(members, newMember('u1', 'Dana Scully', 'UTC'));
    const asked = await asking.ask(scope, question);
    expect(asked).toEqual({ kind: 'answered', value: { words: 'Dana Scully (dana@example.com) says' } });
    const [request] = model.asked;
    expect(request?.data).toContain('[PERSON-1] ([EMAIL-2]) says the export is slow');
    expect(JSON.stringify(request)).not.toMatch(/dana/i);
  });

  it('knows the people of its own workspace only', async () => {
    const { scope, store, asking, model } = await askingFake(() => ({ words: 'no' }));
    await store.in('console:other').insert(members, newMember('u2', 'Export', 'UTC'));
    await asking.ask(scope, question);
    expect(model.asked[0]?.data).toContain('the export is slow');
  });

  it('says why there is no answer, and what it cost', async () => {
    const answers: readonly (readonly [unknown, string, number])[] = [
      [new RetryableError('overloaded', 5_000), 'busy', 0],
      [new ModelSilentError('no answer in time'), 'silent', 60],
      [new ModelAnswerError('refused', FAKE_SPENT), 'useless', 30],
      [{ words: 7 }, 'useless', 30],
      [new ModelUnusableError('the key is wrong'), 'unusable', 0],
    ];
    for (const [answer, why, microUsd] of answers) {
      const { scope, asking, logged } = await askingFake(() => answer);
      expect(await asking.ask(scope, question)).toMatchObject({ kind: 'unanswered', why });
      expect((await spendingOf(scope, month)).microUsd).toBe(microUsd);
      expect(logged[0]?.fields).toMatchObject({ outcome: why, microUsd });
    }
    const busy = await askingFake(() => new RetryableError('overloaded', 5_000));
    expect(await busy.asking.ask(busy.scope, question)).toMatchObject({ retryAfterMs: 5_000 });
  });

  it('logs every call with its prompt, model, tokens, time and outcome, and not a word of the text', async () => {
    const { scope, asking, logged } = await askingFake(() => ({ words: 'slow exports' }));
    await asking.ask(scope, question);
    expect(logged.map(({ fields }) => fields)).toEqual([
      {
        workspace: 'console:local',
        prompt: 'place-item',
        promptHash: expect.stringMatching(/^[0-9a-f]{12}$/),
        model: 'fake-small',
        ...FAKE_SPENT,
        durationMs: 0,
        outcome: 'answered',
      },
    ]);
  });

  it('is not asked without a model, when it is off, or when the task is', async () => {
    const { scope, asking, withoutModel, model } = await askingFake(() => ({ words: '' }));
    expect(await withoutModel.ask(scope, question)).toEqual({ kind: 'unanswered', why: 'no-model' });
    const team = await settingsOf(scope);
    for (const off of [{ isOff: true }, { tasksOff: ['triage'] as const }]) {
      await scope.remove(settings, 'workspace');
      await scope.insert(settings, { ...team, model: off });
      expect(await asking.ask(scope, question)).toEqual({ kind: 'unanswered', why: 'off' });
      expect(asking.isOn(await settingsOf(scope), 'triage')).toBe(false);
    }
    expect(asking.isOn({ ...team, model: { tasksOff: ['capture'] } }, 'triage')).toBe(true);
    expect(model.asked).toEqual([]);
  });
});

describe('the budget', () => {
  it('is never exceeded, however many ask at once, and says so once', async () => {
    // Each question may cost 60 and costs 30: of twenty at once, three are within 200.
    // Nothing is answered, and so nothing given back, before all of them have asked.
    const allAsked = Promise.withResolvers<{ words: string }>();
    const budget = { usd: 200 / 1_000_000, tokens: 1_000_000 };
    const { scope, asking, model } = await askingFake(() => allAsked.promise, budget);
    let refused = 0;
    const asks = Array.from({ length: 20 }, async () => {
      const asked = await asking.ask(scope, question);
      refused += Number(asked.kind === 'unanswered');
      if (refused === 17) allAsked.resolve({ words: '' });
      return asked;
    });
    const asked = await Promise.all(asks);
    expect(model.asked).toHaveLength(3);
    expect(asked.filter((each) => each.kind === 'unanswered' && each.why === 'budget')).toHaveLength(17);
    const { microUsd, tokens, tasks } = await spendingOf(scope, month);
    expect([microUsd, tokens]).toEqual([90, 360]);
    expect(tasks).toEqual([{ task: 'triage', calls: 3, microUsd: 90 }]);
    const { docs } = await scope.find(outbox, { by: 'byState', equals: ['queued'], limit: 10 });
    expect(docs).toHaveLength(1);
    const [block] = docs[0]?.reply.blocks ?? [];
    expect(block?.kind === 'text' && plain(block.text)).toMatch(
      /^The language model's budget for 2026-11 is used up \(\$0\.0002, 1,000,000 tokens\)/,
    );
  });

  it('counts tokens as well as money, and a workspace sets its own', async () => {
    const { scope, asking } = await askingFake(() => ({ words: '' }), { usd: 10, tokens: 100 });
    expect(await asking.ask(scope, question)).toEqual({ kind: 'unanswered', why: 'budget' });
    await scope.insert(settings, { ...(await settingsOf(scope)), model: { budgetTokens: 1_000 } });
    expect(await asking.ask(scope, question)).toMatchObject({ kind: 'answered' });
  });
});
