import { expect, it } from 'vitest';
import { bets } from '#app/collections.ts';
import { openChat } from './chat.ts';

const BET =
  '/bet if we add saved searches we expect weekly retention to go from 31% to 36% by Nov 24 because people re-type filters, 60% sure';

/** A bet whose window closes, and what its owner is sent about it. */
async function due() {
  const chat = await openChat();
  for (const line of [BET, '/bet place BET-1', '/bet ship BET-1 31%']) await chat.says('ana', line);
  await chat.sweep();
  chat.sent.length = 0;
  chat.at('2026-11-25T18:00:00.000Z');
  return { ...chat, presence: chat.application.presence };
}

it('leaves a workspace in peace that took Ante out, however often it is told', async () => {
  const { presence, sweep, sent, scope } = await due();
  await presence.left('console:local', 'app_uninstalled');
  await presence.left('console:local', 'tokens_revoked');
  await sweep();
  expect(sent).toEqual([]);
  expect(await scope.get(bets, 'BET-1')).toMatchObject({ stage: 'live' });
});

it('goes on where it was when Ante is taken in again', async () => {
  const { presence, sweep, sent, at } = await due();
  await presence.left('console:local', 'app_uninstalled');
  at('2026-11-27T18:00:00.000Z');
  await sweep();
  await presence.joined('console:local');
  await presence.joined('console:local');
  await sweep();
  expect(sent.map(({ to }) => to)).toEqual([{ kind: 'dm', member: 'ana' }]);
});

it('pauses no other workspace', async () => {
  const { presence, sweep, sent } = await due();
  await presence.left('console:other', 'app_uninstalled');
  await sweep();
  expect(sent).toHaveLength(1);
});

it('is erased thirty days later, unless Ante is taken in again', async () => {
  const { presence, application, at, store, says } = await due();
  await says('ben', BET, 'console:other');
  await presence.left('console:other', 'app_uninstalled');
  await presence.left('console:local', 'app_uninstalled');
  await presence.joined('console:local');
  at('2026-12-25T17:59:59.000Z');
  expect(await application.sweeps.eraseLeft()).toBe(0);
  expect(await store.workspaces()).toContain('console:other');
  at('2026-12-25T18:00:00.000Z');
  expect(await application.sweeps.eraseLeft()).toBe(1);
  expect(await store.workspaces()).toEqual(['console:local']);
});
