import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeWithin, markdown } from '#adapters/discord/markdown.ts';
import { render } from '#adapters/discord/render.ts';
import type { Block, Reply } from '#core/chat/reply.ts';
import { at, bold, code, day, link, member, t } from '#core/chat/text.ts';
import { judge } from '../../simulators/discord/judge.ts';
import { EVERYTHING } from '../console/samples.ts';
import { anyReply } from './replies.ts';

const MESSAGE = 'POST /channels/{channel_id}/messages';
const PICTURE = new Uint8Array([1, 2, 3]);

function wrongWith(reply: Reply, drawn?: ReadonlyMap<Block, Uint8Array>): readonly string[] {
  const { body, files } = render(reply, {
    mark: 'https://discord.com/channels/1?ante=k',
    ...(drawn && { drawn }),
  });
  return judge(
    MESSAGE,
    body,
    files.map(({ name }) => name),
  );
}

const described = (reply: Reply) => render(reply).body.embeds[0]?.description ?? '';
const saying = (...blocks: readonly Block[]): Reply => ({ audience: 'everyone', blocks });

describe('rendering for Discord', () => {
  it('never exceeds a limit, whatever the reply', () => {
    fc.assert(
      fc.property(anyReply, fc.boolean(), (reply, isDrawn) => {
        const drawn = new Map(reply.blocks.map((block) => [block, PICTURE]));
        expect(wrongWith(reply, isDrawn ? drawn : undefined)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('reads well, with every kind of block', () => {
    const { body, files } = render(EVERYTHING);
    expect(body.embeds[0]?.description).toMatchInlineSnapshot(`
      "### BET-12 · Saved searches
      If we add saved searches, we expect weekly retention to move from 31 % to 36 % by Tue 15 Dec 2026, because people re-type the same filters.

      **stage** live
      **owner** @ana
      **confidence** 60 %

      > The export times out on big boards.
      > Every time.
      > — dana, <t:1794992400:R>

      > 検索条件を毎回入力し直すのが面倒です。保存できるようにしてください。👩‍👩‍👧 お願いします。

      - ASM-4 people re-type the same filters: **untested**, and nobody has looked at the logs to see
      - BET-3 rests on it too

      -# bet · statement · closes · conf.
      - BET-12 · saved searches lift weekly retention from 31 % to 36 % · Tue 15 Dec 2026 · 60 %
      - BET-3 · faster exports · in 3 days · 100 %

      Weekly retention: 31 ▁▂▃▅ 34.2 %, target 36 %

      ━━━━━━━━━━

      -# Or type \`/bet call BET-12 validated because ...\`"
    `);
    expect(files.map(({ name }) => name)).toEqual(['export.md']);
    expect(body.components).toHaveLength(2);
  });

  it('shows a chart as a picture that can be heard, and in words where it could not be drawn', () => {
    const chart = EVERYTHING.blocks.find(({ kind }) => kind === 'chart');
    if (!chart) throw new Error('no chart');
    const { body, files } = render(saying(chart), { drawn: new Map([[chart, PICTURE]]) });
    expect(body.embeds[0]).toMatchObject({ image: { url: 'attachment://chart-0.png' } });
    expect(body.attachments).toEqual([
      { id: '0', filename: 'chart-0.png', description: expect.stringContaining('Weekly retention') },
    ]);
    expect(files[0]?.data).toBe(PICTURE);
    expect(described(saying(chart))).toContain('Weekly retention');
  });

  it('loses nothing of what is too long: all of it goes along as a file', () => {
    const items = Array.from({ length: 300 }, (_, i) => t`item *${i}* of many`);
    const { body, files } = render(saying({ kind: 'list', items }));
    expect(body.embeds[0]?.description).toMatch(/the rest is in the file\.$/);
    expect(String(files[0]?.data)).toContain('item *299* of many');
  });

  it('cuts one long paragraph without cutting its markup', () => {
    const long = described(saying({ kind: 'quote', text: '*'.repeat(5000) }));
    expect(long.length).toBeLessThanOrEqual(4096);
    expect(long).toMatch(/^> (\\\*)+…\n-# /);
  });

  it('shows one button for one command, and types what has no room', () => {
    const press = (n: number) => ({ label: `Show ${n}`, command: `/bet show BET-${n}` });
    const buttons = [...Array.from({ length: 27 }, (_, i) => press(i + 1)), press(1)];
    const reply = saying({ kind: 'buttons', buttons });
    expect(render(reply).body.components.map(({ components }) => components.length)).toEqual([5, 5, 5, 5, 5]);
    expect(described(reply)).toBe('- Show 26: `/bet show BET-26`\n- Show 27: `/bet show BET-27`');
  });

  it('names files so that none takes another one away', () => {
    const file = { kind: 'file', name: '../../a b.md', mediaType: 'text/markdown', content: 'x' } as const;
    expect(render(saying(file, file)).files.map(({ name }) => name)).toEqual(['a-b.md', '1-a-b.md']);
  });

  it('says what is too large to send', () => {
    const content = 'x'.repeat(10_000_000);
    const { body, files } = render(
      saying({ kind: 'file', name: 'all.json', mediaType: 'text/plain', content }),
    );
    expect(files).toEqual([]);
    expect(body.embeds[0]).toMatchObject({ footer: { text: expect.stringContaining('all.json') } });
  });

  it('mentions nobody, and one person where that is what it is for', () => {
    expect(render(saying()).body.allowed_mentions).toEqual({ parse: [] });
    const { body } = render(saying(), { ping: '123456789012345678' });
    expect(body).toMatchObject({
      content: '<@123456789012345678>',
      allowed_mentions: { parse: [], users: ['123456789012345678'] },
    });
    expect(render(saying(), { ping: '@everyone' }).body).not.toHaveProperty('content');
  });
});

describe("text in Discord's markdown", () => {
  it.each([
    ['**bold** _it_ ~~x~~ ||s||', '\\*\\*bold\\*\\* \\_it\\_ \\~\\~x\\~\\~ \\|\\|s\\|\\|'],
    ['<@1> <#2> <t:3> <:e:4>', '\\<@1> \\<#2> \\<t:3> \\<:e:4>'],
    ['@everyone @here @ana', '\\@everyone \\@here @ana'],
    ['https://evil.example', 'https\\://evil.example'],
    ['[text](http://x)', '\\[text\\](http\\://x)'],
    ['# h\n> q\n- l\n1. n', '\\# h\n\\> q\n\\- l\n1\\. n'],
    ['`code` \\', '\\`code\\` \\\\'],
  ])('leaves %j what it is', (typed, written) => {
    expect(markdown([typed])).toBe(written);
  });

  it('writes people, moments, days, code and links as Discord does', () => {
    expect(markdown(t`${member('123456789012345678')} ${member('ana_b')}`)).toBe(
      '<@123456789012345678> @ana\\_b',
    );
    expect(markdown([at('2026-12-15T10:00:00.000Z', 'relative')])).toBe('<t:1797328800:R>');
    expect(markdown([day('2026-12-15')])).toBe('Tue 15 Dec 2026');
    expect(markdown(t`${code('a`b')} ${bold(' x ')}${bold('')}`)).toBe('`aˋb`  **x** ');
    expect(markdown([link('https://a.example/(x)', 'a](b')])).toBe('[a\\](b](https://a.example/%28x%29)');
    expect(markdown([link('javascript:x', 'here')])).toBe('here (javascript:x)');
  });

  it('leaves out what turns text round, and keeps what joins it', () => {
    expect(markdown(['pay \u202eevil\u202c to 👩‍👧'])).toBe('pay evil to 👩‍👧');
  });

  it('fits escaped text into what room there is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), fc.nat(200), (typed, max) => {
        expect(escapeWithin(typed, max).length).toBeLessThanOrEqual(max);
      }),
    );
  });
});
