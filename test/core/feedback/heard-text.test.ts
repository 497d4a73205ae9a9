import { describe, expect, it } from 'vitest';
import { readHeard } from '#core/feedback/heard-text.ts';

const readDate = (text: string) => (text.trim() === 'Nov 3' ? '2026-11-03' : undefined);
const read = (typed: string) => readHeard(typed, readDate);

describe('what a user said', () => {
  it.each([
    ['it is slow (from dana@example.com)', { author: 'dana@example.com' }],
    ['it is slow (via Dana Lee, Nov 3)', { author: 'Dana Lee', on: '2026-11-03' }],
    ['it is slow (from Dana on Nov 3)', { author: 'Dana', on: '2026-11-03' }],
    ['it is slow (Nov 3)', { on: '2026-11-03' }],
    ['it is slow — Dana Lee', { author: 'Dana Lee' }],
    ['it is slow -- @dana, Nov 3', { author: '@dana', on: '2026-11-03' }],
    ['it is slow – dana@example.com', { author: 'dana@example.com' }],
  ])('ends with who said it and when: %s', (typed, source) => {
    expect(read(typed)).toEqual({ text: 'it is slow', ...source });
  });

  it.each([
    'it is slow — very slow',
    'it is slow (and crashes)',
    'the range 3 - 5 is wrong',
    '(from dana@example.com)',
    'see the log -- at com.example.Main.run(Main.java:17) and more',
    `it is slow (from ${'x'.repeat(100)})`,
  ])('stays as it is where no source is: %s', (typed) => {
    expect(read(typed)).toEqual({ text: typed });
  });

  it('keeps its line breaks', () => {
    expect(read('it is slow\nand ugly (from Dana)')).toEqual({
      text: 'it is slow\nand ugly',
      author: 'Dana',
    });
  });
});
