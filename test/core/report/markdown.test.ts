import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inert } from '#core/chat/inert.ts';
import { bold, code, link, member, t } from '#core/chat/text.ts';
import { escapeMarkdown, markdown, quoteLines } from '#core/report/markdown.ts';

const nameOf = (id: string) => (id === 'U1' ? 'Ana_B' : id);

describe('a text as Markdown', () => {
  it('spells what has a meaning', () => {
    const text = t`${bold('BET-12')} by ${member('U1')}: ${code('/bet show BET-12')}, ${link('https://a.example/x', 'source')}`;
    expect(markdown(text, nameOf)).toBe(
      '**BET-12** by @Ana\\_B: `/bet show BET-12`, source (https://a.example/x)',
    );
  });

  it.each([
    ['# no heading', '\\# no heading'],
    ['- no list', '\\- no list'],
    ['1. no list', '1\\. no list'],
    ['<script>', '\\<script\\>'],
    ['[a](https://evil.example)', '\\[a\\](https://evil.example)'],
    ['![a](b)', '\\!\\[a\\](b)'],
    ['a | b', 'a \\| b'],
    ['`*_~', '\\`\\*\\_\\~'],
    ['---', '\\---'],
  ])('takes the meaning from %s', (typed, escaped) => {
    expect(escapeMarkdown(typed)).toBe(escaped);
  });

  it('leaves nothing that acts on a terminal or turns text round', () => {
    const typed = 'a\u001b[2Jb \u202etxt.exe\u202c \u{1f469}\u200d\u{1f4bb}';
    expect(escapeMarkdown(typed)).toBe('a␛\\[2Jb txt.exe \u{1f469}\u200d\u{1f4bb}');
    expect(markdown([code(typed)], nameOf)).toBe(`\`${inert(typed)}\``);
  });

  it('loses no character that can be seen', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (typed) => {
        const back = escapeMarkdown(typed).replace(/\\([\\`*_{}[\]<>#|~&!$\-+=.)])/g, '$1');
        expect(back).toBe(inert(typed));
      }),
    );
  });

  it('takes no longer than it must for what is long and empty', () => {
    const blank = '\n'.repeat(100_000);
    expect(escapeMarkdown(blank)).toBe(blank);
  });

  it('fences code by more backticks than it holds', () => {
    expect(markdown([code('a `` b')], nameOf)).toBe('``` a `` b ```');
  });

  it('quotes line by line, so that no line of it gets out', () => {
    expect(quoteLines('one\r\n\n# two\u2028three')).toBe('> one\n>\n> \\# two\n> three');
  });
});
