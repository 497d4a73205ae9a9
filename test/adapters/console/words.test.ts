import { describe, expect, it } from 'vitest';
import { readClock } from '#adapters/console/clock-words.ts';
import { commandLine, formAsText } from '#adapters/console/form-text.ts';
import { imageProtocol, inlineImage } from '#adapters/console/inline-image.ts';
import { readName } from '#adapters/console/place.ts';
import { render } from '#adapters/console/render.ts';
import { wantsColour } from '#adapters/console/style.ts';
import type { Form } from '#core/chat/form.ts';
import { CONTEXT } from './samples.ts';

describe('/clock', () => {
  const NOW = '2026-10-20T08:00:00.000Z';
  const read = (text: string) => readClock(text, NOW, 'Europe/Berlin');

  it('goes by days at the same time of day, also over the end of summer time', () => {
    expect(read('+14d')).toBe('2026-11-03T09:00:00.000Z');
    expect(read('+2w')).toBe('2026-11-03T09:00:00.000Z');
    expect(read('-1d')).toBe('2026-10-19T08:00:00.000Z');
  });

  it('goes by hours and minutes', () => {
    expect(read('+3h')).toBe('2026-10-20T11:00:00.000Z');
    expect(read('-90m')).toBe('2026-10-20T06:30:00.000Z');
  });

  it('goes to a moment in the zone of the member; a bare day begins in the morning', () => {
    expect(read('2026-12-15 10:00')).toBe('2026-12-15T09:00:00.000Z');
    expect(read('2026-12-15')).toBe('2026-12-15T08:00:00.000Z');
  });

  it.each(['soon', '2026-02-30', '2026-12-15 25:00', '+d', '14'])('refuses %j', (text) => {
    expect(() => read(text)).toThrow(/no time to move the clock to/);
  });
});

describe('a name', () => {
  it.each([
    ['@Ana', 'ana'],
    ['#support', 'support'],
    ['josé', 'josé'],
    ['ana.b-c_d', 'ana.b-c_d'],
  ])('%j is %j', (text, name) => {
    expect(readName(text)).toBe(name);
  });

  it.each(['', 'dm:ana', 'two words', '../up', '\x1b[2J', '-x', 'a'.repeat(33)])('%j is none', (text) => {
    expect(readName(text)).toBeUndefined();
  });
});

describe('colour', () => {
  it.each([
    [{ isTTY: true }, true],
    [{ isTTY: false }, false],
    [{ isTTY: true, noColor: '1' }, false],
    [{ isTTY: true, noColor: '' }, true],
    [{ isTTY: true, term: 'dumb' }, false],
    [{ isTTY: false, forceColor: '1' }, true],
    [{ isTTY: true, forceColor: '0' }, false],
    [{ isTTY: false, forceColor: '1', noColor: '1' }, false],
  ])('%j -> %s', (facts, wanted) => {
    expect(wantsColour(facts)).toBe(wanted);
  });
});

describe('pictures among the text', () => {
  it('are shown where the terminal says it can, and not inside tmux', () => {
    expect(imageProtocol({ isTTY: true, kittyWindowId: '1' })).toBe('kitty');
    expect(imageProtocol({ isTTY: true, termProgram: 'iTerm.app' })).toBe('iterm2');
    expect(imageProtocol({ isTTY: true, termProgram: 'Apple_Terminal' })).toBeUndefined();
    expect(imageProtocol({ isTTY: true, kittyWindowId: '1', tmux: '/tmp/tmux' })).toBeUndefined();
    expect(imageProtocol({ isTTY: false, kittyWindowId: '1' })).toBeUndefined();
  });

  it('carry the whole PNG, for kitty in pieces of at most 4096', () => {
    const png = Uint8Array.from({ length: 10_000 }, (_, i) => i % 256);
    const base64 = Buffer.from(png).toString('base64');
    expect(inlineImage(png, 'iterm2', 72)).toContain(`width=72;preserveAspectRatio=1:${base64}\x07`);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the codes are what is looked for
    const pieces = [...inlineImage(png, 'kitty', 72).matchAll(/\x1b_G([^;]*);([^\x1b]*)\x1b\\/g)];
    expect(pieces.map(([, control]) => control?.at(-1))).toEqual(['1', '1', '1', '0']);
    expect(pieces.every(([, , data = '']) => data.length <= 4096)).toBe(true);
    expect(pieces.map(([, , data]) => data).join('')).toBe(base64);
  });
});

describe('a form in words', () => {
  const form: Form = {
    command: '/bet edit BET-12',
    title: 'Edit BET-12',
    submit: 'Save',
    fields: [
      { name: 'build', label: 'If we build', kind: 'line', optional: false, value: 'saved searches' },
      { name: 'move', label: 'from -> to', kind: 'line', optional: true, example: '31% -> 36%' },
      {
        name: 'by',
        label: 'by',
        kind: 'line',
        optional: true,
        value: 'soon',
        error: '"soon" is no date.',
        example: 'Dec 15',
      },
    ],
  };

  it('is its command and what has a value', () => {
    expect(commandLine(form, { build: 'saved searches', move: ' ', because: 'not in the form' })).toBe(
      '/bet edit BET-12 build: saved searches',
    );
    expect(commandLine(form, { build: 'one\n two' })).toBe('/bet edit BET-12 build: one; two');
  });

  it('says what was refused, what is missing, and a line that says it all', () => {
    expect(render(formAsText(form), { ...CONTEXT, boxed: false, width: 90 })).toBe(
      `Edit BET-12
by: "soon" is no date.

Still to say: by. May be left open: move
In one line: /bet edit BET-12 build: saved searches move: 31% -> 36% by: Dec 15`,
    );
  });
});
