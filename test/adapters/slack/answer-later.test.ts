import { describe, expect, it } from 'vitest';
import { presence } from '#app/collections.ts';
import type { WaysIn } from '#ports/chat-platform.ts';
import { install } from '../../simulators/slack/install.ts';
import { asJson } from '../../simulators/slack/limits.ts';
import { inputsIn } from '../../simulators/slack/reading.ts';
import { open } from './opened.ts';

const BET = '/bet dark mode';
const LONG_WAIT = { status: 429, retryAfterS: 60 };

/** Opens Ante, and lets time pass until everything that waits to be sent is sent. */
async function openLater(options: Parameters<typeof open>[0] = {}) {
  const opened = await open(options);
  const { sim, slack, application, at, now } = opened;
  const later = async (): Promise<void> => {
    await slack.idle();
    for (const minutes of [1, 2, 4]) {
      at(new Date(Date.parse(now()) + minutes * 60_000).toISOString());
      await application.sweeps.outbox();
    }
  };
  return { ...opened, later, posts: () => sim.seen.filter(({ kind }) => kind === 'post') };
}

describe('an answer that Slack does not take', () => {
  it('goes out later where it was asked, and the card is updated there', async () => {
    const { sim, acme, slack, application, at, now, later, posts, last } = await openLater();
    sim.fail('chat.postMessage', LONG_WAIT);
    await sim.command(acme, 'ana', BET);
    await slack.idle();
    // Not before the time that Slack asked for.
    at(new Date(Date.parse(now()) + 59_000).toISOString());
    await application.sweeps.outbox();
    expect(sim.calls.filter(({ method }) => method === 'chat.postMessage')).toHaveLength(1);
    await later();
    const [card] = posts();
    expect(posts()).toHaveLength(1);
    expect(card?.body.channel).toBe(acme.channel);
    expect((await last()).text).toContain('Late: this could not be said when you asked.');
    await sim.command(acme, 'ana', '/bet edit BET-1 metric: weekly retention');
    await later();
    const updates = sim.seen.filter(({ kind }) => kind === 'update');
    expect(updates.map(({ body }) => body.ts)).toEqual([card?.answer.ts]);
  });

  it('is looked up before it is sent again, where Slack may have taken it', async () => {
    const { sim, acme, later, posts } = await openLater();
    sim.fail('chat.postMessage', { cut: 'after' });
    await sim.command(acme, 'ana', BET);
    await later();
    expect(posts()).toHaveLength(1);
    sim.fail('chat.postMessage', { cut: 'before' });
    await sim.command(acme, 'ana', '/bet light mode');
    await later();
    expect(posts()).toHaveLength(2);
  });

  it('goes to the DM where it was for one person, and the way that Slack gave is used up', async () => {
    let expire = () => {};
    const around = (ways: WaysIn): WaysIn => ({
      ...ways,
      handle: async (inbound) => {
        expire();
        return ways.handle(inbound);
      },
    });
    const { sim, acme, ana, later, last } = await openLater({ around });
    expire = () => sim.responses.clear();
    sim.fail('chat.postEphemeral', LONG_WAIT);
    await sim.command(acme, 'ana', '/bet settings zone Europe/Berlin');
    await later();
    const answer = await last();
    expect(answer.kind).toBe('post');
    expect(sim.seen.at(-1)?.answer.channel).toBe(sim.dms.get(`T0ACME ${ana}`));
    expect(answer.text).toContain('Europe/Berlin');
  });

  it('gives the line back where it was a form', async () => {
    const { sim, acme, later, last } = await openLater();
    sim.fail('views.open', LONG_WAIT);
    await sim.command(acme, 'ana', '/bet new');
    await later();
    expect((await last()).text).toContain('Send it again: /bet new');
  });

  it('gives back what was typed into a form that was closed', async () => {
    const { sim, acme, later, last } = await openLater();
    await sim.command(acme, 'ana', '/bet');
    const { view } = await last();
    const shown = { ...asJson(sim.seen.at(-1)?.answer.view), ...view };
    sim.responses.clear();
    sim.fail('chat.postEphemeral', LONG_WAIT);
    await sim.closeView(acme, 'ana', shown, { ...inputsIn(view), build: 'saved searches' });
    await later();
    expect((await last()).text).toContain('build: saved searches');
  });

  it('is said in the channel when the form that it belongs to was closed meanwhile', async () => {
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
    const { sim, acme, posts, last, later } = await openLater({ formPatienceMs: 0, around });
    await sim.command(acme, 'ana', '/bet');
    const { view } = await last();
    const shown = { ...asJson(sim.seen.at(-1)?.answer.view), ...view };
    sim.fail('views.update', { error: 'not_found' }, { error: 'not_found' });
    await sim.submit(acme, 'ana', shown, { ...inputsIn(view), build: 'search' });
    finish();
    await later();
    expect(posts()).toHaveLength(1);
    await sim.submit(acme, 'ana', shown, { ...inputsIn(view), build: 'search', move: 'lots' });
    finish();
    await later();
    const refused = await last();
    expect(refused.text).toContain('search');
    expect(refused.text).toContain('lots');
  });

  it('waits while Ante is out of the workspace, and is given when it is back', async () => {
    const { sim, acme, store, slack, url, later, posts } = await openLater();
    sim.fail('chat.postMessage', { error: 'token_revoked' });
    await sim.command(acme, 'ana', BET);
    await later();
    expect(await store.in('slack:T0ACME').get(presence, 'workspace')).toMatchObject({ why: 'token_revoked' });
    expect(posts()).toEqual([]);
    await install(sim, acme, url, { token: 'xoxb-again' });
    await slack.idle();
    await later();
    expect(posts()).toHaveLength(1);
  });
});
