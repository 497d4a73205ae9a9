import { describe, expect, it } from 'vitest';
import { readOffline, readSet } from './read.ts';
import { f1, score } from './score.ts';

/**
 * What the offline parser reached, in F1 over all fields, rounded down. Raise it when the parser gets better; it may
 * not fall. `messages-heldout.jsonl` is only scored: whoever improves the parser works on `messages.jsonl`.
 */
const BASELINE = { 'messages.jsonl': 0.98, 'messages-heldout.jsonl': 0.93 };

describe.each(Object.entries(BASELINE))('capture of %s', (file, baseline) => {
  const result = score(
    readSet(new URL(file, import.meta.url).pathname).map((message) => ({
      id: message.id,
      expected: message.drafts ?? [],
      read: readOffline(message),
    })),
  );

  it('is as good as it was', () => {
    expect(f1(result).f1).toBeGreaterThanOrEqual(baseline);
  });

  it('shows no number as read that the text does not hold', () => {
    expect(result.wrongNumbers).toEqual([]);
  });
});

describe('the scorer', () => {
  const draft = { change: 'add saved searches', to: { value: 36, unit: '%' }, because: ['it is slow'] };
  it('counts the same words as right, in whatever order', () => {
    const { fields } = score([
      { id: 'm1', expected: [draft], read: [{ ...draft, change: 'Saved searches, add!' }] },
    ]);
    expect(fields.change).toEqual({ right: 1, wrong: 0, missed: 0 });
  });

  it('counts another number as wrong and as missed', () => {
    const read = score([{ id: 'm1', expected: [draft], read: [{ ...draft, to: { value: 37, unit: '%' } }] }]);
    expect(read.fields.to).toEqual({ right: 0, wrong: 1, missed: 1 });
    expect(read.wrongNumbers).toHaveLength(1);
  });

  it('counts a draft of nothing against precision, and an unread one against recall', () => {
    const read = score([{ id: 'm1', expected: [], read: [draft] }]);
    const unread = score([{ id: 'm1', expected: [draft], read: [] }]);
    expect([f1(read).precision, f1(read).recall, read.wrongNumbers.length]).toEqual([0, 0, 1]);
    expect([f1(unread).recall, unread.wrongNumbers.length]).toEqual([0, 0]);
  });
});
