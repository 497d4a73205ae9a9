import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { render } from '#adapters/console/render.ts';
import { safe, safeJson } from '#adapters/console/safe.ts';
import type { Block, Reply } from '#core/chat/reply.ts';
import { bold, channel, code, italic, link, member, t } from '#core/chat/text.ts';
import { CONTEXT, reply } from './samples.ts';

const ACTS_OR_HIDES = /[^\P{Cc}\n]|[\u061c\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/u;

describe('text from outside', () => {
  it('shows what would act on the terminal as a picture', () => {
    expect(safe('\x1b[2J\x07 \x9b31m \x7f a\tb')).toBe('␛[2J␇ �31m ␡ a  b');
  });

  it('loses what reorders or hides text, and keeps what emoji and scripts need', () => {
    expect(safe('user\u202Etxt.exe \u2066x\u2069\u200B\u{e0041}')).toBe('usertxt.exe x');
    expect(safe('👩‍👩‍👧 שלום می‌خواهم')).toBe('👩‍👩‍👧 שלום می‌خواهم');
  });

  it('has one kind of line end', () => {
    expect(safe('a\r\nb\rc\u2028d')).toBe('a\nb\nc\nd');
  });

  it('never reaches the terminal as control characters, wherever in a reply it stands', () => {
    const hostile = fc
      .array(
        fc.constantFrom('\x1b[2J', '\x1b]0;x\x07', '\x9b1m', '\u202E', '\u2066', '\r', '\0', 'a', ' ', '\n'),
      )
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(hostile, (text) => {
        const shown = render(everywhere(text), { ...CONTEXT, nameOf: () => text, whereabouts: () => text });
        expect(shown).not.toMatch(ACTS_OR_HIDES);
      }),
    );
  });

  it('is escaped in JSON, and comes back the same', () => {
    const text = '\x1b[2J \x9b \u202E \u{e0041} \u2028 ü 😀';
    const line = safeJson({ text });
    expect(line).not.toMatch(ACTS_OR_HIDES);
    expect(line).not.toContain('\n');
    expect(JSON.parse(line)).toEqual({ text });
  });
});

function everywhere(text: string): Reply {
  const spans = t`${text}${bold(text)}${italic(text)}${code(text)}${member('x')}${channel(text)}${link(text, text)}`;
  const button = { label: text, command: '/bet help' };
  const blocks: Block[] = [
    { kind: 'heading', text: spans },
    { kind: 'text', text: spans },
    { kind: 'facts', facts: [{ label: text, value: spans }] },
    { kind: 'quote', text, source: spans },
    { kind: 'list', items: [spans] },
    { kind: 'table', columns: [{ label: text, align: 'right' }], rows: [[spans]] },
    { kind: 'note', text: spans },
    { kind: 'chart', alt: text, chart: { kind: 'calibration', title: text, bins: [] } },
    { kind: 'buttons', buttons: [button] },
    { kind: 'select', placeholder: text, options: [button] },
    { kind: 'file', name: text, mediaType: 'text/plain', content: text },
  ];
  return reply(...blocks);
}
