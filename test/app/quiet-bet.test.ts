import { describe, expect, it } from 'vitest';
import { bets, members } from '#app/collections.ts';
import type { Reply } from '#core/chat/reply.ts';
import { words } from './chat.ts';
import { withLiveBet } from './given.ts';

describe('snoozing', () => {
  it.each([
    ['3d', '2026-11-23'],
    ['1w', '2026-11-27'],
    ['until Dec 20', '2026-12-20'],
    ['2027-01-04', '2027-01-04'],
  ])('until %s', async (typed, until) => {
    const chat = await withLiveBet();
    const reply = await chat.says('ana', `/bet snooze BET-1 ${typed}`);
    expect(words(reply)).toContain(`BET-1 is snoozed until ${until}`);
    expect((await chat.scope.get(bets, 'BET-1'))?.snoozedUntil).toBe(until);
  });

  it('says when the next check-in comes: on the work day after', async () => {
    const chat = await withLiveBet();
    const reply = await chat.says('ana', '/bet snooze BET-1 Dec 19');
    expect(words(reply)).toContain('next check-in comes 2026-12-21T10:00:00.000Z');
    expect(words(reply)).toContain('/bet unsnooze BET-1');
  });

  it('says after the third check-in that no more will come', async () => {
    const chat = await withLiveBet();
    for (const day of ['12', '15', '17', '22']) {
      chat.at(`2026-12-${day}T10:00:30.000Z`);
      await chat.sweep();
    }
    chat.at('2026-12-22T11:00:00.000Z');
    expect(chat.sent.filter(({ to }) => to.kind === 'dm')).toHaveLength(3);
    const reply = await chat.says('ana', '/bet snooze BET-1 3d');
    expect(words(reply)).toMatch(/has had all its check-ins, so none comes any more.*\/bet call BET-1/);
  });

  it('says that a muted bet, or an owner who stopped all, hears nothing anyway', async () => {
    const chat = await withLiveBet();
    await chat.says('ana', '/bet mute BET-1');
    expect(words(await chat.says('ana', '/bet snooze BET-1 3d'))).toMatch(/It is muted.*\/bet unmute BET-1/);
    await chat.says('ana', '/bet unmute BET-1');
    await chat.says('ana', '/bet settings stop');
    expect(words(await chat.says('ana', '/bet snooze BET-1 3d'))).toMatch(/You stopped all check-ins/);
  });

  it('takes any day in a form', async () => {
    const chat = await withLiveBet();
    expect(words(await chat.says('ana', '/bet snooze BET-1'))).toMatch(/form \/bet snooze BET-1\nuntil=/);
    await chat.submits('ana', '/bet snooze BET-1', { until: 'Dec 20' });
    expect((await chat.scope.get(bets, 'BET-1'))?.snoozedUntil).toBe('2026-12-20');
    const refused = await chat.submits('ana', '/bet snooze BET-1', { until: 'soon' });
    expect(words(refused)).toContain('soon');
    expect((await chat.scope.get(bets, 'BET-1'))?.snoozedUntil).toBe('2026-12-20');
  });

  it('offers the usual spans, and only to the owner of a bet that is there', async () => {
    const chat = await withLiveBet();
    expect(words(await chat.says('ana', '/bet snooze BET-1'))).toContain('[1 week: /bet snooze BET-1 1w]');
    expect(words(await chat.says('ben', '/bet snooze BET-1'))).toContain('Only @ana can');
    expect(words(await chat.says('ana', '/bet snooze BET-9'))).toContain('There is no BET-9');
  });

  it.each([
    ['/bet snooze BET-1 soon', /"soon" is no date/],
    ['/bet snooze BET-1 2026-11-20', /is not in the future/],
    ['/bet snooze BET-1 0d', /is no date/],
    ['/bet snooze BET-1 -1d', /is no date/],
  ])('%s is refused', async (line, why) => {
    const chat = await withLiveBet();
    const reply = await chat.says('ana', line);
    expect(reply.failed).toBe(true);
    expect(words(reply)).toMatch(why);
    expect(await chat.scope.get(bets, 'BET-1')).not.toHaveProperty('snoozedUntil');
  });

  it('is taken back by unsnooze', async () => {
    const chat = await withLiveBet();
    await chat.says('ana', '/bet snooze BET-1 2w');
    const reply = await chat.says('ana', '/bet unsnooze BET-1');
    expect(words(reply)).toMatch(/not snoozed any more.*next check-in comes 2026-12-14T10:00/);
    expect(await chat.scope.get(bets, 'BET-1')).not.toHaveProperty('snoozedUntil');
  });
});

describe('muting', () => {
  it('keeps check-ins away until it is taken back', async () => {
    const chat = await withLiveBet();
    expect(words(await chat.says('ana', '/bet mute BET-1'))).toMatch(/No more check-ins.*\/bet unmute BET-1/);
    chat.at('2026-12-15T10:00:30.000Z');
    await chat.sweep();
    expect(chat.sent).toEqual([]);
    expect(words(await chat.says('ana', '/bet unmute BET-1'))).toMatch(
      /next check-in comes 2026-12-15T10:00/,
    );
    await chat.sweep();
    expect(chat.sent.map(({ to }) => to)).toEqual([{ kind: 'dm', member: 'ana' }]);
  });

  it.each(['mute', 'unmute', 'unsnooze', 'snooze'])('%s is for the owner only', async (command) => {
    const chat = await withLiveBet();
    const typed = command === 'snooze' ? '3d' : '';
    const reply = await chat.says('ben', `/bet ${command} BET-1 ${typed}`);
    expect(reply.failed).toBe(true);
    expect(words(reply)).toContain('Only @ana can');
  });
});

it('both show on the card', async () => {
  const chat = await withLiveBet();
  await chat.says('ana', '/bet snooze BET-1 3d');
  expect(words(await chat.says('ben', '/bet show BET-1'))).toContain('Snoozed until: 2026-11-23');
  await chat.says('ana', '/bet mute BET-1');
  expect(words(await chat.says('ben', '/bet show BET-1'))).toMatch(/Check-ins: muted/);
});

describe('each has a way back that can be pressed', () => {
  const button = (reply: Reply, label: string) =>
    reply.blocks
      .flatMap((block) => (block.kind === 'buttons' ? block.buttons : []))
      .find((each) => each.label === label)?.command ?? '';

  it.each([
    ['/bet snooze BET-1 3d', 'Unsnooze'],
    ['/bet mute BET-1', 'Unmute'],
  ])('%s: in the answer, and on the card', async (line, label) => {
    const chat = await withLiveBet();
    const first = await chat.says('ana', line);
    expect(words(first).split(`[${label}: `).length).toBe(2);
    await chat.posted('ana', 'BET-1', { channel: 'general', message: '1' });
    const pressed = button(await chat.says('ana', line), label);
    expect(pressed).toBe(`/bet ${label.toLowerCase()} BET-1`);
    expect(button(await chat.says('ana', '/bet show BET-1'), label)).toBe(pressed);
    await chat.says('ana', pressed);
    const bet = await chat.scope.get(bets, 'BET-1');
    expect([bet?.muted, bet?.snoozedUntil]).toEqual([undefined, undefined]);
    expect(button(await chat.says('ana', '/bet show BET-1'), label)).toBe('');
  });

  it.each([
    ['/bet settings stop', 'Let them come again', 'stopped'],
    ['/bet settings away Dec 14 to Dec 20', 'Back already', 'away'],
  ] as const)('%s: in the answer, and under the settings', async (line, label, field) => {
    const chat = await withLiveBet();
    const pressed = button(await chat.says('ana', line), label);
    expect(button(await chat.says('ana', '/bet settings'), label)).toBe(pressed);
    await chat.says('ana', pressed);
    expect((await chat.scope.get(members, 'ana'))?.[field] ?? []).toEqual([]);
    expect(button(await chat.says('ana', '/bet settings'), label)).toBe('');
    expect(button(await chat.says('ana', '/bet settings'), 'Stop all DMs')).toBe('/bet settings stop');
  });
});
