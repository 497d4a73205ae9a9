import type { Bet } from '#core/bet/bet.ts';
import { dueNudges } from '#core/checkin/due-nudges.ts';
import { type Nudge, type NudgeRecord, recordsOf } from '#core/checkin/nudge.ts';
import { type Member, newMember } from '#core/member/member.ts';
import type { Instant } from '#core/time/instant.ts';

/** Mina's live bet with a reader behind its metric. Its window closes on Tuesday 15 Dec 2026. */
export function aBet(fields: Partial<Bet> = {}): Bet {
  return {
    id: 'BET-12',
    version: 1,
    stage: 'live',
    owner: 'mina',
    terms: {},
    metricId: 'retention',
    assumptions: [],
    dependsOn: [],
    createdAt: '2026-11-20T09:00:00.000Z',
    createdBy: 'mina',
    amendments: [],
    window: { opens: '2026-12-01', closes: '2026-12-15' },
    extensions: 0,
    flags: [],
    ...fields,
  };
}

/** Mina: Berlin, Monday to Friday, check-ins at 10:00, which is 09:00Z in winter. */
export function mina(fields: Partial<Member> = {}): Member {
  return { ...newMember('mina', 'Mina', 'Europe/Berlin'), ...fields };
}

export const WITH_READER: ReadonlySet<string> = new Set(['retention']);
export const NO_READER: ReadonlySet<string> = new Set();

export interface World {
  readonly bets: readonly Bet[];
  readonly members: readonly Member[];
  readonly metricsWithReader: ReadonlySet<string>;
}

export function aWorld(fields: Partial<World> = {}): World {
  return { bets: [aBet()], members: [mina()], metricsWithReader: WITH_READER, ...fields };
}

/** A sweep: what is due goes on record as sent. */
export function sweep(
  world: World,
  sent: readonly NudgeRecord[],
  now: Instant,
): { readonly nudges: readonly Nudge[]; readonly sent: readonly NudgeRecord[] } {
  const nudges = dueNudges({ ...world, sent, now });
  return { nudges, sent: [...sent, ...nudges.flatMap((nudge) => recordsOf(nudge, now))] };
}

/** Sweeps at each of the moments; what went out, as `2026-12-15T09:00 mina BET-12 T0`, with `late` at the end if so. */
export function outbox(
  world: World,
  moments: readonly Instant[],
  already: readonly NudgeRecord[] = [],
): readonly string[] {
  let sent = already;
  return moments.flatMap((now) => {
    const swept = sweep(world, sent, now);
    sent = swept.sent;
    return swept.nudges.map((nudge) => {
      const bets = nudge.bets.map(({ bet, checkpoint }) => `${bet} ${checkpoint}`).join(', ');
      return `${now.slice(0, 16)} ${nudge.member} ${bets}${nudge.late ? ' late' : ''}`;
    });
  });
}

/** A moment each hour from the first day's start (UTC) to the last day's end. */
export function hourly(from: string, to: string): readonly Instant[] {
  const first = Date.parse(`${from}T00:00:00Z`);
  const hours = (Date.parse(`${to}T23:00:00Z`) - first) / 3_600_000 + 1;
  return Array.from({ length: hours }, (_, hour) => new Date(first + hour * 3_600_000).toISOString());
}
