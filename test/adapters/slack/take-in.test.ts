import { afterEach, describe, expect, it } from 'vitest';
import { slackInstallations } from '#adapters/slack/collections.ts';
import { items, presence } from '#app/collections.ts';
import type { Inbound } from '#core/chat/inbound.ts';
import { say } from '#core/chat/reply.ts';
import { RetryableError } from '#core/errors.ts';
import type { WaysIn } from '#ports/chat-platform.ts';
import { type AppOptions, openApp, type SlackApp } from '../../simulators/slack/app.ts';
import { install } from '../../simulators/slack/install.ts';
import { asJson } from '../../simulators/slack/limits.ts';
import { inputsIn, pressablesIn, wordsIn } from '../../simulators/slack/reading.ts';

let app: SlackApp | undefined;
afterEach(async () => {
  const defects = app?.defects();
  await app?.close();
  app = undefined;
  expect(defects ?? []).toEqual([]);
});

async function open(options: AppOptions = {}) {
  app = await openApp(options);
  const { sim, slack } = app;
  const ana = sim.acme.people.get('ana') ?? '';
  return {
    ...app,
    acme: sim.acme,
    ana,
    said: (text: string) => ({
      type: 'message',
      channel_type: 'channel',
      channel: sim.acme.channel,
      user: ana,
      text,
      ts: '1795183200.000100',
    }),
    /** The last thing that Ante showed, once it has done everything. */
    last: async () => {
      await slack.idle();
      const seen = sim.seen.at(-1);
      const blocks = seen?.body.blocks ?? asJson(seen?.body.view).blocks;
      return {
        kind: seen?.kind,
        body: seen?.body ?? {},
        view: asJson(seen?.body.view),
        text: wordsIn(blocks, (id) => id),
        buttons: pressablesIn(blocks),
      };
    },
  };
}

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
    const order: string[] = [];
    let finish = () => {};
    const around = (ways: WaysIn): WaysIn => ({
      ...ways,
      keep: async (inbound) => {
        order.push('kept');
        return ways.keep(inbound);
      },
      handle: async (inbound) => {
        await new Promise<void>((resolve) => {
          finish = resolve;
        });
        order.push('handled');
        return ways.handle(inbound);
      },
    });
    const { sim, acme, last } = await open({ around });
    const { status } = await sim.command(acme, 'ana', '/bet list');
    order.push('acknowledged');
    expect(status).toBe(200);
    finish();
    await last();
    expect(order).toEqual(['kept', 'acknowledged', 'handled']);
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

describe('forms', () => {
  it('are offered by a button when the moment to open them has passed', async () => {
    let isLate = true;
    const around = (ways: WaysIn): WaysIn => ({
      ...ways,
      handle: async (inbound) => {
        if (isLate) app?.sim.expireTriggers();
        return ways.handle(inbound);
      },
    });
    const { sim, acme, last } = await open({ around });
    await sim.command(acme, 'ana', '/bet');
    const offered = await last();
    expect(offered.kind).toBe('response');
    expect(offered.buttons).toMatchObject([{ label: 'Open the form' }]);
    isLate = false;
    const [button] = offered.buttons;
    await sim.click(acme, 'ana', { message: { channel: acme.channel } }, button?.action ?? {});
    expect(inputsIn((await last()).view)).toHaveProperty('build');
  });

  it('say at once that it takes longer, and then what came of it', async () => {
    let finish = () => {};
    const around = (ways: WaysIn): WaysIn => ({
      ...ways,
      handle: async (inbound) => {
        if (inbound.kind === 'submit')
          await new Promise<void>((resolve) => {
            finish = resolve;
          });
        return ways.handle(inbound);
      },
    });
    const { sim, acme, last } = await open({ formPatienceMs: 0, around });
    await sim.command(acme, 'ana', '/bet');
    const { view, ...opened } = await last();
    expect(opened.kind).toBe('view');
    const seen = sim.seen.at(-1);
    const shown = { ...asJson(seen?.answer.view), ...view };
    const { body } = await sim.submit(acme, 'ana', shown, {
      ...inputsIn(view),
      build: 'search',
      move: 'lots',
    });
    expect(JSON.stringify(body)).toContain('This takes a little longer');
    finish();
    const refused = await last();
    expect(inputsIn(refused.view)).toMatchObject({ build: 'search', move: 'lots' });
    expect(refused.text).toContain('"lots" is no number');
    await sim.submit(
      acme,
      'ana',
      { ...shown, ...refused.view },
      { ...inputsIn(refused.view), move: '1 -> 2' },
    );
    finish();
    const card = await last();
    expect(card).toMatchObject({ kind: 'post' });
    expect(card.text).toContain('BET-1 · search');
  });

  it('give back what was typed when they are closed, and say nothing when nothing was', async () => {
    const { sim, acme, last } = await open();
    await sim.command(acme, 'ana', '/bet');
    const { view } = await last();
    const shown = { ...asJson(sim.seen.at(-1)?.answer.view), ...view };
    const before = sim.seen.length;
    await sim.closeView(acme, 'ana', shown, inputsIn(view));
    await last();
    expect(sim.seen.length).toBe(before);
    await sim.closeView(acme, 'ana', shown, { ...inputsIn(view), build: 'saved searches' });
    const given = await last();
    expect(given.kind).toBe('response');
    expect(given.text).toContain('build: saved searches');
    expect(given.text).not.toContain('by:');
  });
});

describe('what comes with an answer', () => {
  it('is a chart in the thread, with the words for it', async () => {
    const charts = { render: async () => new Uint8Array([137, 80, 78, 71]) };
    const reply = {
      ...say(['Readings']),
      blocks: [
        {
          kind: 'chart',
          alt: 'Retention: 31, target 36',
          chart: { kind: 'calibration', title: 'Calibration', bins: [] },
        },
      ],
    } as const;
    const around = (ways: WaysIn): WaysIn => ({ ...ways, handle: async () => reply });
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

  it('is a file in the DM where only one person sees the answer', async () => {
    const { sim, acme, ana, slack } = await open();
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
  });
});
