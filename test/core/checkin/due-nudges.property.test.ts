import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, it } from 'vitest';
import type { Bet } from '#core/bet/bet.ts';
import { dueNudges, nextCheckin } from '#core/checkin/due-nudges.ts';
import type { Nudge, NudgeRecord } from '#core/checkin/nudge.ts';
import type { Member, Weekday } from '#core/member/member.ts';
import { aBet, mina, sweep, type World } from './given.ts';

const START_MS = Date.parse('2027-03-01T00:00:00Z');
const HOUR_MS = 3_600_000;
const MEMBERS = ['mina', 'tom'];

const aDay = fc
  .integer({ min: 0, max: 45 })
  .map((days) => Temporal.PlainDate.from('2027-03-01').add({ days }).toString());

const aMember = fc.record({
  zone: fc.constantFrom(
    'Europe/Berlin',
    'America/New_York',
    'Australia/Lord_Howe',
    'Pacific/Kiritimati',
    'UTC',
  ),
  checkinHour: fc.constantFrom('00:00', '02:15', '10:00', '18:00'),
  workDays: fc.constantFrom<readonly Weekday[]>([1, 2, 3, 4, 5], [7, 1, 2, 3, 4], [6], [1, 2, 3, 4, 5, 6, 7]),
  away: fc.array(
    fc.tuple(aDay, aDay).map(([a, b]) => (a < b ? { from: a, to: b } : { from: b, to: a })),
    { maxLength: 2 },
  ),
});

const bets = fc.array(
  fc.record({
    owner: fc.constantFrom(...MEMBERS),
    closes: aDay,
    metricId: fc.constantFrom('retention', 'signups'),
    snoozedUntil: fc.option(aDay, { nil: undefined, freq: 4 }),
    muted: fc.boolean().map((yes) => yes || undefined),
  }),
  { minLength: 1, maxLength: 5 },
);

const worlds: fc.Arbitrary<World> = fc.tuple(bets, aMember, aMember).map(([given, ...members]) => ({
  bets: given.map(({ closes, snoozedUntil, muted, ...fields }, i) =>
    aBet({
      ...fields,
      id: `BET-${i + 1}`,
      window: { opens: '2027-02-01', closes },
      ...(snoozedUntil && { snoozedUntil }),
      ...(muted && { muted }),
    }),
  ),
  members: members.map((fields, i) => mina({ ...fields, id: MEMBERS[i]! })),
  metricsWithReader: new Set(['retention']),
}));

/** A sweep after the clock moved by so many hours, back too; before it, an owner may move to another zone. */
const steps = fc.array(
  fc.record({
    hours: fc.oneof(
      { weight: 4, arbitrary: fc.integer({ min: 1, max: 30 }) },
      fc.integer({ min: -72, max: 120 }),
    ),
    moveTo: fc.option(fc.constantFrom('Asia/Tokyo', 'America/Los_Angeles'), { nil: undefined, freq: 10 }),
  }),
  { minLength: 1, maxLength: 60 },
);

interface Seen {
  readonly now: string;
  readonly world: World;
  readonly nudges: readonly Nudge[];
  readonly sent: readonly NudgeRecord[];
}

function live(
  world: World,
  script: readonly { hours: number; moveTo: string | undefined }[],
): readonly Seen[] {
  const seen: Seen[] = [];
  let ms = START_MS;
  let sent: readonly NudgeRecord[] = [];
  for (const { hours, moveTo } of script) {
    ms += hours * HOUR_MS;
    if (moveTo) world = { ...world, members: world.members.map((member) => ({ ...member, zone: moveTo })) };
    const now = new Date(ms).toISOString();
    const swept = sweep(world, sent, now);
    seen.push({ now, world, ...swept });
    sent = swept.sent;
  }
  return seen;
}

function ofId<T extends { readonly id: string }>(all: readonly T[], id: string): T {
  return all.find((one) => one.id === id)!;
}

const DAYS = { 'T-3': -3, T0: 0, 'T+2': 2, 'T+7': 7 };

/** The earliest moment at which the checkpoint may come, by Temporal. */
function earliestMs(bet: Bet, checkpoint: keyof typeof DAYS, owner: Member): number {
  const day = Temporal.PlainDate.from(bet.window!.closes).add({ days: DAYS[checkpoint] }).toString();
  const on = bet.snoozedUntil && bet.snoozedUntil > day ? bet.snoozedUntil : day;
  return Temporal.PlainDateTime.from(`${on}T${owner.checkinHour}`).toZonedDateTime(owner.zone)
    .epochMilliseconds;
}

it('keeps its promises whatever the bets, the members and the clock do', () => {
  fc.assert(
    fc.property(worlds, steps, (world, script) => {
      const all = live(world, script);
      for (const { now, world: then, nudges, sent } of all) {
        expect(dueNudges({ ...then, sent, now })).toEqual([]);
        for (const { member, localDate, bets: asked } of nudges) {
          const owner = ofId(then.members, member);
          const there = Temporal.Instant.from(now).toZonedDateTimeISO(owner.zone);
          expect(there.toPlainDate().toString()).toBe(localDate);
          expect(owner.workDays).toContain(there.dayOfWeek);
          expect(owner.away.some(({ from, to }) => from <= localDate && localDate <= to)).toBe(false);
          for (const { bet: id, checkpoint } of asked) {
            const bet = ofId(then.bets, id);
            expect([bet.owner, bet.muted]).toEqual([member, undefined]);
            expect(Date.parse(now)).toBeGreaterThanOrEqual(earliestMs(bet, checkpoint, owner));
          }
        }
      }
      const days = all.flatMap(({ nudges }) =>
        nudges.map(({ member, localDate }) => `${member} ${localDate}`),
      );
      expect(new Set(days).size).toBe(days.length);
      const records = all.at(-1)!.sent;
      expect(new Set(records.map(({ id }) => id)).size).toBe(records.length);
      for (const ofBet of Map.groupBy(records, ({ bet }) => bet).values()) {
        expect(ofBet.length).toBeLessThanOrEqual(3);
      }
    }),
    { numRuns: 150 },
  );
});

it('drops nothing: after any outage each bet is asked about, at or after its close', () => {
  const afterwardsMs = START_MS + 80 * 24 * HOUR_MS;
  const often = Array.from({ length: 50 }, () => ({ hours: 5, moveTo: undefined }));
  fc.assert(
    fc.property(worlds, steps, (world, script) => {
      const endedMs = script.reduce((ms, { hours }) => ms + hours * HOUR_MS, START_MS);
      const outage = { hours: Math.max(1, (afterwardsMs - endedMs) / HOUR_MS), moveTo: undefined };
      const { sent } = live(world, [...script, outage, ...often]).at(-1)!;
      const asked = new Set(sent.filter(({ checkpoint }) => checkpoint !== 'T-3').map(({ bet }) => bet));
      expect(world.bets.filter((bet) => !bet.muted && !asked.has(bet.id))).toEqual([]);
    }),
    { numRuns: 100 },
  );
});

it('comes when the card said, not a millisecond before', () => {
  fc.assert(
    fc.property(worlds, steps, (world, script) => {
      const { now, world: then, sent } = live(world, script).at(-1)!;
      const asksAbout = (id: string, at: string): boolean =>
        dueNudges({ ...then, sent, now: at }).some((nudge) => nudge.bets.some(({ bet }) => bet === id));
      for (const bet of then.bets) {
        const next = nextCheckin(bet, ofId(then.members, bet.owner), { ...then, sent, now });
        if (!next) continue;
        const justBefore = new Date(Date.parse(next.at) - 1).toISOString();
        expect(asksAbout(bet.id, next.at > now ? next.at : now)).toBe(true);
        if (next.at > now) expect(asksAbout(bet.id, justBefore)).toBe(false);
      }
    }),
    { numRuns: 150 },
  );
});
