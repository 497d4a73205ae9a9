import { describe, expect, it } from 'vitest';
import { bets, captures, modelJobs } from '#app/collections.ts';
import { RetryableError } from '#core/errors.ts';
import { ModelAnswerError, ModelSilentError } from '#ports/language-model.ts';
import { FAKE_SPENT, type FakeAnswer } from '../../fakes/language-model.ts';
import { openChat, words } from '../chat.ts';
import { withModel as modelled, READ, SENTENCE } from './given.ts';

const TEXT = `bet: ${SENTENCE}`;

async function withModel(answer?: FakeAnswer) {
  const chat = await modelled(answer);
  const { sweeps } = chat.application;
  return { ...chat, drafts: sweeps.drafts, outbox: sweeps.outbox };
}
const REF = { channel: 'general', message: 'm1' };
type Chat = Awaited<ReturnType<typeof withModel>>;
const post = (chat: Chat) => chat.hear('ana', { kind: 'posted', cardOf: 'DRAFT-1', ref: REF });

describe('a draft that a model reads again', () => {
  it('is shown at once as the parser reads it, and in its place once the model has read it', async () => {
    const chat = await withModel();
    const first = await chat.mentions('ana', TEXT);
    expect(chat.model.asked).toHaveLength(0);
    expect(words(first)).toMatch(/Draft, not saved yet/);
    expect(first.cardOf).toBe('DRAFT-1');
    await post(chat);
    await chat.drafts();
    await chat.outbox();
    expect(chat.updated.map(({ ref }) => ref)).toEqual([REF]);
    const shown = words(chat.updated[0]?.reply ?? first);
    expect(shown).toContain(
      'If we build saved searches, we expect retention to rise from 31 % to 36 % by Tue 15 Dec 2026, because folks hate re-typing filters',
    );
    expect(shown).toContain('Read again by fake-small');
    expect(await chat.scope.count(bets, { by: 'id' })).toBe(0);
    expect(words(await chat.says('ana', '/bet save 1'))).toContain('retention: 31 % -> 36 %');
  });

  it('is shown again once it is known where, if the model was quicker', async () => {
    const chat = await withModel();
    await chat.mentions('ana', TEXT);
    await chat.drafts();
    await chat.outbox();
    expect(chat.updated).toEqual([]);
    await post(chat);
    await chat.outbox();
    expect(chat.updated).toHaveLength(1);
  });

  it('is edited as it was read again', async () => {
    const chat = await withModel();
    await chat.mentions('ana', TEXT);
    await chat.drafts();
    expect(words(await chat.says('ana', '/bet save 1 edit'))).toContain('by=2026-12-15');
  });

  it.each(['/bet save 1', '/bet discard 1'])('is left alone after %s', async (done) => {
    const chat = await withModel();
    await chat.mentions('ana', TEXT);
    await post(chat);
    await chat.says('ana', done);
    const before = await chat.scope.get(bets, 'BET-1');
    await chat.drafts();
    await chat.outbox();
    expect(chat.updated).toEqual([]);
    expect(chat.model.asked).toEqual([]);
    expect(await chat.scope.get(bets, 'BET-1')).toEqual(before);
    expect(await chat.scope.count(modelJobs, { by: 'id' })).toBe(0);
  });

  it('that was saved while the model read it stays as it was saved', async () => {
    let saved: unknown;
    const chat: Chat = await withModel(async () => {
      await chat.says('ana', '/bet save 1');
      saved = await chat.scope.get(bets, 'BET-1');
      return { bets: [{ ...READ, metric: 'filters' }] };
    });
    await chat.mentions('ana', TEXT);
    await post(chat);
    await chat.drafts();
    await chat.outbox();
    expect(chat.updated).toEqual([]);
    expect(saved).toBeDefined();
    expect(await chat.scope.get(bets, 'BET-1')).toEqual(saved);
  });

  it('becomes as many as the message holds', async () => {
    const text = `${TEXT}. and dark mode -> signups 12% -> 15%`;
    const second = { ...READ, change: 'dark mode', metric: 'signups', because: [], by: null };
    const chat = await withModel(() => ({
      bets: [
        READ,
        {
          ...second,
          from: { value: 12, unit: '%', words: 'signups 12%' },
          to: { value: 15, unit: '%', words: '-> 15%' },
        },
      ],
    }));
    await chat.mentions('ana', text);
    await post(chat);
    await chat.drafts();
    await chat.outbox();
    const shown = words(chat.updated[0]?.reply ?? { audience: 'you', blocks: [] });
    expect(shown).toMatch(/Draft 1 of 2, not saved yet: If we build saved searches/);
    expect(shown).toMatch(/Draft 2 of 2, not saved yet: If we build dark mode/);
    const ids = [...shown.matchAll(/\[Save: \/bet save (\d+)\]/g)].map((match) => match[1]);
    expect(ids).toHaveLength(2);
    for (const id of ids) await chat.says('ana', `/bet save ${id}`);
    expect(await chat.scope.count(bets, { by: 'id' })).toBe(2);
    expect(await chat.scope.count(captures, { by: 'id' })).toBe(0);
  });

  it('is not asked about where the team turned that off', async () => {
    const chat = await withModel();
    await chat.says('ana', '/bet settings model capture off');
    await chat.mentions('ana', TEXT);
    await chat.drafts();
    expect(chat.model.asked).toEqual([]);
    expect(await chat.scope.count(modelJobs, { by: 'id' })).toBe(0);
  });
});

describe('a model that does not answer', () => {
  it('keeps nobody waiting: everything else goes on, in order', async () => {
    const stalled = Promise.withResolvers<unknown>();
    const chat = await withModel(() => stalled.promise);
    expect(words(await chat.mentions('ana', TEXT))).toContain('Draft, not saved yet');
    await post(chat);
    const reading = chat.drafts();
    for (let i = 0; i < 20; i++) {
      expect(words(await chat.says('ben', `/heard export number ${i} times out`))).toContain('Kept as');
      expect(words(await chat.mentions('ben', 'bet: dark mode'))).toContain('Draft, not saved yet');
    }
    await chat.outbox();
    expect(words(await chat.says('ana', '/bet save 1'))).toContain('Saved as a draft');
    stalled.resolve({ bets: [] });
    await reading;
    expect(chat.updated).toEqual([]);
  });

  it.each([
    [
      'overloaded',
      new RetryableError('overloaded', 45_000),
      '2026-11-20T14:00:44.000Z',
      '2026-11-20T14:00:46.000Z',
    ],
    ['silent', new ModelSilentError('too late'), '2026-11-20T14:00:29.000Z', '2026-11-20T14:00:31.000Z'],
    [
      'refusing',
      new ModelAnswerError('refused', FAKE_SPENT),
      '2026-11-20T14:00:29.000Z',
      '2026-11-20T14:00:31.000Z',
    ],
    ['babbling', { nonsense: 1 }, '2026-11-20T14:00:29.000Z', '2026-11-20T14:00:31.000Z'],
  ])('while %s leaves the draft as it is, and is asked again later', async (_what, trouble, early, late) => {
    let answer: unknown = trouble;
    const chat = await withModel(() => answer);
    await chat.mentions('ana', TEXT);
    await post(chat);
    await chat.drafts();
    answer = { bets: [READ] };
    chat.at(early);
    await chat.drafts();
    expect(chat.model.asked).toHaveLength(1);
    chat.at(late);
    await chat.drafts();
    await chat.outbox();
    expect(chat.model.asked).toHaveLength(2);
    expect(chat.updated).toHaveLength(1);
  });

  it('is given up in the end', async () => {
    const chat = await withModel(() => new RetryableError('overloaded', 0));
    await chat.mentions('ana', TEXT);
    for (let day = 21; day <= 30; day++) {
      chat.at(`2026-11-${day}T14:00:00.000Z`);
      await chat.drafts();
    }
    expect(chat.model.asked).toHaveLength(8);
    expect(await chat.scope.count(modelJobs, { by: 'id' })).toBe(0);
    expect(words(await chat.says('ana', '/bet save 1'))).toContain('Saved as a draft');
  });
});

describe('a message of several bets', () => {
  it('is shown as several drafts without a model too', async () => {
    const chat = await openChat();
    const reply = await chat.mentions(
      'ana',
      'We bet that dark mode will lift signups from 12% to 15% by Dec 15. We bet that saved searches will lift retention from 31% to 36% by Jan 10.',
    );
    expect(words(reply)).toMatch(/Draft 1 of 2[\s\S]*dark mode[\s\S]*Draft 2 of 2[\s\S]*saved searches/);
    expect(words(await chat.says('ana', '/bet save 2'))).toContain('retention');
    expect(words(await chat.says('ana', '/bet discard 1'))).toContain('Discarded');
    expect(await chat.scope.count(modelJobs, { by: 'id' })).toBe(0);
  });
});
