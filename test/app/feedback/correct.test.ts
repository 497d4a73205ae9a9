import { describe, expect, it } from 'vitest';
import { evidence, items, log, outbox, themePieces, themes } from '#app/collections.ts';
import { all } from '#app/load.ts';
import { listening, miscounted } from './given.ts';

const EXPORTS = ['the export times out', 'export of my board times out', 'the board export times out always'];
const LOGINS = ['cannot log in with google', 'google log in fails', 'log in with google fails on my phone'];

/** Two themes of three items, THM-1 about exports and THM-2 about logging in. */
async function twoThemes() {
  const team = await listening();
  for (const [i, text] of EXPORTS.entries()) await team.hears(text, `user-${i}`);
  for (const [i, text] of LOGINS.entries()) await team.hears(text, `user-${i}`);
  expect((await team.themes()).map(({ id, items }) => [id, items])).toEqual([
    ['THM-1', 3],
    ['THM-2', 3],
  ]);
  return {
    ...team,
    /** Enough talk about other things for the themes to be tidied. */
    later: async () => {
      for (let i = 0; i < 110; i++)
        await team.hears(`the ${WORDS[i % 10]} of the ${WORDS[Math.floor(i / 10)]} is odd`);
      await team.application.heard.triageBacklog();
    },
    themeOf: async (id: `ITM-${number}`) => (await team.item(id)).theme,
  };
}

const WORDS = 'colour font border shadow corner label icon menu drawer footer header'.split(' ');

describe('merging', () => {
  it('puts everything into one theme, which the other id leads to', async () => {
    const { asks, themes, scope, themeOf } = await twoThemes();
    expect(await asks('/heard merge THM-2 THM-1')).toMatch(/went into THM-1 .*: now 6 items from 3 people/);
    expect(await themeOf('ITM-5')).toBe('THM-1');
    expect(await asks('/heard show THM-2')).toContain('THM-1 · ');
    expect((await themes()).find(({ id }) => id === 'THM-2')).toMatchObject({
      mergedInto: 'THM-1',
      items: 0,
    });
    expect(await miscounted(scope)).toEqual([]);
  });

  it('stays as people made it when the themes are tidied', async () => {
    const { asks, later, themeOf, scope } = await twoThemes();
    await asks('/heard merge THM-2 THM-1');
    await later();
    expect(new Set(await Promise.all((['ITM-1', 'ITM-4', 'ITM-6'] as const).map(themeOf)))).toEqual(
      new Set(['THM-1']),
    );
    expect(await miscounted(scope)).toEqual([]);
  });

  it('gives back a theme with the days of what is left in it', async () => {
    const { asks, hears, themes, scope } = await twoThemes();
    const late = await hears('google log in fails on my tablet', 'user-9', '2026-11-21T14:00:00.000Z');
    expect(late.theme).toBe('THM-2');
    await asks('/heard merge THM-2 THM-1');
    await asks(`/heard delete ${late.id}`);
    await asks('/heard undo THM-1');
    const again = (await themes()).find(({ id }) => id === 'THM-2');
    expect(again).toMatchObject({ items: 3, lastSeen: '2026-11-20T14:00:00.000Z' });
    expect(await miscounted(scope)).toEqual([]);
  });

  it('can be undone, for good', async () => {
    const { asks, later, themeOf, scope } = await twoThemes();
    await asks('/heard merge THM-2 THM-1');
    expect(await asks('/heard undo THM-1')).toMatch(/merge of 3 items is undone\. THM-2 .* has 3 items/);
    await later();
    expect([await themeOf('ITM-1'), await themeOf('ITM-5')]).toEqual(['THM-1', 'THM-2']);
    expect(await miscounted(scope)).toEqual([]);
    expect(await asks('/heard undo THM-1')).toMatch(/No merge, split or move of THM-1 is left/);
  });

  it('offers the likeliest themes when none was named, by the button of the card', async () => {
    const { hears, asks } = await listening();
    for (const text of ['the export times out', 'cannot log in with google', 'the login with google fails'])
      await hears(text, text);
    expect(await asks('/heard show THM-1')).toContain('[Merge…: /heard merge THM-1]');
    const shown = await asks('/heard merge THM-1');
    expect(shown).toContain('Which theme is THM-1');
    expect(shown).toContain('/heard merge THM-1 THM-2');
    expect(shown).not.toContain('/heard merge THM-1 THM-1');
  });

  it('refuses a theme with itself', async () => {
    const { asks } = await twoThemes();
    await asks('/heard merge THM-2 THM-1');
    expect(await asks('/heard merge THM-1 THM-2')).toContain('one theme already');
  });
});

describe('splitting', () => {
  it('takes items by their ids, and keeps them apart', async () => {
    const { asks, later, themeOf, scope } = await twoThemes();
    expect(await asks('/heard split THM-1 ITM-2 ITM-3')).toMatch(/2 items of THM-1 .* are THM-3/);
    await later();
    expect([await themeOf('ITM-1'), await themeOf('ITM-2'), await themeOf('ITM-3')]).toEqual([
      'THM-1',
      'THM-3',
      'THM-3',
    ]);
    expect(await miscounted(scope)).toEqual([]);
  });

  it('cuts where a person cuts, however odd, and both sides stay', async () => {
    const { asks, later, themeOf, scope } = await twoThemes();
    await asks('/heard merge THM-2 THM-1');
    await asks('/heard split THM-1 ITM-1 ITM-4');
    await later();
    const all = ['ITM-1', 'ITM-4', 'ITM-2', 'ITM-3', 'ITM-5', 'ITM-6'] as const;
    const [one, two, ...rest] = await Promise.all(all.map(themeOf));
    expect([one, two]).toEqual(['THM-3', 'THM-3']);
    expect(new Set(rest)).toEqual(new Set(['THM-1']));
    expect(await miscounted(scope)).toEqual([]);
  });

  it('takes items by words', async () => {
    const { asks, themeOf } = await twoThemes();
    await asks('/heard split THM-1 board');
    expect([await themeOf('ITM-1'), await themeOf('ITM-2'), await themeOf('ITM-3')]).toEqual([
      'THM-1',
      'THM-3',
      'THM-3',
    ]);
  });

  it('shows what the theme is made of, to split off one part', async () => {
    const { asks, themeOf } = await twoThemes();
    await asks('/heard merge THM-2 THM-1');
    const shown = await asks('/heard split THM-1');
    const [, command = ''] = /\[\d items? like ITM-\d: (\/heard split THM-1 like ITM-4)\]/.exec(shown) ?? [];
    await asks(command);
    expect([await themeOf('ITM-1'), await themeOf('ITM-4')]).toEqual(['THM-1', 'THM-3']);
  });

  it('refuses to take nothing, everything, or what is not there', async () => {
    const { asks } = await twoThemes();
    expect(await asks('/heard split THM-1 zebra')).toContain('Nothing in THM-1 matches');
    expect(await asks('/heard split THM-1 export')).toContain('All of THM-1 would go');
    expect(await asks('/heard split THM-1 ITM-4')).toContain('ITM-4 is not in THM-1');
  });

  it('can be undone', async () => {
    const { asks, scope, themeOf } = await twoThemes();
    await asks('/heard split THM-1 ITM-2');
    await asks('/heard undo THM-3');
    expect(await themeOf('ITM-2')).toBe('THM-1');
    expect(await asks('/heard show THM-3')).toContain('THM-1 · ');
    expect(await miscounted(scope)).toEqual([]);
  });
});

describe('moving', () => {
  it('puts an item where a person says, and there it stays', async () => {
    const { asks, later, themeOf, scope } = await twoThemes();
    expect(await asks('/heard move ITM-1 THM-2')).toMatch(/ITM-1 is in THM-2 .* now, 4 items/);
    await later();
    expect(await themeOf('ITM-1')).toBe('THM-2');
    expect(await miscounted(scope)).toEqual([]);
  });

  it('opens a theme for it', async () => {
    const { asks, themeOf, scope } = await twoThemes();
    await asks('/heard move ITM-1 new');
    expect(await themeOf('ITM-1')).toBe('THM-3');
    expect(await miscounted(scope)).toEqual([]);
  });

  it('offers the likeliest themes when none was named', async () => {
    const { asks, hears } = await twoThemes();
    const item = await hears('export fails and log in with google too');
    expect(await asks(`/heard move ${item.id}`)).toMatch(/\[THM-\d .*: \/heard move ITM-7 THM-\d\]/);
  });

  it('can be undone', async () => {
    const { asks, themeOf, scope } = await twoThemes();
    await asks('/heard move ITM-1 THM-2');
    await asks('/heard undo THM-2');
    expect(await themeOf('ITM-1')).toBe('THM-1');
    expect(await miscounted(scope)).toEqual([]);
  });

  it('can be undone when nothing was left of the theme', async () => {
    const { hears, asks, themeOf, scope } = await twoThemes();
    const { id } = await hears('please add a dark mode', 'Eve');
    expect(await themeOf(id)).toBe('THM-3');
    await asks(`/heard move ${id} THM-1`);
    expect(await asks('/heard show THM-3')).toContain('There is no THM-3');
    await asks('/heard undo THM-3');
    expect(await themeOf(id)).toBe('THM-3');
    expect(await miscounted(scope)).toEqual([]);
  });

  it('teaches: what says the same goes to the same place', async () => {
    const { asks, hears } = await twoThemes();
    await asks('/heard move ITM-1 new');
    expect((await hears('The export times out!', 'Eve')).theme).toBe('THM-3');
  });
});

describe('naming and muting', () => {
  it('keeps a name that a person gave', async () => {
    const { asks, later, themes } = await twoThemes();
    expect(await asks('/heard rename THM-1 slow exports')).toContain('Renamed: THM-1 slow exports');
    await later();
    expect((await themes()).find(({ id }) => id === 'THM-1')).toMatchObject({
      label: 'slow exports',
      namedBy: 'ana',
    });
  });

  it('opens a form for the name, and refuses one that is none', async () => {
    const { says, asks } = await twoThemes();
    expect((await says('ana', '/heard rename THM-1')).form?.command).toBe('/heard rename THM-1');
    expect(await asks(`/heard rename THM-1 ${'x'.repeat(81)}`)).toContain('1 to 80 characters');
  });

  it('keeps a muted theme out of lists while it goes on collecting', async () => {
    const { asks, hears } = await twoThemes();
    await asks('/heard mute THM-1');
    expect(await asks('/heard themes')).not.toContain('THM-1');
    expect(await asks('/heard themes muted')).toContain('THM-1');
    expect((await hears('the export times out again')).theme).toBe('THM-1');
    expect(await asks('/heard themes')).not.toContain('THM-1');
    await asks('/heard unmute THM-1');
    expect(await asks('/heard themes')).toContain('THM-1');
  });
});

describe('deleting an item', () => {
  it('leaves nothing of its words anywhere, and the figures as if it never had come', async () => {
    const { hears, asks, scope, themes: list } = await twoThemes();
    const before = await list();
    const item = await hears('the export of zanzibar boards times out', 'zoe', '2025-01-01T00:00:00.000Z');
    expect(item.theme).toBe('THM-1');
    await asks('/bet zanz');
    await asks(`/bet link BET-1 ${item.id} supports`);
    expect(await asks(`/heard delete ${item.id}`)).toMatch(
      /deleted, words and all\. THM-1 .* has 3 items from 3 people/,
    );
    const left = await Promise.all(
      [items, themes, themePieces, log, evidence, outbox].map((from) =>
        all(scope, from as typeof items, { by: 'id' }),
      ),
    );
    expect(JSON.stringify(left)).not.toMatch(/zanzibar|zoe/);
    // A label also depends on what else was heard since it was made.
    const figures = ({ version: _, label: __, meaning: ___, ...theme }: (typeof before)[number]) => theme;
    expect((await list()).map(figures)).toEqual(before.map(figures));
  });

  it('removes a theme that nothing is left of', async () => {
    const { hears, asks, themes } = await listening();
    await hears('the export times out');
    expect(await asks('/heard delete ITM-1')).toContain('Nothing was left of its theme');
    expect(await themes()).toEqual([]);
    expect(await asks('/heard show THM-1')).toContain('There is no THM-1');
  });

  it('makes the first repetition the original', async () => {
    const { hears, asks, item } = await listening();
    for (const author of ['a', 'b', 'c']) await hears('the export times out on big boards', author);
    await asks('/heard delete ITM-1');
    expect((await item('ITM-2')).duplicateOf).toBeUndefined();
    expect((await item('ITM-3')).duplicateOf).toBe('ITM-2');
  });

  it('is not taken in again when it comes again', async () => {
    const { asks, application, scope } = await listening();
    const heard = {
      text: 'slow',
      source: 'webhook',
      externalId: 'x',
      saidAt: '2026-11-20T14:00:00.000Z',
    } as const;
    await application.heard.ingest(scope, heard, { by: 'ana', at: heard.saidAt });
    await asks('/heard delete ITM-1');
    const again = await application.heard.ingest(scope, heard, { by: 'ana', at: heard.saidAt });
    expect(again.kind).toBe('forgotten');
  });
});
