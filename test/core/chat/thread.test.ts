import { describe, expect, it } from 'vitest';
import type { Said } from '#core/chat/inbound.ts';
import { joinThread, messageAt, THREAD_MAX, wordsOfEach } from '#core/chat/thread.ts';

const said = (text: string, i = 0): Said => ({
  message: `m${i}`,
  text,
  author: 'ana',
  saidAt: '2026-11-20T14:00:00.000Z',
});

describe('a thread as one text', () => {
  it('has a message a line, and tells which words are whose', () => {
    const all = [said('saved searches', 0), said(' from 31%\nto 36% ', 1), said('by Dec 15', 2)];
    const thread = joinThread(all, 'Asia/Tokyo');
    expect(thread.text).toBe('saved searches\nfrom 31%\nto 36%\nby Dec 15');
    expect(wordsOfEach(thread)).toEqual(['saved searches', 'from 31%\nto 36%', 'by Dec 15']);
    const at = (words: string) =>
      thread.messages[messageAt(thread.messages, thread.text.indexOf(words))]?.message;
    expect([at('saved'), at('to 36%'), at('by')]).toEqual(['m0', 'm1', 'm2']);
    expect(thread.isWhole).toBe(true);
    expect(thread.messages.map(({ on }) => on)).toEqual(['2026-11-20', '2026-11-20', '2026-11-20']);
  });

  it('holds nothing that nobody sees, and no message without words', () => {
    const { text, messages } = joinThread([said('sa\u200bved'), said('\u{e0041}'), said('  ')], 'UTC');
    expect([text, messages.length]).toEqual(['saved', 1]);
  });

  it.each([
    ['many messages', Array.from({ length: 80 }, (_, i) => said(`point ${i}`, i)), THREAD_MAX.messages],
    ['long messages', Array.from({ length: 20 }, (_, i) => said('word '.repeat(300), i)), 5],
  ])('of %s is the first and the latest of them', (_what, all, count) => {
    const { text, messages, isWhole } = joinThread(all, 'UTC');
    expect(messages).toHaveLength(count);
    expect([messages[0]?.message, messages.at(-1)?.message]).toEqual(['m0', all.at(-1)?.message]);
    expect(text.length).toBeLessThanOrEqual(THREAD_MAX.characters);
    expect(isWhole).toBe(false);
  });

  it('cuts a message that is a book', () => {
    expect(joinThread([said('word '.repeat(9_000))], 'UTC').text.length).toBeLessThanOrEqual(2_000);
  });
});
