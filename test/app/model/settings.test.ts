import { describe, expect, it } from 'vitest';
import { settings } from '#app/collections.ts';
import { monthOf, settle } from '#app/model/spending.ts';
import { readPrompt } from '#core/model/prompt.ts';
import { FAKE_SPENT, fakeModel } from '../../fakes/language-model.ts';
import { openChat, words } from '../chat.ts';
import { NOW } from './given.ts';

const NONE = { inputTokens: 0, outputTokens: 0, microUsd: 0 };
const setup = {
  model: fakeModel(() => ({})),
  prompts: new Map([['p', readPrompt('p', '---\ntask: capture\nmodel: small\nmax_tokens: 100\n---\nx')]]),
  budget: { usd: 10, tokens: 20_000_000 },
};

describe('the language model in the settings', () => {
  it.each([
    ['model off', /is off: nothing is sent to it/, { isOff: true }],
    ['model triage off', /on, but not for triage/, { tasksOff: ['triage'] }],
    ['model off labels', /on, but not for labels/, { tasksOff: ['labels'] }],
    ['budget 20', /up to \$20 a month/, { budgetUsd: 20 }],
    ['budget $7.50', /up to \$7\.50 a month/, { budgetUsd: 7.5 }],
    ['budget 1,500 usd', /up to \$1,500 a month/, { budgetUsd: 1500 }],
    ['budget 0', /up to \$0 a month/, { budgetUsd: 0 }],
    ['budget 5M tokens', /up to 5,000,000 tokens a month/, { budgetTokens: 5_000_000 }],
  ])('%s', async (typed, said, kept) => {
    const { says, scope } = await openChat({ model: setup });
    expect(words(await says('ana', `/bet settings ${typed}`))).toMatch(said);
    expect((await scope.get(settings, 'workspace'))?.model).toMatchObject(kept);
  });

  it('goes on where it was switched off', async () => {
    const { says, scope } = await openChat({ model: setup });
    for (const typed of ['triage off', 'labels off', 'off', 'on', 'labels on'])
      await says('ana', `/bet settings model ${typed}`);
    expect((await scope.get(settings, 'workspace'))?.model).toEqual({ tasksOff: ['triage'] });
  });

  it.each([
    'model',
    'model maybe',
    'model calls off',
    'budget',
    'budget lots',
    'budget 5M',
    'budget -3',
    'budget $5 tokens',
  ])('refuses "%s" and says what to type', async (typed) => {
    const { says } = await openChat({ model: setup });
    const reply = await says('ana', `/bet settings ${typed}`);
    expect(reply.failed).toBe(true);
    expect(words(reply)).toMatch(/\/bet settings (?:model|budget) \S+/);
  });

  it('shows the models, what is off, and what the month came to', async () => {
    const { says, scope } = await openChat({ model: setup });
    await settle(scope, monthOf(NOW), 'capture', NONE, { ...FAKE_SPENT, microUsd: 420_000 });
    await settle(scope, monthOf(NOW), 'triage', NONE, { ...FAKE_SPENT, microUsd: 1_200 });
    await says('ana', '/bet settings model drafting off');
    const shown = words(await says('ana', '/bet settings'));
    expect(shown).toContain('Language model: fake-small, fake-strong; off for drafting');
    expect(shown).toContain(
      'Spent in 2026-11: $0.42 of $10, 240 of 20,000,000 tokens: capture $0.42 in 1 call, triage $0.0012 in 1 call',
    );
    await says('ana', '/bet settings model off');
    expect(words(await says('ana', '/bet settings'))).toContain('Language model: off');
  });

  it('says that there is none without a key', async () => {
    const { says } = await openChat();
    expect(words(await says('ana', '/bet settings'))).toContain(
      'Language model: none: everything is done without one',
    );
  });
});
