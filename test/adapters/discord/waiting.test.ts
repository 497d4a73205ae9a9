import { expect, it } from 'vitest';
import { loadPrompts } from '../../../src/compose/load-prompts.ts';
import { driverOf } from '../../conversations/discord.ts';
import { fakeModel } from '../../fakes/language-model.ts';
import { openAnte } from './ante.ts';

it('a mention that waits for a model keeps nobody in its channel waiting', async () => {
  const said = Promise.withResolvers<unknown>();
  const model = fakeModel(() => said.promise);
  const setup = { model, prompts: loadPrompts(), budget: { usd: 10, tokens: 1_000_000 } };
  const ante = await openAnte({ model: setup });
  await ante.start();
  const { acme } = driverOf(ante);
  const first = acme.mentions('ana', 'the office plants need water again');
  const second = await acme.mentions('ben', 'bet: dark mode');
  expect(second.text).toContain('Draft, not saved yet');
  // The first still waits: nobody has given up on the model.
  expect(ante.handled.map(({ inbound }) => inbound.kind)).toEqual(['mention', 'posted']);
  expect(model.asked).toHaveLength(1);
  said.resolve({ bets: [] });
  expect((await first).text).toContain('That does not read like a bet');
  expect(ante.errors).toEqual([]);
  await ante.close();
});
