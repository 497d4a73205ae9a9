import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UserError } from '#core/errors.ts';
import { readAway, readCheckinHour, readWorkDays, showWorkDays } from '#core/member/preferences.ts';
import { isLocalDate } from '#core/time/date.ts';
import { catchRefusal } from '../bet/given.ts';

describe('work days', () => {
  it.each([
    ['Mon-Fri', [1, 2, 3, 4, 5]],
    ['sun to thu', [1, 2, 3, 4, 7]],
    ['Mon, Wed, Fri', [1, 3, 5]],
    ['mondays and tues', [1, 2]],
    ['Friday', [5]],
    ['Mo-Fr', [1, 2, 3, 4, 5]],
    ['tu, th, sa, su', [2, 4, 6, 7]],
    ['Mon – Wed Sat', [1, 2, 3, 6]],
    ['wed-wed', [3]],
  ])('%s', (text, days) => {
    expect(readWorkDays(text)).toEqual(days);
  });

  it.each(['', 'never', 'money', 'Mon-Money', 'Mon-Wed-Fri', 'm', '-', 'Mon-'])('"%s" names none', (text) => {
    expect(catchRefusal(() => readWorkDays(text)).tryInstead[0]).toBe('/bet settings days Mon-Fri');
  });

  it('are shown so that they can be read again', () => {
    const days = fc.uniqueArray(fc.constantFrom(1, 2, 3, 4, 5, 6, 7), { minLength: 1 });
    fc.assert(
      fc.property(days, (some) => {
        const inOrder = some.toSorted();
        expect(readWorkDays(showWorkDays(inOrder as (1 | 2)[]))).toEqual(inOrder);
      }),
    );
  });
});

describe('the check-in hour', () => {
  it.each([
    ['9', '09:00'],
    ['9:30', '09:30'],
    ['9.30', '09:30'],
    ['9h30', '09:30'],
    ['9am', '09:00'],
    ['12am', '00:00'],
    ['12pm', '12:00'],
    ['9 PM', '21:00'],
    ['17:00', '17:00'],
    ['22:00', '22:00'],
  ])('%s', (text, time) => {
    expect(readCheckinHour(text)).toBe(time);
  });

  it.each(['', 'noon', '25', '9:60', '13pm', '-1', '9:5', '24:00'])('"%s" is none', (text) => {
    expect(catchRefusal(() => readCheckinHour(text)).message).toMatch(/is no time of day/);
  });

  it.each(['22:01', '11pm', '23:59'])('%s is too late, and the refusal says why', (text) => {
    const refusal = catchRefusal(() => readCheckinHour(text));
    expect(refusal.message).toMatch(/at 22:00 at the latest: .* could slip past midnight/);
    expect(refusal.tryInstead).toEqual(['/bet settings hour 22:00']);
  });
});

describe('an absence', () => {
  const readDate = (text: string) => (isLocalDate(text) ? text : undefined);

  it.each([
    ['2026-12-24 to 2027-01-02', ['2026-12-24 2027-01-02']],
    ['2026-12-24 - 2027-01-02', ['2026-12-24 2027-01-02']],
    ['2026-12-24 until 2026-12-24', ['2026-12-24 2026-12-24']],
    ['2026-12-24', ['2026-12-24 2026-12-24']],
    [
      '2026-12-25, 2026-12-26 and 2027-01-01',
      ['2026-12-25 2026-12-25', '2026-12-26 2026-12-26', '2027-01-01 2027-01-01'],
    ],
    [
      '2026-12-06, 2026-12-24 to 2027-01-02, 2027-01-06',
      ['2026-12-06 2026-12-06', '2026-12-24 2027-01-02', '2027-01-06 2027-01-06'],
    ],
  ])('%s', (text, away) => {
    expect(readAway(text, readDate).map(({ from, to }) => `${from} ${to}`)).toEqual(away);
  });

  it('holds dates, and ends after it begins', () => {
    expect(catchRefusal(() => readAway('soon', readDate)).message).toBe('"soon" holds no dates.');
    expect(catchRefusal(() => readAway('2026-12-24 to soon', readDate)).message).toMatch(/holds no dates/);
    expect(catchRefusal(() => readAway('2026-12-24, soon', readDate)).message).toBe('"soon" holds no dates.');
    const turned = catchRefusal(() => readAway('2027-12-28 to 2027-01-02', readDate));
    expect(turned.message).toBe('Sat 2 Jan 2027 is before Tue 28 Dec 2027.');
    expect(turned.tryInstead).toEqual(['/bet settings away today to 2027-01-02']);
  });
});

it('refuses in words whatever is typed', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      for (const read of [readWorkDays, readCheckinHour, (each: string) => readAway(each, () => undefined)]) {
        try {
          read(text);
        } catch (error) {
          expect(error).toBeInstanceOf(UserError);
          expect((error as UserError).message.length).toBeLessThan(200);
        }
      }
    }),
  );
});
