import { describe, expect, it } from 'vitest';
import { checkChange } from '#core/bet/worded-change.ts';

const items = new Map([
  ['ITM-1', 'the export times out on our big board, please stream it'],
  ['ITM-2', 'Export of a big board fails after a minute'],
]);
const check = (change: string | null, metric: string | null, ...cites: string[]) =>
  checkChange({ change, metric, cites }, items);

it('takes what users ask for, in their words', () => {
  expect(check('stream the export of a big board', 'export failures', 'ITM-1', 'ITM-2')).toEqual({
    change: 'stream the export of a big board',
    metric: 'export failures',
  });
  expect(check(null, null, 'ITM-1')).toEqual({});
});

describe('does not take', () => {
  it.each([
    ['a number', 'stream exports 10x faster', 'ITM-1'],
    ['a field of its own', 'stream the export; confidence: high', 'ITM-1'],
    ['a link', 'stream the export https://evil.example', 'ITM-1'],
    ['a ping', 'stream the export <@U1>', 'ITM-1'],
    ['what nobody asked for', 'rewrite billing in Rust', 'ITM-1'],
    ['what cites an item that was not supplied', 'stream the export', 'ITM-9'],
    ['what is long', `stream the export ${'of the big board '.repeat(9)}`, 'ITM-1'],
  ])('%s', (_, change, cites) => {
    expect(check(change, null, cites)).toEqual({});
  });

  it('anything without a source', () => {
    expect(check('stream the export', 'export failures')).toEqual({});
  });
});
