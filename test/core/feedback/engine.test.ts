import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Engine, Said, ThemeMemory } from '#core/feedback/engine.ts';
import { makeEngine } from '#core/feedback/make-engine.ts';
import type { ThemeId } from '#core/ids.ts';

const REFUND = [
  'I want a refund for my last order',
  'refund my last order please',
  'where is the refund for my order',
  'give me a refund of my last order',
];
const DARK = [
  'please add a dark mode to the app',
  'the app needs dark mode at night',
  'dark mode for the app would be great',
  'add dark mode please',
];

let count = 0;
const item = (text: string): Said => ({ id: `ITM-${++count}`, text });

function teach(engine: Engine, theme: ThemeId, texts: readonly string[], byPerson = false): readonly Said[] {
  return texts.map((text) => {
    const said = item(text);
    return { ...said, strand: engine.learn(said, theme, byPerson) };
  });
}

/** An engine with refunds in THM-1 and dark mode in THM-2. */
function twoThemes(): { engine: Engine; refunds: readonly Said[]; dark: readonly Said[] } {
  const engine = makeEngine();
  return { engine, refunds: teach(engine, 'THM-1', REFUND), dark: teach(engine, 'THM-2', DARK) };
}

function carryOut(engine: Engine): void {
  let opened = 100;
  for (const proposal of engine.consolidate()) {
    if (proposal.kind === 'merge') engine.merge(proposal.from, proposal.into);
    else engine.regroup(proposal.from, proposal.strands, proposal.into ?? `THM-${opened++}`);
  }
}

function themeOf(engine: Engine, strand: string | undefined): ThemeId | undefined {
  return memories(engine).find((memory) => memory.strands.some(({ id }) => id === strand))?.id;
}

/** All that the engine knows, as it would be saved. */
function memories(engine: Engine): readonly ThemeMemory[] {
  const copy = makeEngine();
  const { saved } = engine.changed();
  for (const memory of saved) copy.load(memory);
  for (const memory of saved) engine.load(memory);
  return saved;
}

describe('assessment', () => {
  it('calls the first item new, with nothing to choose from', () => {
    expect(makeEngine().assess('anything')).toMatchObject({ decision: 'new', candidates: [], strands: [] });
  });

  it('puts a familiar item into its theme and ranks that first', () => {
    const { engine } = twoThemes();
    const { decision, candidates } = engine.assess('a refund for my last order please');
    expect(decision).toBe('sure');
    expect(candidates[0]?.theme).toBe('THM-1');
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
        const was = byId(memories(engine));
        const strand = engine.learn({ id: 'ITM-99', text }, 'THM-1');
        engine.forget({ id: 'ITM-99', text, strand }, 'THM-1');
        for (const memory of memories(engine))
          expect(byId([memory])).toEqual(was.filter(({ id }) => id === memory.id));
      }),
    );
  });

  it('closes a theme with its last item', () => {
    const engine = makeEngine();
    const [only] = teach(engine, 'THM-1', ['a refund please']);
    engine.changed();
    if (only) engine.forget(only, 'THM-1');
    expect(engine.themes()).toEqual([]);
    expect(engine.changed()).toEqual({ saved: [], removed: ['THM-1'] });
    expect(engine.assess('a refund please').candidates).toEqual([]);
  });

  it('refuses an item that is not there', () => {
    const { engine, dark } = twoThemes();
    expect(() => engine.forget(dark[0] as Said, 'THM-1')).toThrow('is not in THM-1');
    expect(() => engine.forget(dark[0] as Said, 'THM-9')).toThrow('THM-9 is not known');
  });
});

describe('what people decide', () => {
  it('is learnt from a merge', () => {
    const { engine } = twoThemes();
    engine.merge('THM-2', 'THM-1', true);
    expect(engine.assess('dark mode please').candidates[0]?.theme).toBe('THM-1');
    expect(engine.themes()).toEqual(['THM-1']);
  });

  it('keeps a merge whole', () => {
    const { engine } = twoThemes();
    engine.merge('THM-2', 'THM-1', true);
    carryOut(engine);
    expect(engine.themes()).toEqual(['THM-1']);
  });

  it('keeps a machine merge open to be taken apart', () => {
    const { engine } = twoThemes();
    engine.merge('THM-2', 'THM-1');
    carryOut(engine);
    expect(engine.themes()).toHaveLength(2);
  });

  it('keeps apart what differs, however alike it is', () => {
    const engine = makeEngine();
    teach(engine, 'THM-1', REFUND);
    teach(engine, 'THM-2', REFUND);
    engine.keepApart('THM-1', 'THM-2');
    carryOut(engine);
    expect(engine.themes()).toEqual(['THM-1', 'THM-2']);
    engine.keepApart('THM-1', 'THM-2', true);
    carryOut(engine);
    expect(engine.themes()).toHaveLength(1);
  });

  it('keeps a split, and what it kept apart stays apart from what either is merged into', () => {
    const engine = makeEngine();
    const refunds = teach(engine, 'THM-1', REFUND);
    engine.split('THM-1', refunds.slice(2), 'THM-2', true);
    teach(engine, 'THM-3', DARK);
    engine.merge('THM-2', 'THM-3', true);
    carryOut(engine);
    expect(engine.themes()).toEqual(expect.arrayContaining(['THM-1', 'THM-3']));
    expect(engine.questions(new Set())).toEqual([]);
  });

  it('never moves an item that a person placed', () => {
    const { engine } = twoThemes();
    const [placed] = teach(engine, 'THM-2', ['refund of my last order'], true);
    carryOut(engine);
    expect(themeOf(engine, placed?.strand)).toBe('THM-2');
  });
});

describe('consolidation', () => {
  it('merges themes that are one, into the bigger', () => {
    const engine = makeEngine();
    teach(engine, 'THM-1', REFUND.slice(0, 1));
    teach(engine, 'THM-2', [...REFUND, ...REFUND]);
    teach(engine, 'THM-3', DARK);
    expect(engine.consolidate()).toEqual([{ kind: 'merge', from: 'THM-1', into: 'THM-2' }]);
  });
});

describe('questions', () => {
  it('asks about themes that are alike, quotes both, and never asks again', () => {
    const engine = makeEngine();
    teach(engine, 'THM-1', REFUND);
    teach(engine, 'THM-2', ['my refund order never came', 'order refund never came', ...DARK]);
    const [question] = engine.questions(new Set());
    expect(question).toMatchObject({ kind: 'merge', a: 'THM-1', b: 'THM-2' });
    expect(question?.quotes.map((quotes) => quotes.length)).toEqual([2, 2]);
    expect(engine.questions(new Set([question?.key ?? '']))).toEqual([]);
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
    const pieces = JSON.parse(JSON.stringify(memories(engine))) as readonly ThemeMemory[];
    for (const order of [pieces, [...pieces].reverse()]) {
      const copy = makeEngine();
      for (const piece of order) copy.load(piece);
      expect(byId(memories(copy))).toEqual([]);
      for (const text of ['my last order, a refund', 'dark mode', 'not received']) {
        const [was, is] = [engine.assess(text), copy.assess(text)];
        expect(is.decision).toBe(was.decision);
        expect(is.candidates[0]?.theme).toBe(was.candidates[0]?.theme);
      }
      expect(copy.consolidate()).toHaveLength(engine.consolidate().length);
    }
  });

  it('are replaced when loaded again, and dropped without telling', () => {
    const { engine } = twoThemes();
    const [first] = memories(engine);
    teach(engine, 'THM-1', ['one more refund']);
    if (first) engine.load(first);
    expect(engine.changed().saved.map(({ id }) => id)).not.toContain('THM-1');
    engine.drop('THM-1');
    expect(engine.themes()).toEqual(['THM-2']);
    expect(engine.changed().removed).toEqual([]);
  });

  it('name exactly the themes that changed', () => {
    const { engine } = twoThemes();
    engine.changed();
    teach(engine, 'THM-3', ['nothing like the others whatsoever']);
    expect(engine.changed().saved.map(({ id }) => id)).toEqual(['THM-3']);
    engine.merge('THM-2', 'THM-1');
    expect(engine.changed()).toMatchObject({ saved: [{ id: 'THM-1' }], removed: ['THM-2'] });
  });
});

/** As a set of documents: the order in which features and samples stand says nothing. */
function byId(memories: readonly ThemeMemory[]) {
  return memories.map((memory) => ({
    ...memory,
    strands: memory.strands
      .map(({ features, counts, samples, ...strand }) => ({
        ...strand,
        features: Object.fromEntries(features.map((feature, i) => [feature, counts[i]])),
        samples: samples.map((sample) => ({ ...sample, near: Object.fromEntries(sample.near) })),
      }))
      .sort((a, b) => (a.id < b.id ? -1 : 1)),
  }));
}
