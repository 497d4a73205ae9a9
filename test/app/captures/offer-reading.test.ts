import { describe, expect, it } from 'vitest';
import { bets, captures, modelJobs } from '#app/collections.ts';
import type { FakeAnswer } from '../../fakes/language-model.ts';
import { words } from '../chat.ts';
import { READ, SENTENCE, withModel } from './given.ts';

/** Ana's BET-1, saved as a draft out of a sentence that the parser reads in part. */
async function withSaved(answer?: FakeAnswer) {
  const chat = await withModel(answer);
  await chat.says('ana', `/bet ${SENTENCE}`);
  const saved = await chat.scope.get(bets, 'BET-1');
  return {
    ...chat,
    saved,
    bet: () => chat.scope.get(bets, 'BET-1'),
    readAll: async () => {
      await chat.application.sweeps.drafts();
      await chat.application.sweeps.outbox();
    },
  };
}

describe('a bet that was saved as a draft', () => {
  it('is not changed by a model: what it reads better is offered, and taken over by a press', async () => {
    const chat = await withSaved();
    await chat.readAll();
    expect(await chat.bet()).toEqual(chat.saved);
    const [offered] = chat.sent;
    const said = words(offered?.reply ?? { audience: 'you', blocks: [] });
    expect(offered?.to).toEqual({ kind: 'dm', member: 'ana' });
    expect(said).toContain(
      'Read again, the words of BET-1 say: If we build saved searches, we expect retention to rise from 31 % to 36 % by Tue 15 Dec 2026',
    );
    expect(said).toContain('[Take it over: /bet save 1] [Leave it: /bet discard 1]');
    await chat.says('ana', '/bet save 1');
    expect((await chat.bet())?.terms).toMatchObject({ change: 'saved searches', by: '2026-12-15' });
    expect(await chat.scope.count(bets, { by: 'id' })).toBe(1);
    expect(await chat.scope.count(captures, { by: 'id' })).toBe(0);
  });

  it('is offered it in its own thread, where it has a card', async () => {
    const chat = await withSaved();
    await chat.posted('ana', 'BET-1', { channel: 'general', message: 'm1' });
    await chat.readAll();
    expect(chat.sent[0]?.to).toEqual({ kind: 'thread', channel: 'general', thread: 'm1' });
  });

  it('keeps what its owner wrote since', async () => {
    const chat = await withSaved();
    await chat.readAll();
    await chat.says('ana', '/bet edit BET-1 to: 40%');
    const refused = await chat.says('ana', '/bet save 1');
    expect(refused.failed).toBe(true);
    expect(words(refused)).toContain('BET-1 was changed since');
    expect((await chat.bet())?.terms.to).toEqual({ value: 40, unit: '%' });
  });

  it('is taken over by nobody else', async () => {
    const chat = await withSaved();
    await chat.readAll();
    expect((await chat.says('ben', '/bet save 1')).failed).toBe(true);
    expect(await chat.bet()).toEqual(chat.saved);
  });

  it.each<[string, FakeAnswer]>([
    [
      'nothing more than the parser',
      () => ({ bets: [{ ...READ, change: null, because: [], by: null, direction: null }] }),
    ],
    ['no bet', () => ({ bets: [] })],
    ['several', () => ({ bets: [READ, READ] })],
  ])('is offered nothing where the model reads %s', async (_what, answer) => {
    const chat = await withSaved(answer);
    await chat.readAll();
    expect(chat.sent).toEqual([]);
    expect(await chat.scope.count(modelJobs, { by: 'id' })).toBe(0);
  });

  it('is offered nothing where it was edited before the model had read it', async () => {
    const chat = await withSaved();
    await chat.says('ana', '/bet edit BET-1 by: 2026-12-20');
    const { model } = chat;
    await chat.readAll();
    expect(model.asked).toEqual([]);
    expect((await chat.bet())?.terms.by).toBe('2026-12-20');
  });
});
