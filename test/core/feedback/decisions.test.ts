import { describe, expect, it } from 'vitest';
import type { Engine, Memory } from '#core/feedback/engine.ts';
import { makeEngine } from '#core/feedback/make-engine.ts';
import { unpackInts } from '#core/feedback/packed.ts';
import { finished } from '#core/feedback/steps.ts';
import { numberOf } from '#core/ids.ts';
import { carryOut, DARK, memories, REFUND, teach, twoThemes } from './given.ts';

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

  it('leads what comes later to where either side went', () => {
    const { engine } = twoThemes();
    engine.merge('THM-2', 'THM-1', true);
    teach(engine, 'THM-3', ['the app has no dark mode at night', 'dark mode for the app at night']);
    teach(engine, 'THM-4', ['refund for the order before my last']);
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

  it('leaves no bond to what is gone for good, and those to what only went elsewhere', () => {
    const { engine, refunds } = twoThemes();
    const [first] = refunds;
    if (!first) throw new Error('no item');
    const kept = new Map<string, Memory>();
    const bonds = () => {
      for (const memory of memories(engine)) kept.set(memory.id, memory);
      return [...kept.values()].flatMap((memory) =>
        memory.kind === 'strand' ? memory.samples.flatMap(({ near }) => [...unpackInts(near)]) : [],
      );
    };
    engine.forget(first, 'THM-1');
    expect(bonds()).toContain(numberOf(first.id));
    engine.unbind(first.id);
    expect(bonds()).not.toContain(numberOf(first.id));
  });

  it('leaves a settled theme whole until it is released, and what was settled before longer', () => {
    const { engine, dark } = twoThemes();
    engine.merge('THM-2', 'THM-1');
    const first = engine.settle('THM-1');
    expect(first).toEqual(expect.arrayContaining([dark[0]?.strand]));
    expect(engine.settle('THM-1')).toEqual([]);
    carryOut(engine);
    expect(engine.themes()).toEqual(['THM-1']);
    engine.release([...first, 'gone']);
    carryOut(engine);
    expect(engine.themes()).toHaveLength(2);
  });

  it('never moves an item that a person placed', () => {
    const { engine } = twoThemes();
    const [placed] = teach(engine, 'THM-2', ['refund of my last order'], true);
    carryOut(engine);
    expect(engine.homeOf(placed?.strand ?? '')).toBe('THM-2');
  });
});

describe('consolidation', () => {
  it('lets what has little in common with its theme stand alone', () => {
    const { engine, dark } = twoThemes();
    const [stray] = teach(engine, 'THM-2', ['my cat sleeps at night and likes it']);
    carryOut(engine);
    expect(dark.map(({ strand = '' }) => engine.homeOf(strand))).toEqual(dark.map(() => 'THM-2'));
    expect(engine.homeOf(stray?.strand ?? '')).not.toBe('THM-2');
  });

  it('merges themes that are one, into the bigger', () => {
    const engine = makeEngine();
    teach(engine, 'THM-1', REFUND.slice(0, 1));
    teach(engine, 'THM-2', [...REFUND, ...REFUND]);
    teach(engine, 'THM-3', DARK);
    expect(finished(engine.consolidate())).toEqual([{ kind: 'merge', from: 'THM-1', into: 'THM-2' }]);
  });
});

describe('questions', () => {
  it('asks about themes that are alike, quotes both, and never asks again', () => {
    const engine = makeEngine();
    teach(engine, 'THM-1', REFUND);
    teach(engine, 'THM-2', REFUND);
    teach(engine, 'THM-3', DARK);
    const [question] = engine.questions(new Set());
    expect(question).toMatchObject({ kind: 'merge', a: 'THM-1', b: 'THM-2' });
    expect(question?.quotes.map((quotes) => quotes.length)).toEqual([2, 2]);
    expect(engine.questions(new Set([question?.key ?? '']))).toEqual([]);
  });
});

describe('answers', () => {
  /** How many pairs of themes look alike enough to be asked about, after pairs of others were told apart. */
  function asked(toldApart: number): number {
    const engine = makeEngine();
    teach(engine, 'THM-1', [...REFUND, 'refund dark mode', 'refund of my order in dark mode']);
    teach(engine, 'THM-2', [...DARK, 'a refund for my last order in dark mode']);
    const others = Array.from({ length: 2 * toldApart }, (_, i) => `THM-${100 + i}` as const);
    for (const [i, id] of others.entries()) {
      teach(engine, id, [`word${i}`]);
      const before = others[i - 1];
      if (before && i % 2 === 1) engine.keepApart(id, before);
    }
    return engine.questions(new Set()).filter(({ kind }) => kind === 'merge').length;
  }

  it('make it ask about fewer pairs of themes where pairs turned out to differ', () => {
    expect(asked(0)).toBe(1);
    expect(asked(20)).toBe(0);
  });
});

describe('a question about a split', () => {
  function mixed(): { engine: Engine; strands: readonly string[] } {
    const engine = makeEngine();
    teach(engine, 'THM-1', [...REFUND, ...DARK]);
    const [question] = engine.questions(new Set());
    if (question?.kind !== 'split') throw new Error(`asked ${JSON.stringify(question)}`);
    expect(question.theme).toBe('THM-1');
    return { engine, strands: question.strands };
  }

  it('is asked of a theme that holds two things, and a yes lasts', () => {
    const { engine, strands } = mixed();
    engine.regroup('THM-1', strands, 'THM-2', true);
    carryOut(engine);
    expect([...engine.themes()].sort()).toEqual(['THM-1', 'THM-2']);
    expect(engine.questions(new Set())).toEqual([]);
  });

  it('leaves what was seen where it is on a no', () => {
    const { engine, strands } = mixed();
    engine.regroup('THM-1', strands, 'THM-1', true);
    carryOut(engine);
    const kept = memories(engine).find((memory) => memory.kind === 'strand' && memory.placed);
    expect(kept).toMatchObject({ theme: 'THM-1' });
    expect(strands).toContain(kept?.id);
  });
});
