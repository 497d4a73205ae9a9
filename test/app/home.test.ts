import { expect, it } from 'vitest';
import { HOME_TABS } from '#core/chat/bet-commands.ts';
import { openChat, words } from './chat.ts';
import { withLiveBet } from './given.ts';

it('shows what is due and what is open, and the way to everything else', async () => {
  const { says, at } = await withLiveBet();
  at('2026-12-16T10:00:00.000Z');
  const reply = await says('ana', '/bet home');
  expect(reply.audience).toBe('you');
  expect(words(reply)).toMatch(/Due: the call is owed · 1.*BET-1.*Open bets, the next due first · 1/s);
  for (const tab of HOME_TABS) expect(words(reply)).toContain(`/bet home ${tab}]`);
});

it.each([
  ['risks', /Nothing speaks against what open bets rest on.*No open bet is at risk/s],
  ['themes', /Nothing was heard yet/],
  ['calibration', /5 more validated or invalidated ones to go/],
  ['settings', /Settings of ana/],
])('has a tab for %s', async (tab, shown) => {
  const { says } = await withLiveBet();
  expect(words(await says('ana', `/bet home ${tab}`))).toMatch(shown);
});

it('names the assumptions at risk, and what they carry', async () => {
  const { says } = await withLiveBet();
  await says('ana', '/bet assumption ASM-1 refuted nobody re-types filters');
  expect(words(await says('ana', '/bet home risks'))).toMatch(
    /Assumptions at risk · 1.*ASM-1 .*\(refuted\): carries BET-1/s,
  );
});

it('turns its pages where it is', async () => {
  const { says } = await openChat();
  for (let i = 0; i < 12; i++) {
    await says(
      'ana',
      `/bet if we add view ${i} we expect signups to go from 1% to 2% by Jan ${i + 1}, 60% sure`,
    );
    await says('ana', `/bet place BET-${i + 1}`);
  }
  expect(words(await says('ana', '/bet home'))).toContain('[More: /bet home now 2]');
  const second = words(await says('ana', '/bet home now 2'));
  expect(second).toContain('BET-12');
  expect(second).toContain('[Back: /bet home now 1]');
});
