import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { collections, slackInstallations } from '#adapters/slack/collections.ts';
import { openSlack, type Slack } from '#adapters/slack/index.ts';
import { openSqlite } from '#adapters/sqlite/index.ts';
import { say } from '#core/chat/reply.ts';
import { addMs, HOUR_MS } from '#core/time/instant.ts';
import type { WaysIn } from '#ports/chat-platform.ts';
import { install } from '../../simulators/slack/install.ts';
import { byHttp, openSimulator, SIGNING_SECRET } from '../../simulators/slack/simulator.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

const WORKSPACE = 'slack:T0ACME';

/** Processes on one store, each with its own Slack. */
async function open(processes = 1) {
  const sim = await openSimulator();
  const folder = await mkdtemp(join(tmpdir(), 'ante-slack-'));
  const file = join(folder, 'ante.db');
  const store = await openSqlite({ file, collections });
  closing.push(
    () => rm(folder, { recursive: true }),
    () => store.close(),
    sim.close,
  );
  // Bolt writes down when a token runs out by the machine's clock.
  let now = new Date().toISOString();
  const joined: string[] = [];
  const left: string[] = [];
  const ways: WaysIn = {
    handle: async () => say(['Heard.']),
    keep: async () => true,
    answerLater: async () => {},
    complete: async () => [],
    presence: {
      joined: async (workspace) => void joined.push(workspace),
      left: async (workspace, why) => void left.push(`${workspace} ${why}`),
    },
  };
  const ignore = () => {};
  const slacks: Slack[] = [];
  for (let i = 0; i < processes; i += 1) {
    const slack = openSlack({
      workspaces: { are: 'many', clientId: '1.2', clientSecret: 'c', key: Buffer.alloc(32, 7), store },
      receive: { by: 'http', signingSecret: SIGNING_SECRET, port: 0 },
      clock: { now: () => now },
      logger: { error: ignore, warn: ignore, info: ignore, debug: ignore },
      apiUrl: `${sim.url}/api/`,
    });
    await slack.start(ways);
    closing.push(slack.stop);
    slacks.push(slack);
  }
  const [slack] = slacks;
  if (!slack) throw new Error('no process');
  const url = `http://127.0.0.1:${slack.port()}`;
  sim.deliverBy(byHttp(() => `${url}/slack/events`));
  const post = (by: Slack, key: string) =>
    by.send(WORKSPACE, { kind: 'channel', channel: sim.acme.channel }, say([key]), key);
  return {
    sim,
    store,
    file,
    slack,
    slacks,
    url,
    joined,
    left,
    post,
    later: (hours: number) => {
      now = addMs(now, hours * HOUR_MS);
    },
  };
}

describe('installing', () => {
  it('keeps the token sealed, and speaks with it', async () => {
    const { sim, store, file, slack, url, joined, post } = await open();
    expect(await install(sim, sim.acme, url, { token: 'xoxb-very-secret' })).toBe(200);
    expect(joined).toEqual([WORKSPACE]);
    expect(await post(slack, 'k1')).toMatchObject({ channel: sim.acme.channel });
    const kept = await store.in(WORKSPACE).get(slackInstallations, 'bot');
    expect(kept).toMatchObject({ user: sim.acme.bot, url: 'https://acme.slack.com/' });
    for (const each of [file, `${file}-wal`])
      expect(String(await readFile(each))).not.toContain('xoxb-very-secret');
  });

  it('takes nobody for another: what comes back without its own state is refused', async () => {
    const { sim, store, url, joined } = await open();
    sim.tokens.set('xoxb-evil', sim.acme);
    sim.own.set('oauth.v2.access', () => ({ ok: true, access_token: 'xoxb-evil' }));
    for (const state of ['', 'forged', 'eyJhbGciOiJub25lIn0.e30.']) {
      const query = new URLSearchParams({ code: 'stolen', state });
      const { status } = await fetch(`${url}/slack/oauth_redirect?${query}`);
      expect(status).toBeGreaterThanOrEqual(400);
    }
    expect(joined).toEqual([]);
    expect(await store.in(WORKSPACE).get(slackInstallations, 'bot')).toBeUndefined();
  });

  it('replaces the token when it is done again, in every process', async () => {
    const { sim, slacks, url, post, left } = await open(2);
    const [here, there] = slacks;
    if (!here || !there) throw new Error('no processes');
    await install(sim, sim.acme, url, { token: 'xoxb-first' });
    await post(here, 'k1');
    await post(there, 'k2');
    await install(sim, sim.acme, url, { token: 'xoxb-second' });
    sim.tokens.delete('xoxb-first');
    await post(here, 'k3');
    // The other process finds out by being refused, and does not take it for the end.
    await expect(post(there, 'k4')).rejects.toThrow('Slack refuses the token');
    expect(left).toEqual([]);
    expect(await post(there, 'k5')).toMatchObject({ channel: sim.acme.channel });
  });

  it('pauses a workspace whose token is refused for good', async () => {
    const { sim, slack, url, post, left } = await open();
    await install(sim, sim.acme, url, { token: 'xoxb-first' });
    await post(slack, 'k1');
    sim.tokens.delete('xoxb-first');
    await expect(post(slack, 'k2')).rejects.toMatchObject({ retryAfterMs: 600_000 });
    expect(left).toEqual([`${WORKSPACE} invalid_auth`]);
  });
});

describe('rotation', () => {
  const rotating = async (processes: number) => {
    const opened = await open(processes);
    const { sim, url } = opened;
    await install(sim, sim.acme, url, { token: 'xoxe-1', refresh: 'refresh-1', expiresInS: 43_200 });
    const renewals: string[] = [];
    sim.own.set('oauth.v2.access', ({ refresh_token }) => {
      renewals.push(String(refresh_token));
      const n = renewals.length + 1;
      sim.tokens.set(`xoxe-${n}`, sim.acme);
      return { ok: true, access_token: `xoxe-${n}`, refresh_token: `refresh-${n}`, expires_in: 43_200 };
    });
    return { ...opened, renewals };
  };

  it('renews a token once, under 20 uses at the same time', async () => {
    const { sim, slack, post, renewals, later } = await rotating(1);
    await post(slack, 'k0');
    expect(renewals).toEqual([]);
    later(11);
    await Promise.all(Array.from({ length: 20 }, (_, i) => post(slack, `k${i + 1}`)));
    expect(renewals).toEqual(['refresh-1']);
    sim.tokens.delete('xoxe-1');
    await post(slack, 'k21');
    later(11);
    await post(slack, 'k22');
    expect(renewals).toEqual(['refresh-1', 'refresh-2']);
  });

  it('renews it once in two processes, also when it has run out already', async () => {
    const { slacks, post, renewals, later, sim } = await rotating(2);
    later(48);
    sim.tokens.delete('xoxe-1');
    await Promise.all(
      slacks.flatMap((each, i) => Array.from({ length: 10 }, (_, j) => post(each, `k${i}-${j}`))),
    );
    expect(renewals).toEqual(['refresh-1']);
  });

  it('is not waited for before a command is acknowledged', async () => {
    const { sim, slack, later } = await rotating(1);
    later(48);
    const { promise: still, resolve: go } = Promise.withResolvers<void>();
    sim.own.set('oauth.v2.access', async () => {
      await still;
      return { ok: false, error: 'invalid_refresh_token' };
    });
    expect((await sim.command(sim.acme, 'ana', '/bet list')).status).toBe(200);
    go();
    await slack.idle();
  });

  it('keeps to the old token while that works, and pauses the workspace where it never will again', async () => {
    const { sim, slack, post, later, left } = await rotating(1);
    later(11);
    sim.fail('oauth.v2.access', { status: 503 });
    await post(slack, 'k1');
    expect(left).toEqual([]);
    later(48);
    sim.own.set('oauth.v2.access', () => ({ ok: false, error: 'invalid_refresh_token' }));
    await expect(post(slack, 'k2')).rejects.toThrow('invalid_refresh_token');
    expect(left).toEqual([`${WORKSPACE} invalid_refresh_token`]);
  });

  it('may try again after it failed', async () => {
    const { sim, slack, post, renewals, later } = await rotating(1);
    later(48);
    sim.fail('oauth.v2.access', { status: 503 });
    await expect(post(slack, 'k1')).rejects.toThrow('503');
    await post(slack, 'k2');
    expect(renewals).toEqual(['refresh-1']);
  });
});
