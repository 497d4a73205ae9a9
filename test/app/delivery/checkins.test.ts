import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkinPlans, members, nudges, outbox } from '#app/collections.ts';
import type { Outgoing } from '#app/documents.ts';
import { all } from '#app/load.ts';
import { addDays } from '#core/time/date.ts';
import { addMs, DAY_MS, HOUR_MS } from '#core/time/instant.ts';
import { openChat, words } from '../chat.ts';

const BET = '/bet if we add % we expect weekly retention to go from 31% to 36% by Dec 15, 60% sure';
/** Tuesday, the day on which the bets' windows close; in UTC their check-ins come at 10:00. */
const CLOSE = '2026-12-15T10:00:00.000Z';

type Chat = Awaited<ReturnType<typeof openChat>>;

async function ship(chat: Chat, owner: string, what: string): Promise<string> {
  const { cardOf } = await chat.says(owner, BET.replace('%', what));
  await chat.says(owner, `/bet place ${cardOf}`);
  await chat.says(owner, `/bet ship ${cardOf}`);
  return String(cardOf);
}

/** The check-ins that were sent, as `ana 2026-12-15`. */
async function checkinsOf(chat: Chat): Promise<readonly string[]> {
  const sent = await all(chat.scope, outbox, { by: 'id', from: 'checkin:', below: 'checkin;' });
  return sent.map(({ id }) => id.split(':').slice(1).join(' '));
}

describe('check-ins', () => {
  it('come at the owner’s hour and never before, whenever they are looked for', async () => {
    const chat = await openChat();
    await ship(chat, 'ana', 'sharing');
    for (let now = '2026-11-20T14:00:00.000Z'; now < CLOSE; now = addMs(now, HOUR_MS)) {
      chat.at(now);
      await chat.sweep();
    }
    expect(await checkinsOf(chat)).toEqual(['ana 2026-12-14']);
    chat.at(addMs(CLOSE, -1));
    await chat.sweep();
    expect((await checkinsOf(chat)).length).toBe(1);
    chat.at(CLOSE);
    await chat.sweep();
    expect(await checkinsOf(chat)).toEqual(['ana 2026-12-14', 'ana 2026-12-15']);
  });

  it('are one for each member and day, by however many workers they are looked for', async () => {
    const chat = await openChat();
    const owners = ['ana', 'ben', 'cleo', 'dan'];
    for (const owner of owners) for (const what of ['sharing', 'export']) await ship(chat, owner, what);
    chat.at(CLOSE);
    const { checkins, outbox: send } = chat.application.sweeps;
    await Promise.all([checkins(), checkins(), checkins()]);
    await Promise.all([send(), send(), send()]);
    expect(await checkinsOf(chat)).toEqual(owners.map((owner) => `${owner} 2026-12-15`));
    expect(chat.sent.length).toBe(owners.length);
    expect(await chat.scope.count(nudges, { by: 'id' })).toBe(2 * owners.length);
  });

  it('come as one late message for each owner after 72 hours without a process, and none is dropped', async () => {
    const chat = await openChat();
    for (const owner of ['ana', 'ben'])
      for (const what of ['sharing', 'export', 'filters']) await ship(chat, owner, what);
    await chat.says('ana', '/bet edit BET-1 by: Dec 16 because of the holiday');
    chat.at('2026-12-14T09:00:00.000Z');
    await chat.sweep();
    expect(chat.sent).toEqual([]);
    chat.at('2026-12-17T10:00:00.000Z');
    await chat.sweep();
    await chat.sweep();
    expect(chat.sent.map(({ to }) => to)).toEqual([
      { kind: 'dm', member: 'ana' },
      { kind: 'dm', member: 'ben' },
    ]);
    for (const { reply } of chat.sent) expect(words(reply)).toMatch(/did not come on (its|their) day/);
    const asked = await all(chat.scope, nudges, { by: 'id' });
    expect(asked.map(({ bet }) => bet).toSorted()).toEqual([
      'BET-1',
      'BET-2',
      'BET-3',
      'BET-4',
      'BET-5',
      'BET-6',
    ]);
  });

  it('are not sent again by a clock that goes a day forward and back', async () => {
    const chat = await openChat();
    await ship(chat, 'ana', 'sharing');
    chat.at(CLOSE);
    await chat.sweep();
    const before = await checkinsOf(chat);
    for (const now of [addMs(CLOSE, DAY_MS), CLOSE, addMs(CLOSE, -DAY_MS), CLOSE, addMs(CLOSE, DAY_MS)]) {
      chat.at(now);
      await chat.sweep();
    }
    expect(await checkinsOf(chat)).toEqual(before);
    expect(chat.sent.length).toBe(1);
  });

  it('keep their wall time when the owner’s zone changes', async () => {
    const chat = await openChat();
    await ship(chat, 'ana', 'sharing');
    chat.at('2026-12-14T10:00:00.000Z');
    await chat.sweep();
    chat.at('2026-12-14T20:00:00.000Z');
    await chat.says('ana', '/bet settings zone America/New_York');
    chat.at('2026-12-15T14:59:59.000Z');
    await chat.sweep();
    expect(await checkinsOf(chat)).toEqual(['ana 2026-12-14']);
    chat.at('2026-12-15T15:00:00.000Z');
    await chat.sweep();
    expect(await checkinsOf(chat)).toEqual(['ana 2026-12-14', 'ana 2026-12-15']);
  });

  it.each([
    ['/bet snooze BET-1 3d', '/bet unsnooze BET-1'],
    ['/bet mute BET-1', '/bet unmute BET-1'],
    ['/bet settings stop', '/bet settings resume'],
    ['/bet settings away Dec 14 to Dec 20', '/bet settings back'],
  ])('wait after %s, and come again after %s', async (quiet, again) => {
    const chat = await openChat();
    await ship(chat, 'ana', 'sharing');
    chat.at('2026-12-14T09:00:00.000Z');
    await chat.says('ana', quiet);
    chat.at(CLOSE);
    await chat.sweep();
    expect(await checkinsOf(chat)).toEqual([]);
    await chat.says('ana', again);
    await chat.sweep();
    expect(await checkinsOf(chat)).toEqual(['ana 2026-12-15']);
  });

  it('go to the new owner of a bet that was handed over', async () => {
    const chat = await openChat();
    await ship(chat, 'ana', 'sharing');
    await chat.says('ben', '/bet list');
    await chat.says('ana', '/bet give BET-1 ben');
    chat.at(CLOSE);
    await chat.sweep();
    expect(await checkinsOf(chat)).toEqual(['ben 2026-12-15']);
  });

  it.each([
    ['to the DM', (held: Outgoing) => held],
    ['to the thread of a bet', (held: Outgoing) => ({ ...held, lane: '["thread","general","17"]' })],
  ])(
    'say that an earlier message %s may not have arrived, and so does the list of one’s bets',
    async (_, sent) => {
      const chat = await openChat();
      await ship(chat, 'ana', 'sharing');
      chat.at('2026-12-14T10:00:00.000Z');
      await chat.sweep();
      const first = await chat.scope.get(outbox, 'checkin:ana:2026-12-14');
      if (first)
        await chat.scope.replace(outbox, sent({ ...first, state: 'held', reason: 'nobody can tell' }));
      chat.at(CLOSE);
      await chat.sweep();
      const note = 'A message to you, from 2026-12-14T10:00:00.000Z on, may not have arrived';
      expect(words(chat.sent.at(-1)?.reply ?? { audience: 'you', blocks: [] })).toContain(note);
      expect(words(await chat.says('ana', '/bet list mine'))).toContain(note);
      expect(words(await chat.says('ben', '/bet list mine'))).not.toContain('may not have arrived');
    },
  );
});

describe('the index of what is due', () => {
  it('says the same as looking at everybody every other hour, whatever people do', async () => {
    const commands = [
      '/bet snooze BET-1 3d',
      '/bet unsnooze BET-1',
      '/bet mute BET-1',
      '/bet unmute BET-1',
      '/bet settings stop',
      '/bet settings resume',
      '/bet settings hour 9:00',
      '/bet settings zone Asia/Tokyo',
      '/bet settings days Sun-Thu',
      '/bet call BET-1 extend in 10 days because it was late',
    ];
    const doings = fc.array(fc.tuple(fc.nat(11 * 12), fc.constantFrom(...commands)), { maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(doings, async (planned) => {
        const [indexed, everybody] = [await openChat(), await openChat()];
        for (const chat of [indexed, everybody]) await ship(chat, 'ana', 'sharing');
        const first = '2026-12-13T00:00:00.000Z';
        for (let step = 0; step < 11 * 12; step++) {
          for (const chat of [indexed, everybody]) {
            chat.at(addMs(first, 2 * step * HOUR_MS));
            for (const [when, line] of planned) if (when === step) await chat.says('ana', line);
          }
          await lookAtAna(everybody);
          await indexed.application.sweeps.checkins();
          await everybody.application.sweeps.checkins();
        }
        expect(await checkinsOf(indexed)).toEqual(await checkinsOf(everybody));
      }),
      { numRuns: 6 },
    );
  }, 120_000);

  /** As if the index had named her. */
  async function lookAtAna({ scope }: Chat): Promise<void> {
    const at = '2026-01-01T00:00:00.000Z';
    const plan = await scope.get(checkinPlans, 'ana');
    if (plan) await scope.replace(checkinPlans, { ...plan, at });
    else await scope.insert(checkinPlans, { id: 'ana', version: 0, at });
  }

  it('finds owners again that it never knew, and looks at nobody in vain', async () => {
    const chat = await openChat();
    await ship(chat, 'ana', 'sharing');
    await chat.says('ben', '/bet list');
    chat.at('2026-12-01T10:00:00.000Z');
    await chat.sweep();
    expect(await all(chat.scope, checkinPlans, { by: 'id' })).toMatchObject([
      { id: 'ana', at: `${addDays('2026-12-15', -1)}T10:00:00.000Z` },
    ]);
    expect(await chat.scope.count(members, { by: 'id' })).toBe(2);
  });
});
