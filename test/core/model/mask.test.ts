import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mask } from '#core/model/mask.ts';

/** Things that must not leave, as people write them. */
const PERSONAL = [
  'dana@example.com',
  'ana.maria+test@mail.example.co.uk',
  'jürgen@bücher.example',
  '+49 170 1234567',
  '+1 (415) 555-0132',
  '(415) 555-0132',
  '415-555-0132',
  '0170 1234567',
  '+442071838750',
  '4111 1111 1111 1111',
  '5500-0000-0000-0004',
  '378282246310005',
  'sk-ant-api03-abcdefghijklmnop',
  'xoxb-1234567890-abcdefghijkl',
  'ghp_abcdefghijklmnopqrstuvwxyz012345',
  'AKIAIOSFODNN7EXAMPLE',
  'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.abcDEF123',
  '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  '<@U024BE7LH>',
  'Dana Scully',
  'DANA SCULLY',
  'Scully',
  'u-dana',
];
const NAMES = ['u-dana', 'Dana Scully', 'Will Byers', 'Jürgen'];
const WORDS = [
  'the export times out',
  'from 120 to 60',
  'by 2026-12-15',
  'up 20 %',
  '1,250,000 rows',
  '12.500 €',
  'v2.14.3',
  'it will work',
  'BET-12',
  '10:30-11:45',
];

describe('masking', () => {
  it('lets nothing personal out, and puts all of it back', () => {
    const part = fc.oneof(
      fc.constantFrom(...PERSONAL).map((text) => ({ text, isPersonal: true })),
      fc.constantFrom(...WORDS).map((text) => ({ text, isPersonal: false })),
    );
    fc.assert(
      fc.property(fc.array(fc.array(part, { maxLength: 6 }), { maxLength: 3 }), (said) => {
        const texts = said.map((parts) => parts.map(({ text }) => text).join(', '));
        const masked = mask(texts, NAMES);
        for (const { text, isPersonal } of said.flat())
          if (isPersonal) expect(masked.texts.join('\n')).not.toContain(text);
        expect(masked.texts.map(masked.unmask)).toEqual(texts);
      }),
    );
  });

  it('puts back any text whatever, placeholders that somebody typed among it', () => {
    const odd = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('[EMAIL-1]', '[PERSON-2]', '[TEXT-1]', '[EMAIL-', '1]', ...PERSONAL),
    );
    fc.assert(
      fc.property(fc.array(odd), fc.array(fc.string(), { maxLength: 3 }), (parts, names) => {
        const text = parts.join('');
        const masked = mask([text], names);
        expect(masked.texts.map(masked.unmask)).toEqual([text]);
      }),
    );
  });

  it.each(WORDS)('leaves %s, which is nobody’s', (text) => {
    expect(mask([text], NAMES).texts).toEqual([text]);
  });

  it('has one placeholder for the same words in all texts, and none for what was never there', () => {
    const masked = mask(['write to dana@example.com', 'dana@example.com, or Will'], NAMES);
    expect(masked.texts).toEqual(['write to [EMAIL-1]', '[EMAIL-1], or [PERSON-2]']);
    expect(masked.unmask('[EMAIL-1] and [EMAIL-7] and [PERSON-2]')).toBe(
      'dana@example.com and [EMAIL-7] and Will',
    );
  });

  it('hides a password in an address and after its name', () => {
    const { texts } = mask(['postgres://app:hunter22@db/x, password: hunter23'], []);
    expect(texts.join()).not.toMatch(/hunter/);
  });
});
