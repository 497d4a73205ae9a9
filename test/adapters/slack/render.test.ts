import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { render, renderInView } from '#adapters/slack/render.ts';
import type { Block, Reply } from '#core/chat/reply.ts';
import { at, bold, channel, code, day, link, member, type Text, t } from '#core/chat/text.ts';
import { problemsOf } from '../../simulators/slack/limits.ts';
import { anyReply } from './replies.ts';

const reply = (...blocks: readonly Block[]): Reply => ({ audience: 'everyone', blocks });
const said = (text: Text) => render(reply({ kind: 'text', text })).blocks;

describe('render', () => {
  it('never exceeds a limit, whatever the reply', () => {
    fc.assert(
      fc.property(anyReply, (any) => {
        const { blocks, text } = render(any);
        expect(problemsOf(blocks, 'message')).toEqual([]);
        expect(problemsOf(renderInView(any.blocks), 'view')).toEqual([]);
        expect(text.length).toBeGreaterThan(0);
        expect(text.length).toBeLessThanOrEqual(40_000);
      }),
      { numRuns: 300 },
    );
  });

  it('puts what did not fit into a file, whole, and says so', () => {
    fc.assert(
      fc.property(anyReply, (any) => {
        const { blocks, files } = render(any);
        const whole = files.filter(({ name }) => name === 'show-all.txt');
        expect(JSON.stringify(blocks).includes('Show all:')).toBe(whole.length === 1);
      }),
      { numRuns: 100 },
    );
    const words = Array.from({ length: 2_000 }, (_, i) => `word${i}`).join(' ');
    const { blocks, files } = render(reply({ kind: 'text', text: [words] }));
    expect(files).toEqual([{ name: 'show-all.txt', content: words }]);
    expect(JSON.stringify(blocks)).toMatch(/word\d+…"/);
  });

  it('keeps what can be pressed when there is too much to read', () => {
    const long = { kind: 'text', text: ['x'.repeat(2_900)] } as const;
    const last = { kind: 'buttons', buttons: [{ label: 'Place', command: '/bet place BET-1' }] } as const;
    const { blocks } = render(reply(...Array.from({ length: 9 }, () => long), last));
    expect(JSON.stringify(blocks)).toContain('"value":"/bet place BET-1"');
  });

  it('refuses a command that other platforms could not carry', () => {
    const buttons = [{ label: 'Too long', command: `/bet ${'x'.repeat(100)}` }];
    expect(() => render(reply({ kind: 'buttons', buttons }))).toThrow('over 100 characters');
  });

  it('says people, places and moments in the structure of rich text', () => {
    const moment = at('2026-11-20T14:00:00.000Z', 'relative');
    const [block] = said(
      t`${member('U1')} in ${channel('C1')} by ${day('2026-12-15')}, ${moment}, ${code('/bet')}`,
    );
    expect(block).toEqual({
      type: 'rich_text',
      elements: [
        {
          type: 'rich_text_section',
          elements: [
            { type: 'user', user_id: 'U1' },
            { type: 'text', text: ' in ' },
            { type: 'channel', channel_id: 'C1' },
            { type: 'text', text: ' by ' },
            { type: 'text', text: 'Tue 15 Dec 2026' },
            { type: 'text', text: ', ' },
            { type: 'date', timestamp: 1795183200, format: '{ago}', fallback: '2026-11-20 14:00 UTC' },
            { type: 'text', text: ', ' },
            { type: 'text', text: '/bet', style: { code: true } },
          ],
        },
      ],
    });
  });

  it('links only where a link can lead', () => {
    const bad = JSON.stringify(said(t`${link('javascript:alert(1)', 'here')}`));
    expect(bad).not.toContain('javascript');
    expect(JSON.stringify(said(t`${link('https://example.com', 'here')}`))).toContain('"type":"link"');
  });

  it('keeps markup and mentions in what people typed inert, wherever it stands', () => {
    const typed = '<!channel> <@U1> *all* `x` & <https://evil.example|here> :tada:';
    const anywhere: readonly Block[] = [
      { kind: 'heading', text: [typed] },
      { kind: 'text', text: [typed] },
      { kind: 'note', text: [typed] },
      { kind: 'quote', text: typed, source: [typed] },
      { kind: 'list', items: [[typed]] },
      { kind: 'facts', facts: [{ label: 'Owner', value: [typed] }] },
      { kind: 'table', columns: [{ label: typed, align: 'left' }], rows: [[[typed]]] },
      { kind: 'buttons', buttons: [{ label: typed, command: '/bet list' }] },
    ];
    for (const block of anywhere) {
      const { blocks, text } = render(reply(block));
      expect(mrkdwnIn(blocks).filter((words) => /<[!@]|<http|\*all|`|:tada:/.test(words))).toEqual([]);
      expect(text).not.toMatch(/<[!@]|<http/);
    }
  });

  it('leaves out what turns text round, and keeps what joins it', () => {
    expect(JSON.stringify(said(['pay \u202eevil\u202c to 👩‍👧']))).toContain('"pay evil to 👩‍👧"');
  });

  it('escapes in mrkdwn what mrkdwn would read, and leaves the words readable', () => {
    const note = { kind: 'note', text: t`a < b & c > d, ${bold('done')} by ${member('U1')}` } as const;
    expect(mrkdwnIn(render(reply(note)).blocks)).toEqual(['a &lt; b &amp; c &gt; d, *done* by <@U1>']);
  });

  it('shows short facts side by side, and a small table in columns', () => {
    const facts = { kind: 'facts', facts: [{ label: 'Stage', value: t`live` }] } as const;
    expect(render(reply(facts)).blocks).toEqual([
      { type: 'section', fields: [{ type: 'mrkdwn', text: '*Stage*\nlive', verbatim: true }] },
    ]);
    const table = {
      kind: 'table',
      columns: [
        { label: 'bet', align: 'left' },
        { label: 'conf.', align: 'right' },
      ],
      rows: [[['BET-1'], ['60 %']]],
    } as const;
    expect(JSON.stringify(render(reply(table)).blocks)).toContain('bet    conf.\\nBET-1   60 %');
  });

  it('says in the notification what it is about, people by their names', () => {
    const note = { kind: 'note', text: t`small print` } as const;
    const text = { kind: 'text', text: t`Only ${member('U1')} can` } as const;
    const heading = { kind: 'heading', text: t`BET-1 · search & find` } as const;
    expect(render(reply(note, text, heading)).text).toBe('BET-1 · search &amp; find\nOnly <@U1> can');
    expect(render(reply(note)).text).toBe('small print');
  });

  it('says something in the notification of a reply that has no words', () => {
    expect(render(reply({ kind: 'divider' })).text).toBe('Ante');
  });
});

/** All text of blocks that Slack reads as mrkdwn. */
function mrkdwnIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(mrkdwnIn);
  if (typeof value !== 'object' || value === null) return [];
  const { type, text } = value as Record<string, unknown>;
  if (type === 'mrkdwn') return [String(text)];
  return Object.values(value).flatMap(mrkdwnIn);
}
