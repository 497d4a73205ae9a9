import { describe, expect, it } from 'vitest';
import { nudges, outbox } from '#app/collections.ts';
import { all } from '#app/load.ts';
import { RetryableError } from '#core/errors.ts';
import { addMs, HOUR_MS } from '#core/time/instant.ts';
import { UnansweredError } from '#ports/chat-platform.ts';
import { openChat, words } from '../chat.ts';

const BET = '/bet if we add % we expect weekly retention to go from 31% to 36% by Dec 15, 60% sure';
/** Tuesday, the day on which the bet's window closes, at ten in UTC. */
const CLOSE = '2026-12-15T10:00:00.000Z';

/** Ana's bets, in a chat that cannot be reached for as long as the test says so. */
async function withBets(trouble: Error, ...changes: readonly string[]) {
  const away = { isAway: true };
  const chat = await openChat({ trouble: () => (away.isAway ? trouble : undefined) });
  for (const change of changes) {
    const { cardOf } = await chat.says('ana', BET.replace('%', change));
    for (const what of ['place', 'ship']) await chat.says('ana', `/bet ${what} ${cardOf}`);
  }
  return {
    chat,
    back: () => {
      away.isAway = false;
    },
    /** Sweeps every hour up to a moment. */
    until: async (from: string, to: string) => {
      for (let now = from; now <= to; now = addMs(now, HOUR_MS)) {
        chat.at(now);
        await chat.sweep();
      }
    },
  };
}

describe('a chat that cannot be reached for days', () => {
  it('brings each owner one late message when it is back, at their hour, and nothing is dropped', async () => {
    const { chat, back, until } = await withBets(new RetryableError('nobody listens', 1_000), 'a', 'b', 'c');
    await chat.says('ana', '/bet edit BET-2 by: Dec 16 because of the holiday');
    await until(CLOSE, '2026-12-18T03:00:00.000Z');
    expect(chat.sent).toEqual([]);
    back();
    await until('2026-12-18T04:00:00.000Z', '2026-12-18T09:00:00.000Z');
    expect(chat.sent).toEqual([]);
    await until('2026-12-18T10:00:00.000Z', '2026-12-18T23:00:00.000Z');
    expect(chat.sent.map(({ key }) => key)).toEqual(['checkin:ana:2026-12-18']);
    const said = words(chat.sent[0]?.reply ?? { audience: 'you', blocks: [] });
    expect(said).toMatch(/did not come on (its|their) day/);
    for (const bet of ['BET-1', 'BET-2', 'BET-3']) expect(said).toContain(bet);
    const asked = await all(chat.scope, nudges, { by: 'id' });
    expect(asked.map(({ bet, localDate }) => `${bet} ${localDate}`).toSorted()).toEqual([
      'BET-1 2026-12-18',
      'BET-2 2026-12-18',
      'BET-3 2026-12-18',
    ]);
  });

  it('brings what was due today today still', async () => {
    const { chat, back, until } = await withBets(new RetryableError('nobody listens', 1_000), 'a');
    await until(CLOSE, '2026-12-15T20:00:00.000Z');
    back();
    await until('2026-12-15T21:00:00.000Z', '2026-12-15T23:00:00.000Z');
    expect(chat.sent.map(({ key }) => key)).toEqual(['checkin:ana:2026-12-15']);
  });

  it.each([
    '/bet settings stop',
    '/bet mute BET-1',
    '/bet snooze BET-1 3d',
    '/bet call BET-1 validated because they come back',
  ])('does not bring what its owner meanwhile put an end to: %s', async (line) => {
    const { chat, back, until } = await withBets(new RetryableError('nobody listens', 1_000), 'a');
    await until(CLOSE, '2026-12-15T11:00:00.000Z');
    await chat.says('ana', line);
    back();
    await until('2026-12-15T12:00:00.000Z', '2026-12-15T23:00:00.000Z');
    expect(chat.sent.filter(({ key }) => key.startsWith('checkin:'))).toEqual([]);
    expect(await chat.scope.count(outbox, { by: 'byState', equals: ['queued'] })).toBe(0);
  });

  it('brings what was read meanwhile', async () => {
    const { chat, back, until } = await withBets(new RetryableError('nobody listens', 1_000), 'a');
    await until(CLOSE, '2026-12-15T11:00:00.000Z');
    await chat.says('ben', '/bet read BET-1 35.5%');
    back();
    await until('2026-12-15T12:00:00.000Z', '2026-12-15T13:00:00.000Z');
    expect(chat.sent.map(({ key }) => key)).toEqual(['checkin:ana:2026-12-15']);
    expect(words(chat.sent[0]?.reply ?? { audience: 'you', blocks: [] })).toContain('35.5 %');
  });

  it('is told only what is still to come: what passed meanwhile is in the first message', async () => {
    const { chat, back, until } = await withBets(new RetryableError('nobody listens', 1_000), 'a');
    await until('2026-12-12T00:00:00.000Z', '2026-12-21T12:00:00.000Z');
    back();
    await until('2026-12-21T13:00:00.000Z', '2027-01-20T12:00:00.000Z');
    expect(chat.sent.map(({ key }) => key)).toEqual(['checkin:ana:2026-12-21', 'checkin:ana:2026-12-22']);
    const asked = await all(chat.scope, nudges, { by: 'id' });
    expect(asked.map(({ checkpoint }) => checkpoint)).toEqual(['T+2', 'T+7']);
  });

  it('is not taken at its word: a message that may have arrived is not asked anew', async () => {
    const { chat, back, until } = await withBets(new UnansweredError('cut'), 'a');
    await chat.application.sweeps.checkins();
    chat.at(CLOSE);
    await chat.sweep();
    expect(await chat.scope.get(outbox, 'checkin:ana:2026-12-15')).toMatchObject({ inDoubt: true });
    back();
    // It is looked up on the next day, and had not arrived.
    await until('2026-12-16T00:00:00.000Z', '2026-12-16T12:00:00.000Z');
    expect(chat.sent.map(({ key }) => key)).toEqual(['checkin:ana:2026-12-16']);
  });
});

describe('a process that was away with its messages queued', () => {
  it('asks once for all of them, though others went on queueing', async () => {
    const { chat, back } = await withBets(new RetryableError('nobody listens', 1_000), 'a', 'b');
    // A worker that has no chat of its own asks, day by day; nobody sends.
    for (let now = '2026-12-14T10:00:00.000Z'; now < '2026-12-24'; now = addMs(now, HOUR_MS)) {
      chat.at(now);
      await chat.application.sweeps.checkins();
    }
    expect(await chat.scope.count(outbox, { by: 'byState', equals: ['queued'] })).toBe(3);
    back();
    chat.at('2026-12-24T08:00:00.000Z');
    for (let i = 0; i < 3; i++) await chat.sweep();
    expect(chat.sent).toEqual([]);
    chat.at('2026-12-24T10:00:00.000Z');
    await chat.sweep();
    await chat.sweep();
    expect(chat.sent.map(({ key }) => key)).toEqual(['checkin:ana:2026-12-24']);
    expect(await chat.scope.count(outbox, { by: 'byState', equals: ['queued'] })).toBe(0);
  });
});
