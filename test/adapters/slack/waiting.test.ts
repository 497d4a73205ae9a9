import { expect, it, vi } from 'vitest';
import { loadPrompts } from '../../../src/compose/load-prompts.ts';
import { fakeModel } from '../../fakes/language-model.ts';
import { open } from './opened.ts';

it('a mention that waits for a model is acknowledged, and keeps nobody waiting', async () => {
  const said = Promise.withResolvers<unknown>();
  const model = fakeModel(() => said.promise);
  const setup = { model, prompts: loadPrompts(), budget: { usd: 10, tokens: 1_000_000 } };
  const { sim, acme, ana, last } = await open({ model: setup });
  const mentions = (text: string, ts: string) =>
    sim.event(acme, {
      type: 'app_mention',
      user: ana,
      text: `<@${acme.bot}> ${text}`,
      ts,
      channel: acme.channel,
    });
  const shown = () => sim.seen.map(({ body }) => JSON.stringify(body)).join('\n');
  // Delivered means acknowledged; what is not is delivered again, and fails the test in the end.
  await mentions('the office plants need water again', '1795183200.000100');
  await mentions('bet: dark mode', '1795183201.000100');
  await vi.waitFor(() => expect(shown()).toContain('Draft, not saved yet'), 5_000);
  expect(model.asked).toHaveLength(1);
  expect(shown()).not.toContain('does not read like a bet');
  said.resolve({ bets: [] });
  expect((await last()).text).toContain('That does not read like a bet');
});
