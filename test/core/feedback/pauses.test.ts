import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Engine, Said, StrandId } from '#core/feedback/engine.ts';
import { makeEngine } from '#core/feedback/make-engine.ts';
import { carryOut, DARK, item, memories, REFUND } from './given.ts';

const TEXTS = [...REFUND, ...DARK, 'the refund page has no dark mode', 'my order is late'];
const THEMES = ['THM-1', 'THM-2', 'THM-3', 'THM-4'] as const;

const change = fc.record({
  kind: fc.constantFrom('learn', 'place', 'forget', 'join', 'tell apart', 'keep', 'reload'),
  text: fc.constantFrom(...TEXTS),
  a: fc.constantFrom(...THEMES),
  b: fc.constantFrom(...THEMES),
});
type Change = typeof change extends fc.Arbitrary<infer C> ? C : never;

const changes = (most: number) => fc.array(change, { maxLength: most, size: 'max' });

/** Makes a change; a strand that a person put in its place by it is added to `kept`. */
function make(engine: Engine, { kind, text, a, b }: Change, items: Said[], kept: Set<StrandId>): void {
  const known = new Set(engine.themes());
  if (kind === 'learn' || kind === 'place') {
    const said = item(text);
    const strand = engine.learn(said, a, kind === 'place');
    items.push({ ...said, strand });
    if (kind === 'place') kept.add(strand);
  } else if (kind === 'forget') {
    const said = items.shift();
    const home = engine.homeOf(said?.strand ?? '');
    if (said && home) engine.forget(said, home);
  } else if (kind === 'reload') {
    for (const memory of memories(engine)) engine.load(memory);
  } else if (a !== b && known.has(a) && known.has(b)) {
    if (kind === 'join') engine.merge(a, b, true);
    if (kind === 'tell apart') engine.keepApart(a, b);
  } else if (kind === 'keep' && known.has(a)) {
    const strand = items.find((said) => engine.homeOf(said.strand ?? '') === a)?.strand ?? '';
    if (engine.homeOf(strand) !== a) return;
    engine.regroup(a, [strand], a, true);
    kept.add(strand);
  }
}

it('undoes nothing that people decide until it is carried out, and loses nothing that comes in', () => {
  fc.assert(
    fc.property(changes(60), changes(8), changes(8), (before, meanwhile, afterwards) => {
      const engine = makeEngine();
      const items: Said[] = [];
      const kept = new Set<StrandId>();
      for (const said of before) make(engine, said, items, kept);
      const steps = engine.consolidate();
      const waiting = [...meanwhile];
      let step = steps.next();
      while (!step.done) {
        const next = waiting.shift();
        if (next) make(engine, next, items, kept);
        step = steps.next();
      }
      for (const next of afterwards) make(engine, next, items, kept);
      const homes = new Map([...kept].map((strand) => [strand, engine.homeOf(strand)]));
      const apart = memories(engine).flatMap((memory) => (memory.kind === 'theme' ? [memory] : []));
      const count = engine.items();
      carryOut(engine, step.value);
      for (const [strand, home] of homes) expect(engine.homeOf(strand)).toBe(home);
      for (const { id, apart: others } of apart) {
        expect(engine.themes()).toEqual(expect.arrayContaining([id, ...others]));
      }
      expect(engine.items()).toBe(count);
    }),
  );
});
