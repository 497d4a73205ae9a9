import { describe, expect, it, vi } from 'vitest';
import { items } from '#app/collections.ts';
import { RetryableError } from '#core/errors.ts';
import type { WaysIn } from '#ports/chat-platform.ts';
import { open } from './opened.ts';

describe('taking in', () => {
  it('lets an event have one effect, however often and however slowly it is delivered again', async () => {
    const { sim, acme, said, store, slack } = await open();
    await sim.command(acme, 'ana', `/heard watch <#${acme.channel}|general>`);
    await slack.idle();
    const envelope = await sim.event(acme, said('the export times out'));
    for (const retry of ['1', '2', '3'])
      await sim.deliver('events_api', envelope, {
        'x-slack-retry-num': retry,
        'x-slack-retry-reason': 'http_timeout',
      });
    await slack.idle();
    const { docs } = await store.in('slack:T0ACME').find(items, { by: 'id', limit: 10 });
    expect(docs).toHaveLength(1);
  });

  it('lets an event have one effect that Slack did not wait for', async () => {
    let store = () => {};
    const stored = new Promise<void>((resolve) => {
      store = resolve;
    });
    let isSecond = false;
    const around = (ways: WaysIn): WaysIn => ({
      ...ways,
      keep: async (inbound) => {
        // The first delivery hangs in the store until the second has come.
        if (isSecond) store();
        isSecond = true;
        await stored;
        return ways.keep(inbound);
      },
    });
    const { sim, acme, ana, slack } = await open({ around, deadlineMs: 50 });
    const text = `<@${acme.bot}> bet: dark mode`;
    await sim.event(acme, {
      type: 'app_mention',
      user: ana,
      channel: acme.channel,
      text,
      ts: '1795183200.000100',
    });
    // The first delivery goes on by itself: nobody waits for it any more.
    const posts = () => sim.seen.filter(({ kind }) => kind === 'post');
    await vi.waitFor(() => expect(posts()).toHaveLength(1), 20_000);
    await slack.idle();
    expect(posts()).toHaveLength(1);
  });

  it('acknowledges a command and a click while what they ask for stands still', async () => {
    let go = () => {};
    const still = new Promise<void>((resolve) => {
      go = resolve;
    });
    const handle = (ways: WaysIn): WaysIn['handle'] => {
      return async (inbound) => {
        await still;
        return ways.handle(inbound);
      };
    };
    const { sim, acme, last } = await open({ around: (ways) => ({ ...ways, handle: handle(ways) }) });
    const list = { action_id: 'a', block_id: 'b', type: 'button', value: '/bet list' };
    expect((await sim.command(acme, 'ana', '/bet list')).status).toBe(200);
    expect((await sim.click(acme, 'ana', { message: { channel: acme.channel } }, list)).status).toBe(200);
    expect(sim.seen.filter(({ kind }) => kind === 'response')).toEqual([]);
    go();
    expect((await last()).text).toContain('No open bets');
  });

  it('is too late for a command that could not be stored in time: the person is told by Slack', async () => {
    let go = () => {};
    const still = new Promise<void>((resolve) => {
      go = resolve;
    });
    const keep = (ways: WaysIn): WaysIn['keep'] => {
      return async (inbound) => {
        await still;
        return ways.keep(inbound);
      };
    };
    const around = (ways: WaysIn): WaysIn => ({ ...ways, keep: keep(ways) });
    const { sim, acme, slack } = await open({ around, deadlineMs: 60 });
    await expect(sim.command(acme, 'ana', '/bet list')).rejects.toThrow('operation_timeout');
    go();
    await slack.idle();
  });

  it('acknowledges nothing that was not stored, and takes it when it comes again', async () => {
    let isAway = true;
    const around = (ways: WaysIn): WaysIn => ({
      ...ways,
      keep: (inbound) => (isAway ? Promise.reject(new RetryableError('away', 100)) : ways.keep(inbound)),
    });
    const { sim, acme, last } = await open({ around });
    const mention = {
      type: 'app_mention',
      user: acme.people.get('ana'),
      channel: acme.channel,
      text: `<@${acme.bot}> list`,
      ts: '1795183200.000100',
    };
    const envelope = {
      type: 'event_callback',
      event_id: 'Ev1',
      event_time: 1,
      team_id: acme.id,
      event: mention,
    };
    expect((await sim.deliver('events_api', envelope)).status).toBe(503);
    expect(sim.seen).toEqual([]);
    isAway = false;
    expect((await sim.deliver('events_api', envelope)).status).toBe(200);
    expect((await last()).kind).toMatch(/post|ephemeral/);
  });

  it('acknowledges before the work is done', async () => {
    const steps: string[] = [];
    let finish = () => {};
    const around = (ways: WaysIn): WaysIn => ({
      ...ways,
      keep: async (inbound) => {
        steps.push('kept');
        return ways.keep(inbound);
      },
      handle: async (inbound) => {
        await new Promise<void>((resolve) => {
          finish = resolve;
        });
        steps.push('handled');
        return ways.handle(inbound);
      },
    });
    const { sim, acme, last } = await open({ around });
    const { status } = await sim.command(acme, 'ana', '/bet list');
    steps.push('acknowledged');
    expect(status).toBe(200);
    finish();
    await last();
    expect(steps).toEqual(['kept', 'acknowledged', 'handled']);
  });

  it('does not answer other bots, a hundred mentions long, nor its own messages', async () => {
    const { sim, acme, slack } = await open();
    const before = sim.calls.length;
    for (let i = 0; i < 100; i += 1)
      await sim.event(acme, {
        type: 'app_mention',
        bot_id: 'B9',
        user: 'U9BOT',
        channel: acme.channel,
        text: `<@${acme.bot}> list`,
        ts: `${i}.1`,
      });
    await sim.event(acme, {
      type: 'message',
      user: acme.bot,
      bot_id: 'B0ACME',
      channel: acme.channel,
      text: 'mine',
      ts: '1.2',
    });
    await slack.idle();
    expect(sim.calls.length).toBe(before);
  });

  it('answers where Ante may not speak by the way that Slack gave', async () => {
    const { sim, acme, last } = await open();
    await sim.command(
      acme,
      'ana',
      '/bet if we add search we expect retention to go from 1 to 2',
      'C0PRIVATE',
    );
    const answer = await last();
    expect(answer).toMatchObject({ kind: 'response', body: { response_type: 'in_channel' } });
    expect(answer.text).toContain('BET-1');
  });

  it('waits with an answer when Slack asks to, and gives it', async () => {
    const { sim, acme, last } = await open();
    sim.fail('chat.postMessage', { status: 429, retryAfterS: 0 }, { status: 429, retryAfterS: 0 });
    await sim.command(acme, 'ana', '/bet dark mode');
    expect((await last()).text).toContain('BET-1 · dark mode');
  });

  it('says in the DM what cannot be whispered in the channel', async () => {
    const { sim, acme, ana, last } = await open();
    sim.fail('chat.postEphemeral', { error: 'not_in_channel' });
    const text = `<@${acme.bot}> /bet place BET-9`;
    await sim.event(acme, {
      type: 'app_mention',
      user: ana,
      channel: acme.channel,
      text,
      ts: '1795183200.000100',
    });
    const answer = await last();
    expect(answer.kind).toBe('post');
    expect(answer.body.channel).toBe(sim.dms.get(`T0ACME ${ana}`));
    expect(answer.text).toContain('Not done.');
  });
});
