import { describe, expect, it } from 'vitest';
import type { WaysIn } from '#ports/chat-platform.ts';
import { asJson } from '../../simulators/slack/limits.ts';
import { inputsIn } from '../../simulators/slack/reading.ts';
import { open } from './opened.ts';

describe('forms', () => {
  it('are offered by a button when the moment to open them has passed', async () => {
    let isLate = true;
    let expire = () => {};
    const around = (ways: WaysIn): WaysIn => ({
      ...ways,
      handle: async (inbound) => {
        if (isLate) expire();
        return ways.handle(inbound);
      },
    });
    const { sim, acme, last } = await open({ around });
    expire = sim.expireTriggers;
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
