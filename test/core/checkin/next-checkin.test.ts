import { describe, expect, it } from 'vitest';
import { nextCheckin } from '#core/checkin/due-nudges.ts';
import type { NudgeRecord } from '#core/checkin/nudge.ts';
import { aBet, aWorld, hourly, mina, NO_READER, outbox, sweep, WITH_READER } from './given.ts';

const state = { sent: [], metricsWithReader: WITH_READER, now: '2026-12-01T12:00:00.000Z' };

describe('the next check-in that a card shows', () => {
  it('is the first checkpoint to come', () => {
    expect(nextCheckin(aBet(), mina(), state)).toEqual({ on: '2026-12-15', at: '2026-12-15T09:00:00.000Z' });
    const without = { ...state, metricsWithReader: NO_READER };
    expect(nextCheckin(aBet(), mina(), without)?.on).toBe('2026-12-14');
  });

  it('is today while it is due, and the next work day when the day has had its message', () => {
    const now = '2026-12-15T12:00:00.000Z';
    expect(nextCheckin(aBet(), mina(), { ...state, now })?.on).toBe('2026-12-15');
    const { sent } = sweep(aWorld({ bets: [aBet({ id: 'BET-13' })] }), [], now);
    expect(nextCheckin(aBet(), mina(), { ...state, now, sent })?.on).toBe('2026-12-16');
  });

  it('is the day it was snoozed to', () => {
    expect(nextCheckin(aBet({ snoozedUntil: '2026-12-19' }), mina(), state)?.on).toBe('2026-12-21');
  });

  it('is none for a bet that is muted, without a window or asked about enough, or an owner who stopped', () => {
    expect(nextCheckin(aBet({ muted: true }), mina(), state)).toBeUndefined();
    expect(nextCheckin(aBet({ stage: 'placed' }), mina(), state)).toBeUndefined();
    expect(nextCheckin(aBet(), mina({ stopped: true }), state)).toBeUndefined();
    let sent: readonly NudgeRecord[] = [];
    for (const now of hourly('2026-12-15', '2026-12-22')) sent = sweep(aWorld(), sent, now).sent;
    expect(sent).toHaveLength(3);
    expect(nextCheckin(aBet(), mina(), { ...state, sent, now: '2026-12-22T10:00:00.000Z' })).toBeUndefined();
  });

  it('is when the message then comes', () => {
    for (const now of hourly('2026-12-11', '2026-12-16')) {
      const next = nextCheckin(aBet(), mina(), { ...state, now });
      const at = next && next.at > now ? next.at : now;
      expect(outbox(aWorld(), [at])).toHaveLength(1);
    }
  });
});
