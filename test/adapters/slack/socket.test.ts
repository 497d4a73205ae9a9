import { afterEach, describe, expect, it } from 'vitest';
import { openSlack } from '#adapters/slack/index.ts';
import type { Inbound } from '#core/chat/inbound.ts';
import { say } from '#core/chat/reply.ts';
import type { WaysIn } from '#ports/chat-platform.ts';
import { openSimulator } from '../../simulators/slack/simulator.ts';
import { APP_TOKEN, openSocketEnd } from '../../simulators/slack/socket.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function open({
  appToken = APP_TOKEN,
  botToken = 'xoxb-acme',
  keep = async () => true as boolean,
} = {}) {
  const sim = await openSimulator();
  const end = await openSocketEnd(sim);
  sim.tokens.set('xoxb-acme', sim.acme);
  sim.deliverBy(end.deliver);
  const heard: Inbound[] = [];
  const joined: string[] = [];
  const ignore = () => {};
  const slack = openSlack({
    workspaces: { are: 'one', botToken },
    receive: { by: 'socket', appToken },
    clock: { now: () => '2026-11-20T14:00:00.000Z' },
    logger: { error: ignore, warn: ignore, info: ignore, debug: ignore },
    apiUrl: `${sim.url}/api/`,
  });
  const ways: WaysIn = {
    handle: async (inbound) => {
      heard.push(inbound);
      return say(['Heard.']);
    },
    keep,
    answerLater: async () => {},
    complete: async () => [],
    presence: {
      left: async () => {},
      joined: async (workspace) => {
        joined.push(workspace);
      },
    },
  };
  closing.push(sim.close, end.close);
  return {
    sim,
    end,
    slack,
    heard,
    joined,
    start: () => slack.start(ways).then(() => closing.push(slack.stop)),
  };
}

describe('Socket Mode', () => {
  it('takes in commands, forms and events over a connection of its own, and answers', async () => {
    const { sim, slack, heard, joined, start } = await open();
    await start();
    expect(joined).toEqual(['slack:T0ACME']);
    await sim.command(sim.acme, 'ana', '/bet list');
    await sim.event(sim.acme, { type: 'app_mention', user: 'U1', channel: 'C1', text: 'hi', ts: '1.1' });
    await slack.idle();
    expect(heard.map(({ kind }) => kind)).toEqual(['command', 'mention']);
    expect(sim.seen.map(({ kind }) => kind)).toContain('post');
    expect(slack.port()).toBeUndefined();
  });

  it('connects again when Slack asks to, and misses nothing', async () => {
    const { sim, end, slack, heard, start } = await open();
    await start();
    end.refresh();
    await sim.command(sim.acme, 'ana', '/bet list');
    end.refresh();
    await sim.command(sim.acme, 'ana', '/bet list mine');
    await slack.idle();
    expect(end.connections()).toBe(3);
    expect(heard).toHaveLength(2);
  });

  it('connects again after Slack was out of reach', async () => {
    const { sim, end, heard, slack, start } = await open();
    await start();
    sim.fail('apps.connections.open', { cut: 'before' });
    end.refresh();
    await sim.command(sim.acme, 'ana', '/bet list');
    await slack.idle();
    expect(heard).toHaveLength(1);
  });

  it('says what is wrong with a token', async () => {
    await expect((await open({ appToken: 'xapp-wrong' })).start()).rejects.toThrow(
      'Slack refuses SLACK_APP_TOKEN',
    );
    await expect((await open({ botToken: 'xoxb-wrong' })).start()).rejects.toThrow(
      'Slack refuses SLACK_BOT_TOKEN',
    );
  });
});
