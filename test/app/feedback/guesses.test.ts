import { describe, expect, it } from 'vitest';
import { listening, miscounted } from './given.ts';

/** A refund, and one item that is only a little like them. */
async function guessed() {
  const team = await listening();
  await team.hears('refund of my last order', 'ben');
  const item = await team.hears('is my order late again', 'zoe');
  return { ...team, item: () => team.item(item.id) };
}

describe('an item placed by a guess', () => {
  it('says so wherever it is shown', async () => {
    const { asks, item } = await guessed();
    expect(await item()).toMatchObject({ id: 'ITM-2', theme: 'THM-1' });
    expect((await item()).doubt).toBeGreaterThan(0.4);
    expect(await asks('/heard show ITM-2')).toMatch(/"is my order late again" ITM-2 .*, placed by a guess/);
    expect(await asks('/heard show ITM-2')).toContain('[Right: /heard move ITM-2 THM-1]');
    expect(await asks('/heard show THM-1 2')).toMatch(/ITM-2 zoe.*placed by a guess/);
    expect(await asks('/heard refund me in cash (from eve)')).toContain('Placed by a guess.');
  });

  it('is no guess once a person said it is right, or moved it', async () => {
    const { asks, item, scope } = await guessed();
    expect(await asks('/heard move ITM-2 THM-1')).toContain('ITM-2 stays in THM-1');
    expect(await item()).toMatchObject({ theme: 'THM-1', placedBy: 'ana' });
    expect((await item()).doubt).toBeUndefined();
    expect(await asks('/heard show ITM-2')).not.toContain('by a guess');
    expect(await miscounted(scope)).toEqual([]);
    const other = await guessed();
    await other.asks('/heard split THM-1 ITM-2');
    expect(await other.item()).toMatchObject({ theme: 'THM-2', placedBy: 'ana' });
    expect((await other.item()).doubt).toBeUndefined();
  });

  it('was said before as surely as it was then', async () => {
    const { hears, item } = await guessed();
    const again = await hears('is my order late again!', 'eve');
    expect(again.doubt).toBe((await item()).doubt);
  });
});

describe('/heard review', () => {
  it('asks about guesses too, with what they say and what is there', async () => {
    const { asks } = await guessed();
    const shown = await asks('/heard review');
    expect(shown).toMatch(
      /1\. A guess put this into THM-1 .* \(2 items from 2 people\): does it belong there\?\n"is my order late/,
    );
    expect(shown).toMatch(/What is there:\n".*refund.*"/);
    expect(shown).toContain(
      '[Yes: /heard review yes 1] [Elsewhere…: /heard move ITM-2] [Later: /heard review later 1]',
    );
  });

  it('takes a yes, never asks again, and takes it back exactly', async () => {
    const { asks, item, scope } = await guessed();
    const shown = await asks('/heard review');
    const { doubt } = await item();
    expect(await asks('/heard review yes 1')).toMatch(/ITM-2 stays in THM-1 .*no guess any more/);
    expect(await item()).toMatchObject({ theme: 'THM-1', placedBy: 'ana' });
    expect(await asks('/heard review')).toContain('Nothing to ask');
    expect(await asks('/heard review undo 1')).toContain('A guess put this into THM-1');
    expect(await item()).toMatchObject({ theme: 'THM-1', doubt });
    expect((await item()).placedBy).toBeUndefined();
    expect(await asks('/heard review')).toBe(shown);
    expect(await miscounted(scope)).toEqual([]);
  });

  it('has nothing to ask once the item was moved', async () => {
    const { asks } = await guessed();
    await asks('/heard review');
    await asks('/heard move ITM-2 new');
    expect(await asks('/heard review')).toContain('Nothing to ask');
    expect(await asks('/heard review yes 1')).toContain('nothing was done');
  });

  it('does not take back a yes of an item that somebody moved since', async () => {
    const { asks, item } = await guessed();
    await asks('/heard review');
    await asks('/heard review yes 1');
    await asks('/heard move ITM-2 new');
    expect(await asks('/heard review undo 1')).toContain('ITM-2 has been moved since');
    expect((await item()).theme).not.toBe('THM-1');
  });

  it('asks five things at most, and none about a muted theme', async () => {
    const { asks, hears } = await guessed();
    const others = [
      'refund me in cash',
      'the last of my worries',
      'what an order form',
      'please refund shoes',
      'orders by phone',
      'at long last',
    ];
    for (const text of others) await hears(text, text);
    const shown = await asks('/heard review');
    expect(shown.match(/^\d+\. /gm)).toHaveLength(5);
    await asks('/heard mute THM-1');
    expect(await asks('/heard review')).not.toContain('THM-1');
  });
});
