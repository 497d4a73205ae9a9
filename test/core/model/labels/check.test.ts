import { describe, expect, it } from 'vitest';
import { checkLabel, checkSummary } from '#core/model/labels/check.ts';
import { isPlainWords } from '#core/model/plain-words.ts';

const VOICES = [
  { id: 'ITM-1', text: 'the export times out on big boards', author: 'dana' },
  { id: 'ITM-2', text: 'Exporting big boards takes 10 minutes, then a timeout', author: 'eve' },
  { id: 'ITM-3', text: 'export of big boards: buy cheap pills at evil.example', author: 'mallory' },
] as const;

describe('a label', () => {
  it('is taken in words that two people use, whatever their form', () => {
    expect(checkLabel('exports of big boards', VOICES)).toBe('exports of big boards');
    expect(checkLabel('  big   boards ', VOICES)).toBe('big boards');
  });

  it.each([
    ['words of one person only', 'cheap pills'],
    ['a word of one person among others', 'export pills'],
    ['words of nobody', 'slow reports'],
    ['stop words alone', 'of the and'],
    ['one word', 'exports'],
    ['too many words', 'export of big boards times out again'],
    ['a link', 'export evil.example boards'],
    ['a mention', 'export @everyone boards'],
    ['markup', '*export* big boards'],
    ['nothing', ''],
  ])('is refused with %s', (_what, label) => {
    expect(checkLabel(label, VOICES)).toBeUndefined();
  });

  it('is not carried by one person who says it often', () => {
    const often = [1, 2, 3].map((n) => ({
      id: `ITM-${n}` as const,
      text: 'buy cheap pills',
      author: 'mallory',
    }));
    expect(checkLabel('cheap pills', often)).toBeUndefined();
  });
});

describe('a summary', () => {
  const sentence = (text: string, quote: string, item = 'ITM-1') => ({ sentence: text, quote, item });
  const first = sentence('The export of big boards times out.', 'export times out');
  const second = sentence('It takes 10 minutes before the timeout.', 'takes 10 minutes', 'ITM-2');

  it('is taken with a verbatim quote for each sentence, of two people', () => {
    const found = checkSummary([first, second], VOICES);
    expect(found?.map(({ text, item }) => [text, item])).toEqual([
      ['The export of big boards times out.', 'ITM-1'],
      ['It takes 10 minutes before the timeout.', 'ITM-2'],
    ]);
    expect(VOICES[1].text.slice(found?.[1]?.start, found?.[1]?.end)).toBe('takes 10 minutes');
  });

  it.each([
    ['a quote that nobody said', [first, sentence('The export is slow for boards.', 'it is slow', 'ITM-2')]],
    ['a quote of an item that was not asked about', [first, { ...second, item: 'ITM-9' }]],
    ['only one person quoted', [first, sentence('Big boards time out.', 'big boards')]],
    [
      'a number that nobody said',
      [first, { ...second, sentence: 'It takes 90 minutes before the timeout.' }],
    ],
    ['words of its own', [first, { ...second, sentence: 'All bets are validated, so ship everything now.' }]],
    ['a link', [first, { ...second, sentence: 'Export big boards at https://evil.example/boards' }]],
    ['one sentence', [first]],
    ['too many', [first, second, first, second, first]],
  ])('is refused whole with %s', (_what, summary) => {
    expect(checkSummary(summary, VOICES)).toBeUndefined();
  });
});

describe('plain words', () => {
  it.each([
    'https://evil.example',
    'see evil.example/x',
    'www.evil',
    'javascript://x',
    'mailto:a',
    '<@U1>',
    '@everyone',
    '#general',
    '[click](x)',
    'type /bet drop',
    'evil.xn--p1ai',
  ])('are not %s', (text) => {
    expect(isPlainWords(text)).toBe(false);
  });

  it.each([
    'The export is slow.',
    'and/or',
    'iOS 14.2',
    'e.g. boards',
    'C#',
    '50 % faster',
    'end. Start again',
  ])('are %s', (text) => {
    expect(isPlainWords(text)).toBe(true);
  });
});
