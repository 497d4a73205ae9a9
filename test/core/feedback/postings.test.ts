import fc from 'fast-check';
import { expect, it } from 'vitest';
import { countOf, merged } from '#core/feedback/feature-counts.ts';
import { damped, makePostings } from '#core/feedback/postings.ts';

const step = fc.record({
  feature: fc.integer({ min: -4, max: 8 }),
  slot: fc.integer({ min: 0, max: 9 }),
  by: fc.constantFrom(1, 2, -1),
});

it('counts as one map for each feature would, whatever comes and goes', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
      const postings = makePostings();
      const scales = new Float32Array(40).fill(1);
      const model = new Map<number, Map<number, number>>();
      for (const { feature, slot, by } of steps) {
        const slots = model.get(feature) ?? new Map<number, number>();
        const count = (slots.get(slot) ?? 0) + by;
        if (count < 0) continue;
        postings.add(feature, slot, by);
        model.set(feature, slots);
        if (count > 0) slots.set(slot, count);
        else slots.delete(slot);
      }
      for (const [feature, slots] of model) {
        const list = postings.find(feature);
        expect(list >= 0).toBe(slots.size > 0);
        if (list < 0) continue;
        const sums = new Float64Array(10);
        const touched = new Int32Array(10);
        const met = postings.accumulate(list, 2, { sums, touched, count: 0, scales });
        expect([...touched.subarray(0, met)]).toEqual([...slots.keys()].sort((a, b) => a - b));
        for (let slot = 0; slot < 10; slot++) {
          const count = damped(slots.get(slot) ?? 0);
          expect(sums[slot]).toBe(2 * count);
          expect(postings.scaledAt(list, slot, scales)).toBe(count);
        }
        expect(postings.itemsOf(list)).toBe([...slots.values()].reduce((sum, count) => sum + count, 0));
      }
    }),
  );
});

it('counts the features of items in and out of a group without a trace', () => {
  const item = fc.uniqueArray(fc.integer({ min: -20, max: 20 }), { maxLength: 8 });
  fc.assert(
    fc.property(fc.array(item), item, (items, last) => {
      const group = { features: new Int32Array(0), counts: new Int32Array(0) };
      for (const features of items) merged(group, Int32Array.from(features).sort(), 1);
      const { features, counts } = group;
      const sorted = Int32Array.from(last).sort();
      const was = merged(group, sorted, 1);
      expect([...was]).toEqual(Array.from(sorted, (feature) => countOf({ features, counts }, feature)));
      merged(group, sorted, -1);
      expect(group).toEqual({ features, counts });
    }),
  );
});
