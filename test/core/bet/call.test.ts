import { describe, expect, it } from 'vitest';
import { goalpostMoves, stageOn } from '#core/bet/bet.ts';
import type { BetCommand } from '#core/bet/events.ts';
import { call, draft, given, later, MOMENT, place, ship, TERMS } from './given.ts';

describe('the window', () => {
  it('makes the bet due on the day it closes', () => {
    const { bet } = given(draft(), place, ship);
    expect(stageOn(bet, '2026-12-14')).toBe('live');
    expect(stageOn(bet, '2026-12-15')).toBe('due');
  });
});

describe('the call', () => {
  it("is the owner's, with one line of why and its effects", () => {
    given(draft(), place, ship)
      .when(call, later)
      .happens({
        type: 'bet-called',
        call: {
          verdict: 'validated',
          why: 'they come back for it',
          by: 'ana',
          at: later.now,
          effects: { 'ASM-1': 'supported' },
        },
      });
  });

  it('is refused to anyone else', () => {
    given(draft(), place, ship)
      .when({ ...call, by: 'ben' } as BetCommand)
      .refused(/Only .*ana.* can make this call/, /\/bet evidence BET-1/);
  });

  it('is refused without a why', () => {
    given(draft(), place, ship)
      .when({ ...call, why: '  ' } as BetCommand)
      .refused(/one line of why/);
  });

  it('is refused for an assumption that the bet does not rest on', () => {
    given(draft(), place, ship)
      .when({ ...call, effects: { 'ASM-9': 'refuted' } } as BetCommand)
      .refused(/does not rest on ASM-9. It rests on ASM-1/);
  });

  it('is refused before it shipped', () => {
    given(draft(), place)
      .when(call)
      .refused(/placed but not shipped/);
  });

  it('can be undone by the owner, and the bet is live again', () => {
    const { bet } = given(draft(), place, ship, [call, later], { type: 'undo', by: 'ana' });
    expect(bet.stage).toBe('live');
    expect(bet.call).toBeUndefined();
  });

  it('ends a snooze', () => {
    const { bet } = given(draft(), place, ship, { type: 'snooze', by: 'ana', until: '2026-12-20' }, [
      call,
      later,
    ]);
    expect(bet.snoozedUntil).toBeUndefined();
  });
});

describe('extending', () => {
  const extend: BetCommand = { type: 'extend', by: 'ana', closes: '2026-12-29', why: 'the rollout was late' };

  it('moves the close and is counted, while the pre-commitment stays', () => {
    const { bet } = given(draft(), place, ship, [extend, later]);
    expect(bet).toMatchObject({ stage: 'live', extensions: 1, window: { closes: '2026-12-29' } });
    expect(bet.preCommitment?.by).toBe('2026-12-15');
    expect(goalpostMoves(bet)).toBe(0);
  });

  it.each([
    ['a date before the close', '2026-12-15', MOMENT],
    ['a date that is over', '2026-12-16', later],
  ] as const)('is refused for %s', (_, closes, moment) => {
    given(draft(), place, ship)
      .when({ ...extend, closes } as BetCommand, moment)
      .refused(/is not after/);
  });
});

describe('dropping', () => {
  it('of a draft needs no reason', () => {
    given(draft())
      .when({ type: 'drop', by: 'ana', why: '' })
      .becomes({ stage: 'dropped', droppedWhy: 'never placed' });
  });

  it('of a placed bet needs one', () => {
    given(draft(), place)
      .when({ type: 'drop', by: 'ana', why: '' })
      .refused(/one line of why/);
  });

  it('can be undone, back to where it was', () => {
    const { bet } = given(
      draft(),
      place,
      ship,
      { type: 'drop', by: 'ana', why: 'x' },
      { type: 'undo', by: 'ana' },
    );
    expect(bet.stage).toBe('live');
    expect(bet).not.toHaveProperty('droppedWhy');
  });
});

describe('flags', () => {
  const flag = { cause: 'ASM-1', reason: 'assumption-refuted', at: MOMENT.now } as const;

  it('are set once on an open bet and can be taken back', () => {
    given(draft(), place).when({ type: 'flag', flag }).happens({ type: 'bet-flagged', flag });
    given(draft(), place, { type: 'flag', flag }).when({ type: 'flag', flag }).happens();
    given(draft(), place, { type: 'flag', flag })
      .when({ type: 'unflag', cause: 'ASM-1' })
      .becomes({ flags: [] });
  });

  it('are not set on a draft, where placing will warn instead', () => {
    given(draft()).when({ type: 'flag', flag }).happens();
  });
});

describe('quiet', () => {
  it('snoozes until a day that lies ahead', () => {
    given(draft(), place, ship)
      .when({ type: 'snooze', by: 'ana', until: '2026-11-23' })
      .happens({ type: 'bet-snoozed', until: '2026-11-23' });
    given(draft(), place, ship)
      .when({ type: 'snooze', by: 'ana', until: '2026-11-20' })
      .refused(/not in the future/);
  });

  it('mutes and unmutes, once each', () => {
    given(draft(), place, ship).when({ type: 'mute', by: 'ana', muted: true }).becomes({ muted: true });
    given(draft(), place, ship).when({ type: 'mute', by: 'ana', muted: false }).happens();
  });
});

describe("what is the owner's alone", () => {
  const drop: BetCommand = { type: 'drop', by: 'ana', why: 'nobody asked' };
  const live = [draft(), place, ship] as const;

  it.each<[string, readonly BetCommand[], BetCommand, RegExp]>([
    ['amending', live, { type: 'edit', by: 'ben', terms: { ...TERMS, confidence: 70 } }, /amend it/],
    ['placing', [draft()], { ...place, by: 'ben' } as BetCommand, /place it/],
    [
      'extending',
      live,
      { type: 'extend', by: 'ben', closes: '2026-12-29', why: 'late' },
      /extend its window/,
    ],
    ['undoing a call', [...live, call], { type: 'undo', by: 'ben' }, /undo its call/],
    ['dropping', live, { ...drop, by: 'ben' } as BetCommand, /drop it/],
    ['undoing a drop', [...live, drop], { type: 'undo', by: 'ben' }, /take it up again/],
    ['snoozing', live, { type: 'snooze', by: 'ben', until: '2026-11-23' }, /snooze its check-in/],
    ['muting', live, { type: 'mute', by: 'ben', muted: true }, /mute its check-ins/],
    ['handing over', live, { type: 'hand-over', by: 'ben', owner: 'ben' }, /hand it over/],
  ])('is %s', (_, history, command, what) => {
    given(...history)
      .when(command)
      .refused(/Only .*ana.* can/);
    given(...history)
      .when(command)
      .refused(what);
  });
});
