import { describe, expect, it } from 'vitest';
import { miscounted } from './given.ts';
import { mixed, torn } from './review-given.ts';

describe('same', () => {
  it('puts the smaller into the larger, for good', async () => {
    const { asks, places, later, scope, logged } = await torn();
    await asks('/heard review');
    expect(await asks('/heard review same 1', 'ben')).toMatch(
      /THM-2's 3 items are in THM-1 .* now: 8 items from 8 people\.\n\[Take it back: \/heard undo THM-1\]/,
    );
    expect(await logged()).toContain('ben theme-merged');
    await later();
    expect(await places()).toBe('11111111');
    expect(await asks('/heard review')).not.toContain('THM-1 ');
    expect(await miscounted(scope)).toEqual([]);
  });

  it('keeps the theme that a person named', async () => {
    const { asks, places } = await torn();
    await asks('/heard rename THM-2 money back');
    await asks('/heard review');
    expect(await asks('/heard review same 1')).toContain("THM-1's 5 items are in THM-2 money back now");
    expect(await places()).toBe('22222222');
  });

  it('can be taken back, and is not asked again', async () => {
    const { asks, places, later, scope } = await torn();
    await asks('/heard review');
    await asks('/heard review same 1');
    expect(await asks('/heard review undo 1')).toContain('/heard undo THM-1');
    expect(await asks('/heard undo THM-1')).toContain('merge of 3 items is undone');
    expect(await asks('/heard review')).toContain('Nothing to ask');
    await later();
    expect(await places()).toBe('11111222');
    expect(await miscounted(scope)).toEqual([]);
  });
});

describe('different', () => {
  it('keeps two themes apart when the themes are tidied', async () => {
    const untold = await torn();
    await untold.later();
    expect(await untold.places()).toBe('11111111');

    const { asks, places, later, logged } = await torn();
    await asks('/heard review');
    expect(await asks('/heard review different 1')).toMatch(
      /THM-1 .* and THM-2 .* stay two themes: Ante never merges them\.\n\[Take it back: \/heard review undo 1\]/,
    );
    expect(await logged()).toContain('ana theme-kept-apart');
    await later();
    expect(new Set(await places())).toEqual(new Set(['1', '2']));
    expect(await asks('/heard review')).not.toMatch(/THM-1 .* and THM-2/);
  });

  it('can be taken back, and is asked again', async () => {
    const { asks, places, later, logged } = await torn();
    await asks('/heard review');
    await asks('/heard review different 1');
    expect(await asks('/heard review undo 1')).toMatch(
      /taken back\. Ante may merge THM-1 and THM-2 again\.\n1\. THM-1 .* and THM-2 .* look alike/,
    );
    expect(await logged()).toContain('ana question-reopened');
    expect(await asks('/heard review')).toContain('1. THM-1 ');
    await later();
    expect(await places()).toBe('11111111');
  });
});

describe('split', () => {
  it('makes the part a theme of its own, for good', async () => {
    const { asks, places, both, later, scope, logged } = await mixed();
    await asks('/heard review');
    expect(await asks('/heard review split 1')).toMatch(
      /4 items of THM-1 .* are THM-3 .* now; 4 items from 4 people stayed\. .*\n\[Take it back: \/heard undo THM-3\]/,
    );
    expect(await logged()).toContain('ana theme-split');
    await both();
    await later();
    expect(await places()).toBe('33331111');
    expect(await asks('/heard review')).not.toContain('THM-3 ');
    expect(await miscounted(scope)).toEqual([]);
  });

  it('can be taken back, for good', async () => {
    const { asks, places, later, scope } = await mixed();
    await asks('/heard review');
    await asks('/heard review split 1');
    expect(await asks('/heard undo THM-3')).toContain('split of 4 items is undone');
    await later();
    expect(await places()).toBe('11111111');
    expect(await asks('/heard review')).not.toMatch(/rest of THM-1/);
    expect(await miscounted(scope)).toEqual([]);
  });
});

describe('keep', () => {
  it('leaves the theme whole when the themes are tidied', async () => {
    const untold = await mixed();
    await untold.later();
    expect(new Set(await untold.places()).size).toBe(2);

    const { asks, places, later, logged } = await mixed();
    await asks('/heard review');
    expect(await asks('/heard review keep 1')).toMatch(
      /THM-1 .* stays one theme: Ante takes none of its 8 items out\.\n\[Take it back: \/heard review undo 1\]/,
    );
    expect(await logged()).toContain('ana theme-kept-whole');
    await later();
    expect(await places()).toBe('11111111');
    expect(await asks('/heard review')).not.toMatch(/rest of THM-1/);
  });

  it('is taken back whole: the machine may take the theme apart again', async () => {
    const { asks, places, later } = await mixed();
    await asks('/heard review');
    await asks('/heard review keep 1');
    await asks('/heard review undo 1');
    await later();
    expect(new Set(await places()).size).toBe(2);
  });

  it('leaves what another decision settled where it is when it is taken back', async () => {
    const { asks, places, later, item } = await mixed();
    await asks('/heard move ITM-1 THM-1');
    await asks('/heard review');
    await asks('/heard review keep 1');
    await asks('/heard review undo 1');
    await later();
    expect(new Set(await places()).size).toBe(2);
    expect(await item('ITM-1')).toMatchObject({ theme: 'THM-1', placedBy: 'ana' });
  });

  it('can be answered otherwise once it is taken back', async () => {
    const { asks, places } = await mixed();
    await asks('/heard review');
    await asks('/heard review keep 1');
    expect(await asks('/heard review undo 1')).toContain('[Split: /heard review split 1]');
    await asks('/heard review split 1');
    expect(await places()).toBe('33331111');
  });
});
