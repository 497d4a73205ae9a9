import { describe, expect, it } from 'vitest';
import { makeRunCheckins } from '#app/checkins/run-checkins.ts';
import { bets, members, nudges, outbox } from '#app/collections.ts';
import type { Outgoing } from '#app/documents.ts';
import { all } from '#app/load.ts';
import { said } from '../../core/report/said.ts';
import { SENTENCE } from '../given.ts';
import { openWorkspace } from '../workspace.ts';

const CLOSE = '2026-12-15T10:00:00.000Z';

/** Ana's bet closes on Tuesday 15 Dec 2026; she is in UTC and takes check-ins at 10:00. */
async function withBet() {
  const chat = await openWorkspace();
  await chat.live('ana', SENTENCE);
  const run = makeRunCheckins(chat.deps);
  const queued = async () =>
    (await all(chat.scope, outbox, { by: 'byState', equals: ['queued'] })).filter(({ id }) =>
      id.startsWith('checkin:'),
    );
  return { chat, run, queued };
}

function lastOf(messages: readonly Outgoing[]): Outgoing {
  const last = messages.at(-1);
  if (!last) throw new Error('nothing was queued');
  return last;
}

describe('the check-in sweep', () => {
  it('asks for a reading three days before, on a work day, and for the call at the close', async () => {
    const { chat, run, queued } = await withBet();
    chat.at('2026-12-11T10:00:00.000Z');
    expect(await run()).toBe(0);
    chat.at('2026-12-14T10:00:00.000Z');
    expect(await run()).toBe(1);
    expect(said(lastOf(await queued()).reply)).toContain(
      'Its window closes tomorrow. What does weekly retention say',
    );
    chat.at(CLOSE);
    expect(await run()).toBe(1);
    expect(said(lastOf(await queued()).reply)).toContain('Its window closes today. The call is yours.');
  });

  it('has no effect when it is run again, at the same moment or later that day', async () => {
    const { chat, run, queued } = await withBet();
    chat.at(CLOSE);
    expect([await run(), await run()]).toEqual([1, 0]);
    chat.at('2026-12-15T20:00:00.000Z');
    expect(await run()).toBe(0);
    expect((await queued()).map(({ id }) => id)).toEqual(['checkin:ana:2026-12-15']);
  });

  it('sends one message where two workers sweep at once', async () => {
    const { chat, run, queued } = await withBet();
    chat.at(CLOSE);
    const other = makeRunCheckins(chat.deps);
    const sent = await Promise.all([run(), other(), run(), other()]);
    expect(sent.reduce((sum, each) => sum + each, 0)).toBe(1);
    expect((await queued()).length).toBe(1);
    expect(chat.defects).toEqual([]);
  });

  it('bundles everything that one member is asked on a day', async () => {
    const { chat, run, queued } = await withBet();
    await chat.live('ana', SENTENCE.replace('saved searches', 'presets'));
    await chat.live('ben', SENTENCE.replace('saved searches', 'sharing'));
    chat.at(CLOSE);
    expect(await run()).toBe(2);
    const [ana, ben] = await queued();
    expect(ana?.send).toEqual({ kind: 'post', to: { kind: 'dm', member: 'ana' } });
    expect(said(ana?.reply ?? { blocks: [] })).toMatch(/^2 bets for your call\n/);
    expect(said(ben?.reply ?? { blocks: [] })).toContain('BET-3 · add sharing');
    expect((await all(chat.scope, nudges, { by: 'id' })).map(({ id }) => id)).toEqual([
      'BET-1:2026-12-15:T0',
      'BET-2:2026-12-15:T0',
      'BET-3:2026-12-15:T0',
    ]);
  });

  it('brings the evidence, the disconfirming first, and what else moves the metric', async () => {
    const { chat, run, queued } = await withBet();
    await chat.live('ben', SENTENCE.replace('saved searches', 'presets'));
    await chat.hear({ id: 'THM-1', label: 'filters' }, [{ text: 'please keep my filters', author: 'dana' }]);
    await chat.hear({ id: 'THM-2', label: 'stale' }, [{ text: 'saved views went stale', author: 'gil' }]);
    await chat.says('ana', '/bet link BET-1 THM-1 supports');
    await chat.says('ana', '/bet link BET-1 THM-2 contradicts');
    chat.at('2026-12-05T10:00:00.000Z');
    await chat.says('ana', '/bet read BET-1 34.2, n=24');
    chat.at(CLOSE);
    await run();
    const text = said((await queued())[0]?.reply ?? { blocks: [] });
    expect(text).toContain('31 % -> 34.2 % of 36 % target, 64 % of the way');
    expect(text.indexOf('saved views went stale')).toBeGreaterThan(0);
    expect(text.indexOf('please keep my filters')).toBeGreaterThan(text.indexOf('saved views went stale'));
    expect(text).toContain('- BET-2 moved the same metric for 26 days of it');
  });

  it('falls back to the thread of the bet’s card', async () => {
    const { chat, run, queued } = await withBet();
    const bet = await chat.scope.get(bets, 'BET-1');
    if (bet) await chat.scope.replace(bets, { ...bet, card: { channel: 'general', message: '17' } });
    chat.at(CLOSE);
    await run();
    const { send } = lastOf(await queued());
    expect(send).toMatchObject({ fallback: { kind: 'thread', channel: 'general', thread: '17' } });
  });

  it('is silent about what is muted, snoozed, called or somebody’s who stopped all', async () => {
    const { chat, run } = await withBet();
    await chat.live('ana', SENTENCE.replace('saved searches', 'presets'));
    await chat.live('ana', SENTENCE.replace('saved searches', 'sharing'));
    await chat.live('ben', SENTENCE.replace('saved searches', 'export'));
    await chat.says('ana', '/bet mute BET-1');
    await chat.says('ana', '/bet snooze BET-2 until Dec 18');
    await chat.says('ana', '/bet call BET-3 validated because it works');
    const ben = await chat.scope.get(members, 'ben');
    if (ben) await chat.scope.replace(members, { ...ben, stopped: true });
    chat.at(CLOSE);
    expect(await run()).toBe(0);
    chat.at('2026-12-18T10:00:00.000Z');
    expect(await run()).toBe(1);
  });

  it('catches up after an outage with one message that says so', async () => {
    const { chat, run, queued } = await withBet();
    chat.at('2026-12-18T10:00:00.000Z');
    expect(await run()).toBe(1);
    const text = said(lastOf(await queued()).reply);
    expect(text).toMatch(/^Late: a check-in did not come on its day/);
    expect(text).toContain('Its window closed on 2026-12-15.');
  });

  it('keeps one member’s trouble from the others’ check-ins', async () => {
    const { chat, run } = await withBet();
    await chat.live('ben', SENTENCE.replace('saved searches', 'presets'));
    const broken = await chat.scope.get(bets, 'BET-1');
    if (broken) await chat.scope.replace(bets, { ...broken, amendments: [{}] as never });
    chat.at(CLOSE);
    expect(await run()).toBe(1);
    expect(chat.defects.map(({ member }) => member)).toEqual(['ana']);
  });
});
