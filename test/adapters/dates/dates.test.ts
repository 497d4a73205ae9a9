import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDates } from '#adapters/dates/index.ts';
import { addDays } from '#core/time/date.ts';
import { formatDay } from '#core/time/format.ts';

/** A Friday. */
const today = '2026-11-20';
const read = (text: string, on = today): readonly string[] =>
  readDates(text, on).map(({ date, start, end }) => `${date} ${text.slice(start, end)}`);

describe('English', () => {
  it.each([
    ['by Dec 15', '2026-12-15 Dec 15'],
    ['by dec 1st, 60% sure', '2026-12-01 dec 1st'],
    ['Tue 15 Dec 2026', '2026-12-15 Tue 15 Dec 2026'],
    ['due 15th of January', '2027-01-15 15th of January'],
    ['Dec 15, 2025', '2025-12-15 Dec 15, 2025'],
    ['by Sat 20 Nov 2027, 10 % sure', '2027-11-20 Sat 20 Nov 2027'],
    ['by Fri 20 Nov 2026, 24 % sure', '2026-11-20 Fri 20 Nov 2026'],
    ['by Jan 31 from the new copy', '2027-01-31 Jan 31'],
    ['in the next 30 days', '2026-12-20 in the next 30 days'],
    ['in 3 weeks', '2026-12-11 in 3 weeks'],
    ['in six weeks', '2027-01-01 in six weeks'],
    ['in a fortnight', '2026-12-04 in a fortnight'],
    ['60 days from today', '2027-01-19 60 days from today'],
    ['by friday', '2026-11-27 friday'],
    ['by tomorrow', '2026-11-21 tomorrow'],
    ['by the 15th', '2026-12-15 the 15th'],
    ['end of Q1', '2027-03-31 end of Q1'],
    ['end of Q4', '2026-12-31 end of Q4'],
    ['EOQ', '2026-12-31 EOQ'],
    ['end of next quarter', '2027-03-31 end of next quarter'],
    ['by EOM', '2026-11-30 EOM'],
    ['end of the year', '2026-12-31 end of the year'],
    ['end of next week', '2026-11-27 end of next week'],
    ['mid March', '2027-03-15 mid March'],
    ['the end of january 2028', '2028-01-31 end of january 2028'],
    ['before christmas', '2026-12-25 christmas'],
    ["by next month's end", "2026-12-31 next month's end"],
    ['by Black Friday', '2026-11-27 Black Friday'],
    ['until new years eve', '2026-12-31 new years eve'],
    ['by halloween', '2027-10-31 halloween'],
    ['till mid of december', '2026-12-15 mid of december'],
    ['6 weeks from now', '2027-01-01 6 weeks from now'],
    ['from $1.10 up to $1.25 within 30 days', '2026-12-20 within 30 days'],
    ['by week 51', '2026-12-18 week 51'],
  ])('%s', (text, found) => {
    expect(read(text)).toEqual([found]);
  });
});

describe('digits', () => {
  it.each([
    ['2026-12-01', '2026-12-01 2026-12-01'],
    ['2026-12-01まで', '2026-12-01 2026-12-01'],
    ['2027/01/15', '2027-01-15 2027/01/15'],
    ['12/15', '2026-12-15 12/15'],
    ['by 3/4', '2027-03-04 3/4'],
    ['by 25/12', '2026-12-25 25/12'],
    ['12/15/2026', '2026-12-15 12/15/2026'],
    ['30.06.2027', '2027-06-30 30.06.2027'],
    ['até 03/04', '2027-04-03 03/04'],
    ['by 24.12.2026', '2026-12-24 24.12.2026'],
  ])('%s', (text, found) => {
    expect(read(text)).toEqual([found]);
  });
});

describe('other languages', () => {
  it.each([
    ['bis 15.12.', '2026-12-15 15.12.'],
    ['bis zum 15. Dezember', '2026-12-15 15. Dezember'],
    ['in 3 Wochen', '2026-12-11 in 3 Wochen'],
    ['bis KW 51', '2026-12-18 KW 51'],
    ['Ende Januar', '2027-01-31 Ende Januar'],
    ["d'ici le 15 décembre", '2026-12-15 15 décembre'],
    ['dans 3 semaines', '2026-12-11 dans 3 semaines'],
    ['fin du mois', '2026-11-30 fin du mois'],
    ['el 15 de diciembre', '2026-12-15 15 de diciembre'],
    ['en 3 semanas', '2026-12-11 en 3 semanas'],
    ['até 15 de dezembro', '2026-12-15 15 de dezembro'],
    ['em 3 semanas', '2026-12-11 em 3 semanas'],
    ['tra 3 settimane', '2026-12-11 tra 3 settimane'],
    ['over 3 weken', '2026-12-11 over 3 weken'],
  ])('%s', (text, found) => {
    expect(read(text)).toEqual([found]);
  });
});

describe('what is no date', () => {
  it.each([
    '31 to 36',
    'by 5%',
    '2/3 of users',
    '3/4 sure',
    '24h',
    'within 24 hours',
    'it may ship',
    'the cat sat there',
    'next sprint',
    'today it is 31 %',
    'v1.2.3',
    '2 weeks after launch',
    'by Friday week',
    'by tomorrow week',
    'within 2 weeks of launch',
    'for 3 weeks',
    'week 4 retention',
    'p95',
  ])('%s', (text) => {
    expect(read(text)).toEqual([]);
  });

  it.each(['the Monday backlog falls', 'Monday orders', 'moving it to sunday evening'])(
    '%s names a day and no date',
    (text) => {
      expect(read(text)).toEqual([]);
    },
  );

  it.each(['Feb 30', 'by 2026-13-01', '31.04.2027', 'by 13/13'])('%s is in no calendar', (text) => {
    expect(read(text)).toEqual([]);
  });

  it.each([
    'by March',
    'next month',
    'next week',
    'in a few weeks',
    'by Q1',
    'Jan 10-15',
    'by Friday two weeks from now',
    'Dec 15 or Jan 15',
  ])('%s could be more than one day', (text) => {
    expect(read(text)).toEqual([]);
  });
});

it('a day without a year is the next to come, today included', () => {
  expect(read('Nov 20')).toEqual(['2026-11-20 Nov 20']);
  expect(read('Nov 19')).toEqual(['2027-11-19 Nov 19']);
});

it('a period ends on its last day, also when that is today', () => {
  expect(read('end of Q4', '2026-12-31')).toEqual(['2026-12-31 end of Q4']);
  expect(read('end of Q4', '2027-01-01')).toEqual(['2027-12-31 end of Q4']);
});

it('29 February is read where the next one exists', () => {
  expect(read('by Feb 29')).toEqual([]);
  expect(read('by Feb 29', '2027-11-20')).toEqual(['2028-02-29 Feb 29']);
});

it('"next Tuesday" is read only where everybody means the same', () => {
  expect(read('next tuesday', '2026-11-20')).toEqual(['2026-11-24 next tuesday']);
  expect(read('next friday', '2026-11-16')).toEqual([]);
});

it('several dates are found in order', () => {
  expect(read('ship by Dec 1, measure until 2027-01-15')).toEqual([
    '2026-12-01 Dec 1',
    '2027-01-15 2027-01-15',
  ]);
});

it('every day is read back from how Ante writes it, whatever day it is', () => {
  const days = fc.integer({ min: 0, max: 4000 });
  fc.assert(
    fc.property(days, days, (ahead, from) => {
      const date = addDays(today, ahead);
      expect(readDates(`by ${formatDay(date)}`, addDays(today, from)).map((found) => found.date)).toEqual([
        date,
      ]);
    }),
  );
});

it('spans are exact and apart, whatever is typed around the dates', () => {
  const piece = fc.constantFrom(
    'Dec 15',
    'in 3 weeks',
    'EOQ',
    '2026-12-01',
    '31%',
    '€',
    '\u202e',
    ' ',
    ', ',
    'by ',
    'üñ',
    '\n',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const text = pieces.join('');
      let end = 0;
      for (const found of readDates(text, today)) {
        expect(found.start).toBeGreaterThanOrEqual(end);
        expect(text.slice(found.start, found.end).trim()).not.toBe('');
        end = found.end;
      }
      expect(end).toBeLessThanOrEqual(text.length);
    }),
  );
});
