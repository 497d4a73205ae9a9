import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { render } from '#adapters/console/render.ts';
import { at, channel, code, italic, link, t } from '#core/chat/text.ts';
import { CONTEXT, EVERYTHING, reply } from './samples.ts';

const wide = (text: string) => Math.max(...text.split('\n').map((line) => stringWidth(line)));

describe('a reply on the screen', () => {
  it('reads like this at 80 columns', () => {
    expect(render(EVERYTHING, { ...CONTEXT, footer: '/thread 3', whereabouts: () => 'files/x.png' })).toBe(
      `│ BET-12 · Saved searches
│ If we add saved searches, we expect weekly retention to move from 31 % to 36 %
│ by Tue 15 Dec 2026, because people re-type the same filters.
│
│ stage       live                        owner       @Ana
│ confidence  60 %
│
│   “The export times out on big boards.
│    Every time.”
│    — dana, 2 days ago
│   “検索条件を毎回入力し直すのが面倒です。保存できるようにしてください。👩‍👩‍👧
│    お願いします。”
│
│ • ASM-4 people re-type the same filters: untested, and nobody has looked at
│   the logs to see
│ • BET-3 rests on it too
│
│ bet     statement                                       closes           conf.
│ ──────  ──────────────────────────────────────────────  ───────────────  ─────
│ BET-12  saved searches lift weekly retention from 31 %  Tue 15 Dec 2026   60 %
│         to 36 %
│ BET-3   faster exports                                  in 3 days        100 %
│
│ Weekly retention: 31 ▁▂▃▅ 34.2 %, target 36 %
│ Chart: files/x.png
│ ──────────────────────────────────────────────────────────────────────────────
│ File: files/x.png
│
│ [1] Validated   [2] Invalidated   [3] Inconclusive   [4] Extend
│
│ Snooze it:
│ [5] 1 day
│ [6] 1 week
│
│ Or type /bet call BET-12 validated because ...
╰ /thread 3`,
    );
  });

  it('gives the widest column of a table less room on a narrower screen', () => {
    const table = EVERYTHING.blocks.filter(({ kind }) => kind === 'table');
    expect(render(reply(...table), { ...CONTEXT, width: 60, boxed: false })).toBe(
      `bet     statement                     closes           conf.
──────  ────────────────────────────  ───────────────  ─────
BET-12  saved searches lift weekly    Tue 15 Dec 2026   60 %
        retention from 31 % to 36 %
BET-3   faster exports                in 3 days        100 %`,
    );
  });

  it('sets a table row by row where its columns have no room', () => {
    const labels = ['bet', 'statement', 'closes', 'owner', 'confidence'];
    const columns = labels.map((label) => ({ label, align: 'left' }) as const);
    const row = [
      t`BET-12`,
      t`saved searches lift retention`,
      t`tomorrow at ten`,
      t`Ana Ostrowska`,
      t`60 per cent`,
    ];
    expect(render(reply({ kind: 'table', columns, rows: [row] }), { ...CONTEXT, width: 40 })).toBe(
      `│ BET-12
│   statement saved searches lift
│             retention
│   closes tomorrow at ten
│   owner Ana Ostrowska
│   confidence 60 per cent`,
    );
  });

  it('sets facts one below the other where two have no room', () => {
    const facts = [
      { label: 'stage', value: t`live` },
      { label: 'resting on', value: t`ASM-4 and what follows from it` },
    ];
    expect(render(reply({ kind: 'facts', facts }), { ...CONTEXT, width: 40 })).toBe(
      `│ stage       live
│ resting on  ASM-4 and what follows
│             from it`,
    );
  });

  it('is never wider than the screen, from 40 columns on, whatever is in it', () => {
    const anything = fc.string({ unit: 'grapheme', maxLength: 200 });
    fc.assert(
      fc.property(anything, anything, fc.integer({ min: 40, max: 120 }), (a, b, width) => {
        const texts = EVERYTHING.blocks.map((block) => {
          switch (block.kind) {
            case 'quote':
              return { ...block, text: a };
            case 'table':
              return { ...block, rows: [[[a], [b], [a], [b]], ...block.rows] };
            case 'facts':
              return { ...block, facts: [...block.facts, { label: a.slice(0, 12), value: [b] }] };
            case 'list':
              return { ...block, items: [[a], [b]] };
            default:
              return block;
          }
        });
        const shown = render(reply(...texts), {
          ...CONTEXT,
          width,
          title: 'Ante to you',
          footer: '/thread 3',
        });
        expect(wide(shown)).toBeLessThanOrEqual(width);
      }),
    );
  });

  it('has no escape codes without colour, and the same words with it', () => {
    const plain = render(EVERYTHING, CONTEXT);
    const coloured = render(EVERYTHING, { ...CONTEXT, colour: true });
    expect(plain).not.toContain('\x1b');
    expect(coloured).toContain('\x1b[1mBET-12');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the codes are what is looked for
    expect(coloured.replace(/\x1b\[\d+m/g, '')).toBe(plain);
  });

  it('draws no box where none is wanted', () => {
    expect(
      render(reply({ kind: 'text', text: t`hello` }), { ...CONTEXT, boxed: false, title: 'Ante to you' }),
    ).toBe('Ante to you\nhello');
  });

  it('numbers buttons on from the number given', () => {
    const buttons = EVERYTHING.blocks.filter(({ kind }) => kind === 'buttons');
    expect(render(reply(...buttons), { ...CONTEXT, firstNumber: 5 })).toBe(
      '│ [5] Validated   [6] Invalidated   [7] Inconclusive   [8] Extend',
    );
  });

  it('refuses a button that not every platform could carry', () => {
    const button = { label: 'Long', command: `/bet ${'x'.repeat(96)}` };
    expect(() => render(reply({ kind: 'buttons', buttons: [button] }), CONTEXT)).toThrow(/100/);
  });
});

describe('a span', () => {
  const spelt = (...text: ReturnType<typeof t>) =>
    render(reply({ kind: 'text', text }), { ...CONTEXT, boxed: false });

  it('of a moment is in the zone of the reader', () => {
    expect(spelt(at('2026-12-14T23:30:00.000Z'))).toBe('Tue 15 Dec 2026 00:30');
    expect(spelt(at('2026-12-14T23:30:00.000Z', 'date'))).toBe('Tue 15 Dec 2026');
    expect(spelt(at('2026-11-20T13:20:00.000Z', 'relative'))).toBe('in 3 h 20 min');
    expect(spelt(at('2026-11-20T09:59:30.000Z', 'relative'))).toBe('just now');
  });

  it('of a link shows its address, whatever its label says', () => {
    expect(spelt(link('https://evil.example', 'https://good.example'))).toBe(
      'https://good.example (https://evil.example)',
    );
    expect(spelt(link('https://a.example', 'https://a.example'))).toBe('https://a.example');
  });

  it('is plain words without colour', () => {
    expect(spelt(...t`${italic('so')} ${code('/bet list')} in ${channel('support')}`)).toBe(
      'so /bet list in #support',
    );
  });
});
