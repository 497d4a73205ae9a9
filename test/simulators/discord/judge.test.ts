import { describe, expect, it } from 'vitest';
import { judge } from './judge.ts';

const MESSAGE = 'POST /channels/{channel_id}/messages';
const CALLBACK = 'POST /interactions/{interaction_id}/{interaction_token}/callback';
const mentions = { allowed_mentions: { parse: [] } };
const button = (custom_id: string) => ({ type: 2, style: 2, label: 'Save', custom_id });
const row = (...components: readonly object[]) => ({ type: 1, components });
const command = (more: object) => [{ name: 'bet', description: 'Bets', ...more }];

describe('the judge of requests', () => {
  it('lets pass what Discord takes', () => {
    expect(
      judge(MESSAGE, { ...mentions, content: 'hello', components: [row(button('a'), button('b'))] }),
    ).toEqual([]);
  });

  it.each([
    ['is empty', { ...mentions }],
    ['may mention everybody', { content: 'x' }],
    ['is over 2000', { ...mentions, content: 'x'.repeat(2001) }],
    ['has an embed over 4096', { ...mentions, embeds: [{ description: 'x'.repeat(4097) }] }],
    ['has two equal ids', { ...mentions, content: 'x', components: [row(button('a'), button('a'))] }],
    [
      'has six rows',
      { ...mentions, content: 'x', components: [1, 2, 3, 4, 5, 6].map((n) => row(button(`${n}`))) },
    ],
    ['has six in a row', { ...mentions, content: 'x', components: [row(...'abcdef'.split('').map(button))] }],
    ['has an unknown property', { ...mentions, content: 'x', enforceNonce: true }],
    ['has a long nonce', { ...mentions, content: 'x', nonce: 'x'.repeat(26) }],
    ['names a file that is not there', { ...mentions, embeds: [{ image: { url: 'attachment://a.png' } }] }],
  ])('refuses a message that %s', (_what, body) => {
    expect(judge(MESSAGE, body)).not.toEqual([]);
  });

  it('refuses a modal of six inputs', () => {
    const component = (n: number) => ({ type: 4, custom_id: `${n}`, style: 1 });
    const components = [1, 2, 3, 4, 5, 6].map((n) => ({ type: 18, label: 'L', component: component(n) }));
    const modal = (count: number) => ({
      type: 9,
      data: { custom_id: 'm', title: 't', components: components.slice(0, count) },
    });
    expect(judge(CALLBACK, modal(5))).toEqual([]);
    expect(judge(CALLBACK, modal(6))).toEqual(['a modal has 1 to 5 components']);
  });

  it.each([
    ['an upper-case name', command({ name: 'Bet' })],
    ['no description', command({ description: '' })],
    [
      '26 options',
      command({
        options: Array.from({ length: 26 }, (_, n) => ({ type: 1, name: `o${n}`, description: 'd' })),
      }),
    ],
    [
      'a required option after another',
      command({
        options: [
          { type: 3, name: 'a', description: 'd' },
          { type: 3, name: 'b', description: 'd', required: true },
        ],
      }),
    ],
  ])('refuses a command with %s', (_what, body) => {
    expect(judge('PUT /applications/{application_id}/commands', body)).not.toEqual([]);
  });
});
