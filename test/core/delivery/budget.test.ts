import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allowedAt, type RateLimit, type Spent, spend } from '#core/delivery/budget.ts';
import { addMs, toInstant, toMs } from '#core/time/instant.ts';

const NOW = '2026-12-15T10:00:00.000Z';
const limits = fc.record({
  per: fc.constant('place' as const),
  most: fc.integer({ min: 1, max: 60 }),
  perMs: fc.integer({ min: 1, max: 60_000 }),
});

describe('a rate limit', () => {
  it('lets at most so many begin in any stretch of its length, however they are asked for', () => {
    fc.assert(
      fc.property(limits, fc.array(fc.nat(5_000), { maxLength: 200 }), (limit: RateLimit, gaps) => {
        const begun: number[] = [];
        let spent: Spent = [];
        let now = NOW;
        for (const gap of gaps) {
          now = addMs(now, gap);
          if (allowedAt(spent, limit, now) > now) continue;
          spent = spend(spent, limit, now);
          begun.push(toMs(now));
        }
        for (const [i, first] of begun.entries()) {
          const within = begun.slice(i).filter((at) => at < first + limit.perMs);
          expect(within.length).toBeLessThanOrEqual(limit.most);
        }
      }),
    );
  });

  it('lets one begin at the moment that it names, and not before', () => {
    fc.assert(
      fc.property(limits, fc.nat(100), (limit: RateLimit, extra) => {
        let spent: Spent = [];
        for (let i = 0; i < limit.most + extra; i++) spent = spend(spent, limit, NOW);
        const free = allowedAt(spent, limit, NOW);
        expect(free).toBe(addMs(NOW, limit.perMs));
        expect(allowedAt(spent, limit, free)).toBe(free);
        expect(allowedAt(spent, limit, addMs(free, -1))).toBe(free);
      }),
    );
  });

  it('waits no longer than its own length after a clock was set back', () => {
    const limit: RateLimit = { per: 'place', most: 1, perMs: 1_000 };
    const tomorrow = toInstant(toMs(NOW) + 86_400_000);
    expect(allowedAt([tomorrow], limit, NOW)).toBe(addMs(NOW, 1_000));
  });
});
