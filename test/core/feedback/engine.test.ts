import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Memory, Said } from '#core/feedback/engine.ts';
import { makeEngine } from '#core/feedback/make-engine.ts';
import { finished } from '#core/feedback/steps.ts';
import { DARK, item, memories, REFUND, teach, twoThemes } from './given.ts';

describe('assessment', () => {
  it('calls the first item new, with nothing to choose from', () => {
    expect(makeEngine().assess('anything')).toMatchObject({ decision: 'new', candidates: [] });
  });

  it('puts a familiar item into its theme and ranks that first', () => {
    const { engine } = twoThemes();
    const { decision, candidates } = engine.assess('a refund for my last order please');
    expect(decision).toBe('sure');
    expect(candidates[0]?.theme).toBe('THM-1');
  });

  it('is the surer, the more of what is nearest is in one theme', () => {
    const { engine } = twoThemes();
    const both = engine.assess('a refund for my last order, please add dark mode');
    expect(both.decision).toBe('unsure');
    expect(engine.assess('a refund for my last order').confidence).toBeGreaterThan(both.confidence);
  });

  it('offers the biggest themes where hardly any is like it', () => {
    const { engine } = twoThemes();
    teach(engine, 'THM-3', ['keyboard shortcuts', 'keyboard', 'shortcuts', 'shortcuts overlap', 'keyboards']);
    expect(engine.assess('zzz').candidates.map(({ theme }) => theme)).toEqual(['THM-3', 'THM-1', 'THM-2']);
  });

  it('finds what nobody said before newer than what many said', () => {
    const { engine } = twoThemes();
    const strange = engine.assess('keyboard shortcuts overlap with screen reader');
    expect(strange.decision).toBe('new');
    expect(strange.newScore).toBeGreaterThan(engine.assess('refund of my order').newScore);
  });

  it.each([
    '',
    '   ',
    '!!!',
    '😡',
    'a'.repeat(100_000),
    '返金したい',
    '\u0000\u202E',
    '{"$ne":null} at x.ts:1:2',
  ])('takes any text: %j', (text) => {
    const { engine } = twoThemes();
    engine.learn(item(text), 'THM-3');
    expect(engine.assess(text).candidates[0]?.theme).toBe('THM-3');
  });
});

describe('forgetting', () => {
  it('undoes learning without a trace, whatever came before', () => {
    const said = fc.constantFrom(...REFUND, ...DARK, 'something else altogether', '返金したい');
    fc.assert(
      fc.property(fc.array(said, { maxLength: 12 }), said, (before, text) => {
        const engine = makeEngine();
        for (const [i, earlier] of before.entries()) {
          engine.learn({ id: `ITM-${i + 1}`, text: earlier }, i % 2 === 0 ? 'THM-1' : 'THM-2');
        }
        const was = memories(engine);
        const strand = engine.learn({ id: 'ITM-99', text }, 'THM-1');
        engine.forget({ id: 'ITM-99', text, strand }, 'THM-1');
        for (const memory of memories(engine)) {
          expect(was.find(({ id }) => id === memory.id)).toEqual(memory);
        }
      }),
    );
  });

  it('closes a theme with its last item', () => {
    const engine = makeEngine();
    const [only] = teach(engine, 'THM-1', ['a refund please']);
    engine.changed();
    if (only) engine.forget(only, 'THM-1');
    expect(engine.themes()).toEqual([]);
    expect(engine.changed()).toEqual({ saved: [], removed: [only?.strand] });
    expect(engine.assess('a refund please').candidates).toEqual([]);
  });

  it('leaves nothing of the item in what other themes remember', () => {
    const { engine } = twoThemes();
    const [said] = teach(engine, 'THM-3', ['a refund in dark mode please']);
    engine.changed();
    if (said) engine.forget(said, 'THM-3');
    expect(engine.changed()).toEqual({ saved: [], removed: [said?.strand] });
    teach(engine, 'THM-1', ['a refund in dark mode after all']);
    expect(JSON.stringify(engine.changed().saved)).not.toContain(`"${said?.id}"`);
  });

  it('refuses an item that is not there', () => {
    const { engine, dark } = twoThemes();
    expect(() => engine.forget(dark[0] as Said, 'THM-1')).toThrow('is not in THM-1');
    expect(() => engine.forget(dark[0] as Said, 'THM-9')).toThrow('THM-9 is not known');
  });
});

describe('labels and quotes', () => {
  it('labels a theme in its members own words, without stop words at the ends', () => {
    const { engine } = twoThemes();
    expect(engine.label('THM-1')).toBe('refund for my last order');
    expect(engine.label('THM-2')).toMatch(/^dark mode/);
  });

  it('gives another label when that is taken', () => {
    const { engine } = twoThemes();
    const first = engine.label('THM-2');
    const label = engine.label('THM-2', new Set([first]));
    expect(label).not.toBe(first);
    expect(label).toContain('dark mode');
  });

  it('quotes members of the theme, unlike each other', () => {
    const { engine } = twoThemes();
    teach(engine, 'THM-1', ['refund my last order please', 'refund my last order, please!']);
    const texts = engine.typical('THM-1', 3).map((said) => said.text);
    expect(texts).toHaveLength(3);
    expect(texts.filter((text) => text.startsWith('refund my last order'))).toHaveLength(1);
  });

  it('knows which themes are related', () => {
    const { engine } = twoThemes();
    teach(engine, 'THM-3', ['refund order not received']);
    expect(engine.related('THM-1', 5).map(({ theme }) => theme)[0]).toBe('THM-3');
  });
});

describe('pieces', () => {
  it('make the same engine again, in any order', () => {
    const { engine } = twoThemes();
    teach(engine, 'THM-3', ['refund order not received', 'app order']);
    const pieces = JSON.parse(JSON.stringify(memories(engine))) as readonly Memory[];
    for (const order of [pieces, [...pieces].reverse()]) {
      const copy = makeEngine();
      for (const piece of order) copy.load(piece);
      expect(memories(copy)).toEqual([]);
      for (const text of ['my last order, a refund', 'dark mode', 'not received']) {
        const [was, is] = [engine.assess(text), copy.assess(text)];
        expect(is.decision).toBe(was.decision);
        expect(is.candidates[0]?.theme).toBe(was.candidates[0]?.theme);
      }
      expect(finished(copy.consolidate())).toHaveLength(finished(engine.consolidate()).length);
    }
  });

  it('go where they say, whatever else is loaded before or after', () => {
    const { engine, dark } = twoThemes();
    const before = memories(engine);
    engine.regroup('THM-2', [...new Set(dark.map(({ strand }) => strand ?? ''))], 'THM-3', true);
    engine.keepApart('THM-1', 'THM-3');
    const { saved, removed } = engine.changed();
    for (const order of [saved, [...saved].reverse()]) {
      const copy = makeEngine();
      for (const piece of before) copy.load(piece);
      for (const piece of order) copy.load(piece);
      for (const id of removed) copy.drop(id);
      expect([...copy.themes()].sort()).toEqual(['THM-1', 'THM-3']);
      expect(copy.homeOf(dark[0]?.strand ?? '')).toBe('THM-3');
      expect(copy.items()).toBe(engine.items());
      expect(finished(copy.consolidate())).toEqual([]);
    }
  });

  it('are replaced when loaded again, and dropped without telling', () => {
    const { engine, dark } = twoThemes();
    const [first] = memories(engine);
    teach(engine, 'THM-1', ['give me a refund of my last order now']);
    if (first) engine.load(first);
    expect(engine.changed().saved.map(({ id }) => id)).not.toContain(first?.id);
    for (const { strand } of dark) engine.drop(strand ?? '');
    expect(engine.themes()).toEqual(['THM-1']);
    expect(engine.changed().removed).toEqual([]);
  });

  it('are small: one item changes the strand that it is in, and no other', () => {
    const { engine, refunds } = twoThemes();
    engine.changed();
    const [said] = teach(engine, 'THM-1', ['I want a refund for my last order today']);
    expect(said?.strand).toBe(refunds[0]?.strand);
    expect(engine.changed().saved.map(({ id }) => id)).toEqual([said?.strand]);
  });

  it('tell of a theme only what people decided of it', () => {
    const { engine } = twoThemes();
    expect(memories(engine).filter(({ kind }) => kind === 'theme')).toEqual([]);
    engine.merge('THM-2', 'THM-1', true);
    const { saved, removed } = engine.changed();
    expect(saved.filter(({ kind }) => kind === 'theme')).toEqual([
      { kind: 'theme', id: 'THM-1', apart: [], joined: 1 },
    ]);
    expect(removed).toEqual([]);
  });
});
