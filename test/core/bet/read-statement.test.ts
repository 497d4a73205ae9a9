import { describe, expect, it } from 'vitest';
import { read, SAVED_SEARCHES } from './reading.ts';

const complete = {
  change: 'add saved searches',
  metric: 'weekly retention',
  from: { value: 31, unit: '%' },
  to: { value: 36, unit: '%' },
  by: '2026-12-15',
  confidence: 60,
};

describe('a whole sentence', () => {
  it('fills everything', () => {
    const reading = read(SAVED_SEARCHES);
    expect(reading.terms).toEqual(complete);
    expect(reading.because).toEqual(['people re-type the same filters']);
    expect(reading.missing).toEqual([]);
    expect(reading.unclear).toEqual([]);
  });

  it('says where each field came from', () => {
    const words = Object.fromEntries(
      read(SAVED_SEARCHES).spans.map(({ field, start, end }) => [
        field,
        SAVED_SEARCHES.slice(start, end).trim(),
      ]),
    );
    expect(words).toMatchObject({
      change: 'add saved searches',
      metric: 'weekly retention',
      from: 'from 31%',
      to: 'to 36%',
      by: 'by Dec 15',
      because: 'people re-type the same filters',
      confidence: '60% sure',
    });
  });

  it.each([
    'weekly retention should go from 31% to 36% by Dec 15 if we add saved searches, 60% sure, because people re-type the same filters',
    'because people re-type the same filters, if we add saved searches we expect weekly retention to go from 31% to 36% by 12/15. 60% confident',
    '60% sure: by Dec 15 weekly retention goes 31% -> 36% if we add saved searches b/c people re-type the same filters',
    'if we add saved searches\nweekly retention 31% → 36%\nby 2026-12-15\nbecause people re-type the same filters\nconfidence 0.6',
  ])('whatever its order: %s', (text) => {
    const reading = read(text);
    expect(reading.terms).toMatchObject(complete);
    expect(reading.because).toEqual(['people re-type the same filters']);
  });

  it('reads what else it may say', () => {
    const reading = read(`${SAVED_SEARCHES}; depends on BET-3 and BET-4, assuming ASM-2`);
    expect(reading.dependsOn).toEqual(['BET-3', 'BET-4']);
    expect(reading.assumptions).toEqual(['ASM-2']);
  });

  it('keeps several reasons apart', () => {
    const { because } = read(
      'if we add search, retention goes from 3% to 5% because it is slow and because people leave',
    );
    expect(because).toEqual(['it is slow', 'people leave']);
  });
});

describe('who builds what', () => {
  it.each([
    ['SSO should lift win rate 18% -> 25% by feb 1', 'SSO', 'win rate'],
    ['cut p95 latency from 800ms to 300ms by caching the lookup', 'caching the lookup', 'p95 latency'],
    ['bet: saved carts -> checkout conversion 2% -> 3%', 'saved carts', 'checkout conversion'],
    ['if we add dark mode retention goes from 31% to 36%', 'add dark mode', 'retention'],
    [
      'if we add tags, filters and search, weekly signups rise from 10 to 20',
      'add tags, filters and search',
      'weekly signups',
    ],
    ["let's add bulk edit. tickets per day 22 -> 30", 'add bulk edit', 'tickets per day'],
    ['signups up 20% if we drop the card wall', 'drop the card wall', 'signups'],
  ])('%s', (text, change, metric) => {
    expect(read(text).terms).toMatchObject({ change, metric });
  });
});

describe('fields by name', () => {
  it('reads lines', () => {
    const reading = read(
      'build: saved searches\nmetric: weekly retention\nfrom: 31%\nto: 36%\nby: in 3 weeks\nbecause: people re-type\nthe lists are long\nconfidence: 0.6\nappetite: 2 days',
    );
    expect(reading.terms).toEqual({
      ...complete,
      change: 'saved searches',
      by: '2026-12-11',
      appetite: '2 days',
    });
    expect(reading.because).toEqual(['people re-type', 'the lists are long']);
    expect(reading.rest).toEqual([]);
  });

  it('reads an edit of a few fields in one line', () => {
    expect(read('by: in 3 weeks to: 40%').terms).toEqual({ by: '2026-12-11', to: { value: 40, unit: '%' } });
  });

  it('reads a move and a relative target', () => {
    expect(read('from -> to: 31 -> 36%').terms).toEqual({ from: complete.from, to: complete.to });
    expect(read('to: up 20%').terms.relative).toEqual({ value: 20, unit: '%', direction: 'up' });
  });

  it('trusts a named field more than a sentence', () => {
    expect(read(`${SAVED_SEARCHES}\nto: 40%`).terms.to).toEqual({ value: 40, unit: '%' });
  });
});

describe('relative targets', () => {
  it.each([
    ['if we add SSO, signups rise by 20%', 20, '%', 'up'],
    ['if we add SSO, churn drops by 2 points', 2, 'points', 'down'],
    ['if we add SSO we expect 30% fewer tickets', 30, '%', 'down'],
    ['if we add SSO, signups +12%', 12, '%', 'up'],
    ['if we add SSO, signups double', 100, '%', 'up'],
    ['if we add SSO, errors halve', 50, '%', 'down'],
    ['SSO should lift signups 5% by end of Q1', 5, '%', 'up'],
    ['lazy loading will shave 400ms off LCP', 400, 'ms', 'down'],
    ['if we add SSO, signups grow 3x', 200, '%', 'up'],
  ])('%s', (text, value, unit, direction) => {
    expect(read(text).terms.relative).toEqual({ value, unit, direction });
  });

  it('is left out where the target itself is given', () => {
    const { terms } = read('if we add SSO, signups double from 40 to 80');
    expect(terms).toMatchObject({ from: { value: 40 }, to: { value: 80 } });
    expect(terms.relative).toBeUndefined();
  });
});

describe('nothing is guessed', () => {
  it.each([
    ['if we add search, retention goes from 31% to 36-40%', 'to'],
    ['if we add search, retention goes from 31% to 36%, or maybe 40%', 'to'],
    ['if we add search, completion goes from 31% (mobile) and 40% (desktop) to 45%', 'from'],
    ['if we add search, retention goes from 31% to 36%, 40%', 'confidence'],
    ['if we add search, retention 36% by Dec 15', 'to'],
    ['if we add search, retention 36% by Dec 15', 'from'],
    ['if we add search, users go from 1.200 to 1.500', 'to'],
    ['if we add search, retention rises 5 to 10%', 'relative'],
    ['if we add search, retention rises 5 to 10%', 'to'],
    ['if we add search, we expect a 5 to 10% lift in signups', 'to'],
    ['we expect 20 to 30 users to sign up if we add search', 'to'],
    ['if we add search, latency gets 10x faster', 'relative'],
    ['if we add search, refunds drop by a third', 'relative'],
    ['if we add search, retention goes from 31% to 36% by March', 'by'],
    ['if we add search, retention goes from 31% to 36% by Feb 30', 'by'],
    ['if we add search, retention goes from 31% to 36%, pretty sure', 'confidence'],
    ['if we add search, retention goes from 31% to 36%, not 60% sure', 'confidence'],
    ['if we add search, retention goes from 31% to 36%, 130% sure', 'confidence'],
    ["if we add search, retention won't go from 31% to 36%", 'to'],
    ['if we ship to 10% of users, retention improves', 'to'],
    ['if we add search, retention improves because 40% of users ask for it', 'to'],
  ] as const)('%s: no %s', (text, field) => {
    expect(read(text).terms[field]).toBeUndefined();
  });

  it('reads the first of two metrics', () => {
    expect(
      read('If we add comments, retention goes from 31% to 36% and NPS from 20 to 30 by Jan 31').terms,
    ).toMatchObject({ metric: 'retention', from: { value: 31, unit: '%' }, to: { value: 36, unit: '%' } });
  });

  it('names the fields for which a text says two things', () => {
    const { terms, unclear } = read(
      'if we add search, retention goes from 31% to 36% by Dec 15. 60% sure. 70% sure',
    );
    expect(terms.confidence).toBeUndefined();
    expect(unclear).toEqual(['confidence']);
  });

  it('asks for what is missing, what placing needs first', () => {
    expect(read('if we add search').missing).toEqual(['metric', 'to', 'by', 'confidence', 'because', 'from']);
    expect(read('').missing).toHaveLength(7);
  });
});

describe('other languages', () => {
  it.each([
    'Wenn wir gespeicherte Suchen einbauen, erwarten wir, dass die Retention von 31 % auf 36 % steigt, bis 15. Dezember, 60 % sicher, weil es nervt',
    "Si on ajoute les recherches, on s'attend à ce que la rétention passe de 31 % à 36 % d'ici le 15 décembre parce que ça lasse, 60 % sûr",
    'Si agregamos búsquedas, esperamos que la retención suba de 31% a 36% para el 15 de diciembre porque cansa, 60% seguro',
    'Se adicionarmos buscas, esperamos que a retenção suba de 31% para 36% até 15 de dezembro porque cansa, 60% de certeza',
  ])('%s', (text) => {
    const { terms, because, missing } = read(text);
    expect(terms).toMatchObject({ from: complete.from, to: complete.to, by: complete.by, confidence: 60 });
    expect(because).toHaveLength(1);
    expect(missing).toEqual([]);
  });

  it('reads scripts without spaces', () => {
    const { terms, because } = read(
      '如果我们增加深色模式，晚间留存率从22%提高到27%，2027-07-31之前，因为用户一直在要求',
    );
    expect(terms).toEqual({
      change: '增加深色模式',
      metric: '晚间留存率',
      from: { value: 22, unit: '%' },
      to: { value: 27, unit: '%' },
      by: '2027-07-31',
    });
    expect(because).toEqual(['用户一直在要求']);
  });

  it('reads 1.200 as thousands where the words are German', () => {
    expect(read('Wenn wir Upselling bauen, steigt der Umsatz von 1.200 € auf 1.500 €').terms.to).toEqual({
      value: 1500,
      unit: '€',
    });
  });
});
