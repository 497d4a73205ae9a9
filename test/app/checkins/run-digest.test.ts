import { describe, expect, it } from 'vitest';
import { makeRunDigest } from '#app/checkins/run-digest.ts';
import { outbox } from '#app/collections.ts';
import { all } from '#app/load.ts';
import { said } from '../../core/report/said.ts';
import { SENTENCE } from '../given.ts';
import { openWorkspace } from '../workspace.ts';

/** A workspace in Berlin on a Friday, with a bet that closes on Tuesday 15 Dec 2026. */
async function withBet() {
  const chat = await openWorkspace();
  await chat.set({ zone: 'Europe/Berlin', digestChannel: 'product' });
  await chat.live('ana', SENTENCE);
  const run = makeRunDigest(chat.deps);
  const queued = () => all(chat.scope, outbox, { by: 'id', from: 'digest:', below: 'digest;' });
  return { chat, run, queued };
}

describe('the weekly digest', () => {
  it('comes on Monday at 09:00 of the team’s zone, once', async () => {
    const { chat, run, queued } = await withBet();
    expect(await run()).toBe(0);
    chat.at('2026-12-07T08:00:00.000Z');
    expect(await run()).toBe(0);
    chat.at('2026-12-14T07:59:00.000Z');
    expect(await run()).toBe(0);
    chat.at('2026-12-14T08:00:00.000Z');
    expect([await run(), await run()]).toEqual([1, 0]);
    chat.at('2026-12-18T08:00:00.000Z');
    expect(await run()).toBe(0);
    const [only, ...others] = await queued();
    expect(others).toEqual([]);
    expect(only?.send).toEqual({ kind: 'post', to: { kind: 'channel', channel: 'product' } });
    expect(said(only?.reply ?? { blocks: [] })).toContain(
      'Next due\n- BET-1 add saved searches, @ana: tomorrow',
    );
  });

  it('is silent when there is nothing to say, and does not catch up on that in the week', async () => {
    const { chat, run } = await withBet();
    await run();
    chat.at('2026-11-23T08:00:00.000Z');
    expect(await run()).toBe(0);
    await chat.says('ana', '/bet call BET-1 validated because they come back');
    chat.at('2026-11-25T08:00:00.000Z');
    expect(await run()).toBe(0);
    chat.at('2026-11-30T08:00:00.000Z');
    expect(await run()).toBe(1);
  });

  it('tells of calls, assumptions at risk and new themes since the last one', async () => {
    const { chat, run, queued } = await withBet();
    await chat.live('ben', SENTENCE.replace('saved searches', 'presets'));
    await run();
    chat.at('2026-11-24T12:00:00.000Z');
    await chat.says('ana', '/bet call BET-1 invalidated because nobody came');
    await chat.says('ana', '/bet assumption ASM-1 refuted because nobody re-types');
    await chat.hear({ id: 'THM-1', label: 'slow exports' }, [{ author: 'dana' }, { author: 'eli' }]);
    await chat.hear({ id: 'THM-2', label: 'once said' }, [{ author: 'dana' }]);
    chat.at('2026-11-30T09:00:00.000Z');
    expect(await run()).toBe(1);
    const text = said((await queued())[0]?.reply ?? { blocks: [] });
    expect(text).toContain('Calls made\n- BET-1 add saved searches: invalidated by @ana, nobody came\n');
    expect(text).toContain(
      'Assumptions at risk\n- ASM-1 people re-type the same filters (refuted): carries BET-2',
    );
    expect(text).toContain('New themes\n- THM-1 slow exports: 2 items from 2 people\n');
    expect(text).not.toContain('once said');
    chat.at('2026-12-07T09:00:00.000Z');
    await run();
    const next = said((await queued())[1]?.reply ?? { blocks: [] });
    expect(next).toContain('Assumptions at risk');
    expect(next).not.toContain('Calls made');
    expect(next).not.toContain('New themes');
  });

  it('does not tell of a call that was taken back', async () => {
    const { chat, run } = await withBet();
    await run();
    await chat.says('ana', '/bet call BET-1 validated because x');
    await chat.says('ana', '/bet undo BET-1');
    chat.at('2026-11-30T09:00:00.000Z');
    expect(await run()).toBe(0);
  });

  it('is off until a channel is chosen, and choosing one does not bring the weeks before', async () => {
    const { chat, run } = await withBet();
    await chat.set({ digestChannel: '' });
    await run();
    chat.at('2026-12-14T09:00:00.000Z');
    expect(await run()).toBe(0);
    await chat.set({ digestChannel: 'product' });
    chat.at('2026-12-16T09:00:00.000Z');
    expect(await run()).toBe(0);
    chat.at('2026-12-21T09:00:00.000Z');
    expect(await run()).toBe(1);
  });

  it('comes late rather than never, and once where two workers make it', async () => {
    const { chat, run, queued } = await withBet();
    await run();
    chat.at('2026-12-16T20:00:00.000Z');
    const other = makeRunDigest(chat.deps);
    const sent = await Promise.all([run(), other(), run()]);
    expect(sent.reduce((sum, each) => sum + each, 0)).toBe(1);
    expect((await queued()).length).toBe(1);
    expect(chat.defects).toEqual([]);
  });

  it('shows the bets week by week, counted also while no channel was chosen', async () => {
    const { chat, run, queued } = await withBet();
    await chat.set({ digestChannel: '' });
    await chat.live('ben', SENTENCE.replace('saved searches', 'presets'));
    await run();
    await chat.live('ben', SENTENCE.replace('saved searches', 'sharing'));
    chat.at('2026-11-23T09:00:00.000Z');
    await run();
    await chat.set({ digestChannel: 'product' });
    await chat.says('ana', '/bet call BET-1 validated because they come back');
    for (const monday of ['2026-11-30', '2026-12-07', '2026-12-14', '2026-12-21']) {
      chat.at(`${monday}T09:00:00.000Z`);
      await run();
    }
    const drawn = (await queued()).map(({ reply }) =>
      reply.blocks.flatMap((block) =>
        block.kind === 'chart' && block.chart.kind === 'bets-over-time' ? block.chart.weeks : [],
      ),
    );
    expect(drawn.at(-1)).toEqual([
      { from: '2026-11-16', open: 3, due: 0, called: 0 },
      { from: '2026-11-23', open: 2, due: 0, called: 1 },
      { from: '2026-11-30', open: 2, due: 0, called: 0 },
      { from: '2026-12-07', open: 2, due: 0, called: 0 },
      { from: '2026-12-14', open: 0, due: 2, called: 0 },
    ]);
  });
});
