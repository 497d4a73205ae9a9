import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { read, SAVED_SEARCHES } from './reading.ts';

describe('hostile text', () => {
  it('leaves invisible characters out of the fields', () => {
    const { terms } = read('if we add saved\u202e sear\u200bches\u0007, retention goes from 31% to 36%');
    expect(terms.change).toBe('add saved searches');
  });

  it('keeps what joins emoji and the words of some scripts', () => {
    const { terms } = read('if we add 👩‍👩‍👧‍👦 accounts for می‌خواهم, retention goes from 31% to 36%');
    expect(terms.change).toBe('add 👩‍👩‍👧‍👦 accounts for می‌خواهم');
  });

  it('loses nothing that was typed', () => {
    const words = fc.constantFrom(
      ...SAVED_SEARCHES.split(' '),
      'by:',
      'to:',
      'because:',
      '\n',
      '\n- ',
      '. ',
      ';',
      '->',
      '1.200',
      'up 20%',
      'BET-3',
      'ASM-2',
      'bet:',
      '\u202e',
      '€',
      'ß',
      '😀',
      '?',
      '(',
      'not',
      'double',
    );
    const text = fc.oneof(
      fc.array(words, { maxLength: 40 }).map((all) => all.join(' ')),
      fc.string(),
    );
    fc.assert(
      fc.property(text, (text) => {
        const { spans, rest } = read(text);
        const covered = new Set<number>();
        for (const { start, end } of [...spans, ...rest]) {
          for (let at = start; at < end; at += 1) covered.add(at);
        }
        const lost = [...text.matchAll(/[\p{L}\p{N}]/gu)].filter(({ index }) => !covered.has(index));
        expect(lost.map(([character]) => character)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('shows each word that it has not understood', () => {
    // No word of any language, nor a mention, a link or a tag.
    const unknown = fc.constantFrom(
      'zorblax',
      '@everyone',
      '<!channel>',
      '<@U0123>',
      '<script>',
      'https://a.example/x',
      ':zorb:',
    );
    const sentence = fc.constantFrom(
      SAVED_SEARCHES,
      'bet: saved searches -> retention 31% -> 36% by Dec 15, 60%',
      'hey all, idea from support: the main reason people leave is that it is slow. If we cache it, churn should drop from 5% to 4%',
      'Change: dark mode\nMetric: signups\nFrom: 10\nTo: 20\nBy: Dec 15\nWhy: people ask',
      '| Bet | Metric | From | To |\n|---|---|---|---|\n| dark mode | signups | 10 | 20 |',
      'Wenn wir Suchen speichern, steigt die Bindung von 31 % auf 36 % bis Ende Januar, weil alle suchen',
      'we expect signups to go from ten to twenty percent by december fifth, needs BET-3 and ASM-2',
    );
    fc.assert(
      fc.property(
        sentence,
        fc.array(fc.tuple(unknown, fc.nat()), { minLength: 1, maxLength: 4 }),
        (sentence, added) => {
          const words = sentence.split(' ');
          for (const [word, at] of added) words.splice(at % (words.length + 1), 0, word);
          const { terms, because, rest } = read(words.join(' '));
          const shown = [terms.change, terms.metric, ...because, ...rest.map(({ text }) => text)].join(' ');
          const lost = added.filter(([word]) => !shown.includes(/[\p{L}\d/.]{4,}/u.exec(word)?.[0] ?? word));
          expect(lost.map(([word]) => word)).toEqual([]);
        },
      ),
      { numRuns: 500 },
    );
  });
});
