import { describe, expect, it } from 'vitest';
import { makeEngine } from '#core/feedback/make-engine.ts';
import { cosine, middleOf, packVector, unpackVector } from '#core/feedback/vectors.ts';
import type { ItemId } from '#core/ids.ts';
import { carryOut, memories } from './given.ts';

const vector = (space: string, ...values: readonly number[]) => {
  const packed = packVector(space, values);
  if (packed === undefined) throw new Error('no direction');
  return packed;
};
const read = (...values: readonly number[]) => unpackVector(vector('m', ...values));

describe('a vector', () => {
  it('keeps its direction in a byte a dimension, whatever its length', () => {
    const packed = packVector(
      'model/256',
      Array.from({ length: 256 }, (_, i) => Math.sin(i) * 1e-3),
    );
    expect(packed?.length).toBeLessThan(360);
    expect(cosine(read(3, 4), read(0.3, 0.4))).toBeCloseTo(1, 4);
    expect(cosine(read(3, 4), read(-4, 3))).toBeCloseTo(0, 1);
    expect(cosine(read(1, 0), read(-5, 0))).toBeCloseTo(-1, 4);
  });

  it('needs a direction', () => {
    expect([packVector('m', [0, 0]), packVector('m', []), packVector('m', [Number.NaN, 1])]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('is never compared with one of another space', () => {
    expect(cosine(read(1, 2), unpackVector(vector('other', 1, 2)))).toBeUndefined();
    expect(cosine(read(1, 2), read(1, 2, 3))).toBeUndefined();
    expect(middleOf([unpackVector(vector('other', 1, 0)), read(0, 1), read(1, 1)])?.space).toBe('m');
  });

  it('has a middle with others, but not with its opposite', () => {
    const middle = middleOf([read(1, 0), read(0, 7)]);
    expect(middle && cosine(middle, read(1, 1))).toBeCloseTo(1, 3);
    expect(middleOf([read(1, 0), read(-1, 0)])).toBeUndefined();
    expect(middleOf([])).toBeUndefined();
  });
});

const MONEY = ['give me back my money', 'refund please', 'I demand reimbursement'];
const NIGHT = ['dark mode', 'my eyes hurt in the evening', 'a black background please'];
/** Two things that people say in words of which no two have one in common. */
const money = (i: number) => vector('m', 1, 0.1 * i, 0.2);
const night = (i: number) => vector('m', 0.1 * i, 1, 0.2);

function taught() {
  const engine = makeEngine();
  const learn = (id: ItemId, text: string, theme: `THM-${number}`, at: string) =>
    engine.learn({ id, text, vector: at }, theme);
  const [refund = '', dark = ''] = [MONEY[0], NIGHT[0]];
  return {
    engine,
    refund: learn('ITM-1', refund, 'THM-1', money(0)),
    dark: learn('ITM-2', dark, 'THM-2', night(0)),
  };
}

describe('an engine that is told where texts lie', () => {
  it('finds what means the same in other words', () => {
    const { engine } = taught();
    const [, text = ''] = MONEY;
    // By words alone no theme is more like it than any other.
    expect(new Set(engine.assess(text).candidates.map(({ score }) => score)).size).toBe(1);
    expect(engine.assess(text).decision).toBe('new');
    const { candidates, decision } = engine.assess(text, money(1));
    expect(candidates[0]?.theme).toBe('THM-1');
    expect(decision).not.toBe('new');
    expect(engine.assess(text, night(1)).candidates[0]?.theme).toBe('THM-2');
  });

  it('goes by words where the vector is of another space, or tells nothing', () => {
    const { engine } = taught();
    const plain = engine.assess('dark mode at night');
    expect(engine.assess('dark mode at night', vector('another', 1, 0, 0))).toEqual(plain);
    expect(engine.assess('dark mode at night', vector('m', 0, 0, 1)).candidates[0]?.theme).toBe('THM-2');
  });

  it('brings themes together that mean the same, once it is told', () => {
    const engine = makeEngine();
    const said = [...MONEY, ...NIGHT].map((text, i) => ({ id: `ITM-${i + 1}` as const, text }));
    for (const [i, item] of said.entries()) engine.learn(item, `THM-${i + 1}`);
    carryOut(engine);
    expect(engine.themes().length).toBeGreaterThan(2);
    for (const [i, item] of said.entries())
      engine.place({ ...item, vector: i < 3 ? money(i) : night(i - 3) });
    carryOut(engine);
    expect(engine.themes()).toHaveLength(2);
  });

  it('keeps vectors with what it saves, and forgets them with their items', () => {
    const { engine, refund } = taught();
    const other = makeEngine();
    const saved = memories(engine);
    expect(JSON.stringify(saved)).toContain('"vector":"m ');
    for (const memory of saved) other.load(memory);
    expect(other.assess('reimbursement', money(1))).toEqual(engine.assess('reimbursement', money(1)));
    engine.learn({ id: 'ITM-3', text: 'give me my money back', vector: money(2) }, 'THM-1');
    engine.forget({ id: 'ITM-1', text: MONEY[0] ?? '', strand: refund }, 'THM-1');
    expect(JSON.stringify(memories(engine))).not.toContain(money(0));
    expect(engine.assess('reimbursement', money(1)).candidates[0]?.theme).toBe('THM-1');
  });

  it('passes over a vector of something that is no sample', () => {
    const { engine } = taught();
    memories(engine);
    engine.place({ id: 'ITM-99', text: 'gone', vector: money(0) });
    expect(engine.changed().saved).toEqual([]);
  });
});
