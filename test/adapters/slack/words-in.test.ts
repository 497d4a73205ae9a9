import { describe, expect, it } from 'vitest';
import { readLine, readWords } from '#adapters/slack/words-in.ts';

describe('what people typed, out of what Slack makes of it', () => {
  it.each([
    ['a &lt;b&gt; &amp; c', 'a <b> & c'],
    ['&amp;lt;', '&lt;'],
    ['ask <@U1|ana> in <#C1|support>', 'ask @ana in #support'],
    ['ask <@U1>', 'ask @U1'],
    ['<!here> and <!subteam^S1|@devs>', '@here and @devs'],
    ['<https://example.com/x|example.com/x>', 'example.com/x'],
    ['<https://example.com|our site>', 'our site (https://example.com)'],
    ['<https://example.com>', 'https://example.com'],
    ['<mailto:a@example.com|a@example.com>', 'a@example.com'],
    ['by <!date^1795183200^{date}|Fri>', 'by Fri'],
  ])('%s', (sent, typed) => expect(readWords(sent)).toBe(typed));

  it.each([
    ['/bet give BET-12 <@U024BE7LH|ben>', '/bet give BET-12 @U024BE7LH'],
    ['/heard watch <#C024BE7LR|support>', '/heard watch #C024BE7LR'],
    ['give BET-12 <@U024BE7LH|ben>', 'give BET-12 @U024BE7LH'],
    ['/bet if <@U024BE7LH|ben> gets search', '/bet if @ben gets search'],
  ])('ids where a command takes them: %s', (sent, typed) => expect(readLine(sent)).toBe(typed));
});
