import { describe, expect, it } from 'vitest';
import { slackInstallations } from '#adapters/slack/collections.ts';
import { presence } from '#app/collections.ts';
import type { Inbound } from '#core/chat/inbound.ts';
import type { Reply } from '#core/chat/reply.ts';
import type { WaysIn } from '#ports/chat-platform.ts';
import { install } from '../../simulators/slack/install.ts';
import { asJson } from '../../simulators/slack/limits.ts';
import { inputsIn, wordsIn } from '../../simulators/slack/reading.ts';
import { open } from './opened.ts';

const charts = { render: async () => new Uint8Array([137, 80, 78, 71]) };
const CHART = {
  kind: 'chart',
  alt: 'Retention: 31, target 36',
  chart: { kind: 'calibration', title: 'Calibration', bins: [] },
} as const;

/** Answers everything with a chart. */
function drawing(audience: Reply['audience']) {
  return (ways: WaysIn): WaysIn => ({ ...ways, handle: async () => ({ audience, blocks: [CHART] }) });
}

describe('what comes with an answer', () => {
  it('is a chart in the thread, with the words for it', async () => {
    const around = drawing('everyone');
    const { sim, acme, slack } = await open({ charts, around });
    await sim.command(acme, 'ana', '/bet report calibration');
    await slack.idle();
    const [post, file] = sim.seen;
    expect(file?.body).toMatchObject({ channel_id: acme.channel, thread_ts: post?.answer.ts });
    expect(sim.calls.find(({ method }) => method === 'files.getUploadURLExternal')?.body).toMatchObject({
      filename: 'calibration.png',
      alt_text: 'Retention: 31, target 36',
    });
  });

  it('is a chart in the DM where only one person sees the answer, which says so', async () => {
    const { sim, acme, ana, slack } = await open({ charts, around: drawing('you') });
    await sim.command(acme, 'ana', '/bet show BET-1');
    await slack.idle();
    const [answer, file] = sim.seen;
    expect(answer?.kind).toBe('response');
    expect(wordsIn(answer?.body.blocks, (id) => id)).toBe(
      'Retention: 31, target 36\nThe chart is in your DM with Ante.',
    );
    expect(file?.body).toMatchObject({ channel_id: sim.dms.get(`T0ACME ${ana}`) });
  });

  it('is a file in the DM where only one person sees the answer', async () => {
    const { sim, acme, ana, slack } = await open();
    sim.fail('files.getUploadURLExternal', { status: 429, retryAfterS: 0 });
    await sim.command(acme, 'ana', '/bet export');
    await slack.idle();
    const files = sim.seen.filter(({ kind }) => kind === 'file');
    expect(files.length).toBeGreaterThan(0);
    for (const { body } of files) expect(body.channel_id).toBe(sim.dms.get(`T0ACME ${ana}`));
  });
});

describe('the App Home', () => {
  it('is published when it is opened, and turns its own pages; other buttons open over it', async () => {
    const { sim, acme, ana, last } = await open();
    await sim.command(acme, 'ana', '/bet dark mode');
    await sim.event(acme, { type: 'app_home_opened', user: ana, channel: 'D1', tab: 'home' });
    const home = await last();
    expect(home).toMatchObject({ kind: 'home', body: { user_id: ana } });
    const view = { ...home.view, id: 'V1' };
    const page = home.buttons.find(({ action }) =>
      String(action.value ?? asJson(action.selected_option).value).startsWith('/bet home'),
    );
    await sim.click(acme, 'ana', { view }, page?.action ?? {});
    expect(await last()).toMatchObject({ kind: 'home' });
    await sim.click(
      acme,
      'ana',
      { view },
      { type: 'button', action_id: 'press-0', value: '/bet show BET-1' },
    );
    const over = await last();
    expect(over.kind).toBe('view');
    expect(over.text).toContain('dark mode');
    const modal = { ...over.view, ...asJson(sim.seen.at(-1)?.answer.view) };
    await sim.click(
      acme,
      'ana',
      { view: modal },
      { type: 'button', action_id: 'press-0', value: '/bet edit BET-1' },
    );
    expect(inputsIn((await last()).view)).toMatchObject({ build: 'dark mode' });
  });
});

describe('a workspace that takes Ante out', () => {
  it('is paused and its token forgotten; taken in again, it has its bets', async () => {
    const heard: Inbound[] = [];
    const around = (ways: WaysIn): WaysIn => ({
      ...ways,
      handle: async (inbound) => {
        heard.push(inbound);
        return ways.handle(inbound);
      },
    });
    const { sim, acme, store, slack, url, last } = await open({ around });
    await sim.command(acme, 'ana', '/bet dark mode');
    await slack.idle();
    sim.tokens.delete('xoxb-acme');
    await sim.event(acme, { type: 'tokens_revoked', tokens: { bot: [acme.bot] } });
    await sim.event(acme, { type: 'app_uninstalled' });
    const scope = store.in('slack:T0ACME');
    expect(await scope.get(presence, 'workspace')).toMatchObject({ why: 'tokens_revoked' });
    expect(await scope.get(slackInstallations, 'bot')).toBeUndefined();
    const [before, calls] = [heard.length, sim.calls.length];
    expect((await sim.command(acme, 'ana', '/bet list')).status).toBe(200);
    await slack.idle();
    expect([heard.length, sim.calls.length]).toEqual([before, calls]);
    await install(sim, acme, url, { token: 'xoxb-again' });
    expect(await scope.get(presence, 'workspace')).toBeUndefined();
    await sim.command(acme, 'ana', '/bet list all');
    expect((await last()).text).toContain('dark mode');
    // Delivered again, or for the first time, when it is not so any more.
    await sim.event(acme, { type: 'app_uninstalled' });
    expect(await scope.get(presence, 'workspace')).toBeUndefined();
    await sim.command(acme, 'ana', '/bet list all');
    expect((await last()).text).toContain('dark mode');
  });
});
