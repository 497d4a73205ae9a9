import { describe, expect, it } from 'vitest';
import { assumptions, bets, captures } from '#app/collections.ts';
import { NOTHING_SAID } from '#core/chat/reply.ts';
import { UndeliverableError } from '#ports/chat-platform.ts';
import { openChat, words } from './chat.ts';
import { placeBetOn, withDraft, withLiveBet, withPlacedBet } from './given.ts';

async function withLive() {
  const chat = await withLiveBet();
  const asm = () => chat.scope.get(assumptions, 'ASM-1');
  const judged = async () => {
    const { version: _, ...claim } = (await asm()) ?? { version: 0 };
    return claim;
  };
  return { ...chat, judged, bet: (id: `BET-${number}` = 'BET-1') => chat.scope.get(bets, id) };
}

describe('undoing a call', () => {
  it.each(['supported', 'refuted', 'untested'])(
    'takes an assumption that it made %s back to what it was',
    async (effect) => {
      const { says, submits, judged, at, bet } = await withLive();
      await says('ben', '/bet assumption ASM-1 supported because two customers said so');
      const before = await judged();
      at('2026-11-21T14:00:00.000Z');
      await submits('ana', '/bet call BET-1 inconclusive', { why: 'too few', 'ASM-1': effect });
      expect(await judged()).toMatchObject({ status: effect, statusWhy: 'BET-1: too few', statusBy: 'ana' });
      await says('ana', '/bet undo BET-1');
      expect(await judged()).toEqual(before);
      expect((await bet())?.stage).toBe('live');
    },
  );

  it('leaves an assumption alone that somebody judged since', async () => {
    const { says, submits, judged, at } = await withLive();
    await submits('ana', '/bet call BET-1 validated', { why: 'they use it', 'ASM-1': 'supported' });
    at('2026-11-22T14:00:00.000Z');
    await says('ben', '/bet assumption ASM-1 refuted because the survey says no');
    await says('ana', '/bet undo BET-1');
    expect(await judged()).toMatchObject({ status: 'refuted', statusBy: 'ben' });
  });

  it('flags again what the call had unflagged, and the other way round', async () => {
    const chat = await withLive();
    const { says, bet } = chat;
    await placeBetOn(chat, 'BET-2', 'BET-1');
    await says('ben', '/bet link BET-2 ASM-1');
    await says('ben', '/bet assumption ASM-1 refuted because nobody does');
    await says('ana', '/bet call BET-1 validated they do; ASM-1: supported');
    expect((await bet('BET-2'))?.flags).toEqual([]);
    await says('ana', '/bet undo BET-1');
    expect((await bet('BET-2'))?.flags).toMatchObject([{ cause: 'ASM-1' }]);
  });

  it('can be done again and again', async () => {
    const { says, judged, bet } = await withLive();
    const before = await judged();
    for (const verdict of ['validated', 'invalidated', 'inconclusive']) {
      await says('ana', `/bet call BET-1 ${verdict} because of this; ASM-1: refuted`);
      expect((await bet())?.call?.verdict).toBe(verdict);
      expect(words(await says('ana', '/bet undo BET-1'))).toContain(`it was ${verdict}. It is live again`);
      expect(await judged()).toEqual(before);
    }
  });

  it('takes the flags from a bet that rests on something else by now', async () => {
    const chat = await withLiveBet();
    await placeBetOn(chat, 'BET-2', 'BET-1');
    await placeBetOn(chat, 'BET-3', 'BET-2');
    await chat.says('ana', '/bet call BET-1 invalidated because nobody used it');
    await chat.says('ben', '/bet unlink BET-3 BET-2');
    await chat.says('ben', '/bet ship BET-2');
    await chat.says('ben', '/bet call BET-2 validated because it held');
    await chat.says('ana', '/bet undo BET-1');
    for (const id of ['BET-2', 'BET-3'] as const) expect((await chat.scope.get(bets, id))?.flags).toEqual([]);
  });

  it.each([
    ['ben', '/bet undo BET-1', /Only @ana can undo its call/],
    ['ana', '/bet undo BET-9', /There is no BET-9/],
  ])('by %s: %s is refused', async (who, line, why) => {
    const { says, bet } = await withLive();
    await says('ana', '/bet call BET-1 validated because they use it');
    expect(words(await says(who, line))).toMatch(why);
    expect((await bet())?.stage).toBe('called');
  });

  it('needs a call', async () => {
    const { says } = await withLive();
    expect(words(await says('ana', '/bet undo BET-1'))).toMatch(/BET-1 is live: there is no call to undo/);
  });
});

describe('extending', () => {
  it.each([
    ['2026-12-25', '5w'],
    ['2026-12-25', 'in 5w'],
    ['2026-12-20', 'a month'],
    ['2026-12-20', '30d'],
  ])('to %s may be typed as %s', async (closes, typed) => {
    const { says, bet } = await withLive();
    await says('ana', `/bet call BET-1 extend ${typed} because it was late`);
    expect(await bet()).toMatchObject({ extensions: 1, window: { closes } });
  });
});

describe('making a call', () => {
  it('says what was flagged, by the verdict and by each assumption', async () => {
    const chat = await withLiveBet();
    await placeBetOn(chat, 'BET-2', 'BET-1');
    await chat.submits('ben', '/bet new', {
      build: 'x',
      metric: 'y',
      move: '1 -> 2',
      by: '2026-12-20',
      confidence: '50%',
      because: 'ASM-1',
    });
    await chat.says('ben', '/bet place BET-3');
    const reply = await chat.says('ana', '/bet call BET-1 invalidated nobody used it; ASM-1: refuted');
    expect(words(reply)).toContain(
      'BET-1 is invalidated: “nobody used it”. What rests on it was flagged: BET-3, BET-2.',
    );
  });

  it('reaches owners whose DMs are closed in the thread of their bet', async () => {
    const gone = new UndeliverableError('closed their DMs');
    let isDm = true;
    const chat = await withLiveBet({
      trouble: () => {
        const trouble = isDm ? gone : undefined;
        isDm = false;
        return trouble;
      },
    });
    await placeBetOn(chat, 'BET-2', 'BET-1');
    await chat.posted('ben', 'BET-2', { channel: 'product', message: '7' });
    await chat.says('ana', '/bet call BET-1 invalidated nobody used it');
    for (let i = 0; i < 2; i++) await chat.application.sweeps.outbox();
    expect(chat.sent.map(({ to }) => to)).toEqual([{ kind: 'thread', channel: 'product', thread: '7' }]);
    expect(words(chat.sent[0]?.reply ?? NOTHING_SAID)).toMatch(/^@ben, .*\nBET-1 was called invalidated/);
  });

  it('writes to no owner who stopped all DMs: their cards say it', async () => {
    const chat = await withLiveBet();
    await placeBetOn(chat, 'BET-2', 'BET-1');
    await chat.says('ben', '/bet settings stop');
    await chat.says('ana', '/bet call BET-1 invalidated nobody used it');
    await chat.application.sweeps.outbox();
    expect(chat.sent).toEqual([]);
    expect(words(await chat.says('ben', '/bet show BET-2'))).toContain('BET-1 was invalidated');
  });

  it.each([
    [withDraft, /cannot be called: it is still a draft/],
    [withPlacedBet, /cannot be called: it is placed but not shipped/],
  ])('opens no form that would be filled in vain', async (given, why) => {
    const reply = await (await given()).says('ana', '/bet call BET-1 validated');
    expect(reply.form).toBeUndefined();
    expect(words(reply)).toMatch(why);
  });

  it.each([
    ['it works', /"it works" does not begin with a verdict/, '/bet call BET-1 validated it works'],
    [
      'validated they use it; ASM-1: perhaps',
      /supported, refuted or untested, not "perhaps"/,
      '/bet call BET-1 validated they use it; ASM-1: supported',
    ],
    [
      'valid as they use it',
      /"valid as they use it" does not begin with a verdict/,
      '/bet call BET-1 validated as they use it',
    ],
    ['it works', /does not begin/, '/bet call BET-1 extend in 2 weeks because it works'],
    ['extend someday because it was late', /"someday" is no date/, 'extend in 2 weeks'],
    ['extend because it was late', /Until when\?/, 'extend in 2 weeks because it was late'],
    ['extend yesterday because it was late', /"yesterday" is no date/, 'extend in 2 weeks'],
    ['extend Dec 1 because it was late', /is not after 2026-12-15/, 'extend 2026-12-29 because it was late'],
    [`validated ${'x'.repeat(3_000)}`, /a line of why holds 2,000/, 'x'.repeat(3_000)],
  ])('%s is refused and it stays live', async (typed, why, instead) => {
    const { says, bet } = await withLive();
    const reply = await says('ana', `/bet call BET-1 ${typed}`);
    expect(reply.failed).toBe(true);
    expect(words(reply)).toMatch(why);
    expect(words(reply)).toContain(instead);
    expect(await bet()).toMatchObject({ stage: 'live', extensions: 0 });
  });
});

describe('dropping', () => {
  it.each([
    ['draft', withDraft],
    ['placed', withPlacedBet],
    ['live', withLiveBet],
  ])('a %s bet can be undone', async (stage, given) => {
    const chat = await given();
    const reply = await chat.says('ana', '/bet drop BET-1 because nobody asked');
    expect(words(reply)).toMatch(/BET-1 is dropped\..*\/bet undo BET-1/);
    expect(await chat.scope.get(bets, 'BET-1')).toMatchObject({
      stage: 'dropped',
      droppedWhy: 'nobody asked',
    });
    expect(words(await chat.says('ana', '/bet undo BET-1'))).toContain(`BET-1 is ${stage} again`);
    const again = await chat.scope.get(bets, 'BET-1');
    expect(again).toMatchObject({ stage });
    expect(again).not.toHaveProperty('droppedWhy');
  });

  it('flags what stands on it, and unflags it when undone', async () => {
    const chat = await withLiveBet();
    await placeBetOn(chat, 'BET-2', 'BET-1');
    expect(words(await chat.says('ana', '/bet drop BET-1 nobody asked'))).toContain('flagged: BET-2');
    await chat.says('ana', '/bet undo BET-1');
    expect((await chat.scope.get(bets, 'BET-2'))?.flags).toEqual([]);
  });

  it('asks why, unless it is a draft', async () => {
    const chat = await withPlacedBet();
    expect((await chat.says('ana', '/bet drop BET-1')).form?.fields.map(({ name }) => name)).toEqual(['why']);
    expect((await chat.submits('ana', '/bet drop BET-1', { why: ' ' })).failed).toBe(true);
    await chat.submits('ana', '/bet drop BET-1', { why: 'nobody asked' });
    expect((await chat.scope.get(bets, 'BET-1'))?.stage).toBe('dropped');
    expect(words(await chat.says('ana', '/bet drop BET-1'))).toMatch(/cannot be dropped: it was dropped/);
  });
});

describe('a draft that was shown', () => {
  it('is saved once, however fast the button is pressed', async () => {
    const chat = await openChat();
    await chat.mentions('ana', 'bet: dark mode');
    const replies = await Promise.all([1, 2, 3].map(() => chat.says('ana', '/bet save 1')));
    expect(replies.filter(({ failed }) => failed)).toHaveLength(2);
    expect(await chat.scope.count(bets, { by: 'id' })).toBe(1);
    expect(await chat.scope.count(captures, { by: 'id' })).toBe(0);
  });
});
