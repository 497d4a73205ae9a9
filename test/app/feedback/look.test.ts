import { describe, expect, it } from 'vitest';
import { themes } from '#app/collections.ts';
import type { Block } from '#core/chat/reply.ts';
import { listening } from './given.ts';

describe('the list of themes', () => {
  it('has the most people first, then what grows most', async () => {
    const { hears, asks } = await listening();
    for (const author of ['a', 'b'])
      await hears('please add a dark mode', author, '2026-05-04T12:00:00.000Z');
    for (const author of ['a', 'b']) await hears('cannot log in with google', author);
    for (const author of ['a', 'b', 'c']) await hears('the export times out', author);
    const rows = (await asks('/heard themes')).split('\n').filter((line) => line.startsWith('THM-'));
    expect(rows.map((line) => line.slice(0, 5))).toEqual(['THM-3', 'THM-2', 'THM-1']);
  });

  it('shows what grows, the fastest first, and what does not only elsewhere', async () => {
    const { hears, asks } = await listening();
    await hears('please add a dark mode', 'a', '2026-08-10T12:00:00.000Z');
    expect(await asks('/heard themes growing')).toContain('No theme is heard more often');
    for (const author of ['a', 'b', 'c', 'd']) await hears('cannot log in with google', author);
    await hears('cannot log in with google', 'e', '2026-08-10T12:00:00.000Z');
    for (let i = 0; i < 4; i++) await hears(`the export times out, ${i}`, 'a');
    const rows = (await asks('/heard themes growing')).match(/^THM-\d+/gm);
    expect(rows).toEqual(['THM-3', 'THM-2']);
    expect(await asks('/heard themes')).toContain('THM-1');
  });

  it('looks for what grows among all themes, however many have more people', async () => {
    const { scope, asks, hears, themes: open } = await listening();
    await hears('please add a dark mode', 'a');
    const [theme] = await open();
    if (!theme) throw new Error('no theme');
    const many = Array.from({ length: 600 }, (_, i) => ({
      ...theme,
      id: `THM-${i + 2}` as const,
      version: 0,
      people: 9,
      weeks: {},
    }));
    await scope.insert(themes, ...many);
    expect((await asks('/heard themes growing')).match(/^THM-\d+/gm)).toEqual(['THM-1']);
  });

  it('says what is emerging: fewer than two people', async () => {
    const { hears, asks } = await listening();
    await hears('the export times out', 'a');
    await hears('the export times out', 'a');
    expect(await asks('/heard themes')).toContain('1 (emerging)');
    expect(await asks('/heard themes emerging')).toContain('THM-1');
    await hears('the export times out', 'b');
    expect(await asks('/heard themes emerging')).toContain('No theme is emerging');
  });

  it('has the largest first where nobody is named, and says so', async () => {
    const { hears, asks } = await listening();
    await hears('please add a dark mode');
    for (const when of ['', ' for large boards', ' every time I try'])
      await hears(`the export times out${when}`);
    const shown = await asks('/heard themes');
    expect(shown.match(/^THM-\d/gm)).toEqual(['THM-2', 'THM-1']);
    expect(shown.match(/nobody named/g)).toHaveLength(2);
    const card = await asks('/heard show THM-2');
    expect(card).toContain('People: nobody named');
    expect(card.match(/^"the export/gm)).toHaveLength(2);
  });

  it('goes on page by page, each theme once', async () => {
    const { hears, asks } = await listening();
    const words = 'alpha bravo charlie delta echo foxtrot golf hotel india juliet kilo lima mike'.split(' ');
    for (const word of words) await hears(`${word} ${word}`);
    const first = await asks('/heard themes');
    expect(first).toContain('[More: /heard themes 2]');
    const shown = `${first}\n${await asks('/heard themes 2')}`.match(/^THM-\d+/gm) ?? [];
    expect([...new Set(shown)]).toHaveLength(13);
    expect(shown).toHaveLength(13);
    expect(await asks('/heard themes 3')).toContain('There is no page 3');
  });

  it('says what to type when there is nothing yet', async () => {
    const { asks } = await listening();
    expect(await asks('/heard themes')).toMatch(/Nothing was heard yet.*\/heard the export/);
  });
});

describe('the card of a theme', () => {
  async function card() {
    const team = await listening();
    await team.hears('the export is slow and fails for me', 'dana', '2026-09-14T12:00:00.000Z');
    await team.hears('export fails again, it is broken and slow', 'ben');
    await team.hears('my export fails, so frustrating', 'eve');
    await team.hears('the export is fast for me and I love it', 'zoe');
    return team;
  }

  it('shows how many, since when, in whose words, and who disagrees', async () => {
    const { asks } = await card();
    const shown = await asks('/heard show THM-1');
    expect(shown).toContain('Items: n=4, directional\nPeople: 4');
    expect(shown).toMatch(/Trend: [▁▃▅▇]{8} 3 in 8 weeks, 1 in the 8 before/);
    expect(shown).toMatch(/Not everybody agrees:\n"the export is fast for me and I love it" ITM-4 zoe/);
    expect(shown.match(/^"/gm)).toHaveLength(3);
    expect(shown).toContain(
      '[Rename: /heard rename THM-1] [Mute: /heard mute THM-1] [Split…: /heard split THM-1] [Merge…: /heard merge THM-1]',
    );
  });

  it('shows what it is evidence for, and leads there', async () => {
    const { asks } = await card();
    expect(await asks('/heard link THM-1')).toContain('No bet is open');
    await asks(
      '/bet faster exports -> weekly exports from 10 to 20 by Dec 15 because exports are slow, 60% sure',
    );
    await asks('/bet place BET-1');
    expect(await asks('/heard link THM-1')).toContain('/heard link THM-1 BET-1]');
    expect(await asks('/heard link THM-1 BET-1')).toContain(
      '[Contradicts: /bet link BET-1 THM-1 contradicts]',
    );
    await asks('/bet link BET-1 THM-1 supports');
    expect(await asks('/heard show THM-1')).toContain('Evidence: supports BET-1 faster exports');
    expect(await asks('/heard link ASM-1')).toContain('ASM-1 is no theme or item');
  });

  it('keeps what a theme that was merged into it is evidence for', async () => {
    const { hears, asks } = await card();
    await hears('please add a dark mode', 'ben');
    await asks('/bet faster exports -> exports from 10 to 20 by Dec 15 because exports are slow, 60% sure');
    await asks('/bet place BET-1');
    await asks('/bet link BET-1 THM-2 contradicts');
    await asks('/heard merge THM-2 THM-1');
    expect(await asks('/heard show THM-1')).toContain('Evidence: contradicts BET-1');
    await asks('/bet link BET-1 THM-1 supports');
    expect(await asks('/heard show THM-1')).toContain('Evidence: supports BET-1');
    expect(await asks('/heard show THM-1')).not.toContain('contradicts BET-1');
  });

  it('quotes what most say, in the words of different people', async () => {
    const { hears, asks } = await listening();
    for (const author of ['a', 'b', 'c']) await hears(`the export times out for ${author}`, author);
    await hears('the export of a very large and colourful quarterly board of ours times out', 'd');
    const shown = await asks('/heard show THM-1');
    expect(shown.match(/^"the export times out/gm)).toHaveLength(2);
    expect(await asks('/heard themes')).toContain('+/-: items in 8 weeks against the 8 before');
  });

  it('has its items on the pages after it', async () => {
    const { hears, asks } = await listening();
    for (let i = 0; i < 7; i++)
      await hears(`export times out, ${i}`, undefined, `2026-11-0${i + 1}T12:00:00.000Z`);
    const pages = [await asks('/heard show THM-1 2'), await asks('/heard show THM-1 3')];
    expect(pages.map((page) => page.match(/ITM-\d/g))).toEqual([
      ['ITM-7', 'ITM-6', 'ITM-5', 'ITM-4', 'ITM-3'],
      ['ITM-2', 'ITM-1'],
    ]);
    expect(await asks('/heard show THM-1 4')).toContain('There is no page 4');
  });

  it('is found from /bet show too, and an item has one of its own', async () => {
    const { asks } = await card();
    expect(await asks('/bet show THM-1')).toContain('THM-1 · ');
    expect(await asks('/bet show ITM-1')).toMatch(
      /"the export is slow and fails for me" ITM-1 dana.*\nIn THM-1/,
    );
  });
});

describe('finding', () => {
  const bolded = (blocks: readonly Block[]) =>
    blocks.flatMap((block) =>
      block.kind === 'list'
        ? block.items.flat().flatMap((span) => (typeof span === 'object' && 'bold' in span ? span.bold : []))
        : [],
    );

  it('finds every form of a word, rare words first, and sets the matches apart', async () => {
    const { hears, says } = await listening();
    await hears('exporting takes ages');
    await hears('the exports timed out on error 504');
    await hears('the login page times out');
    for (let i = 0; i < 5; i++) await hears(`export number ${i} of many`);
    const reply = await says('ana', '/heard find export timing 504');
    expect(bolded(reply.blocks).slice(0, 3)).toEqual(['exports', 'timed', '504']);
    expect(bolded(reply.blocks)).toContain('exporting');
  });

  it('goes on page by page', async () => {
    const { hears, asks } = await listening();
    for (let i = 0; i < 12; i++) await hears(`export ${i}`);
    const first = await asks('/heard find export');
    expect(first).toContain('export: 12 items');
    expect(first).toContain('[More: /heard find export page 2]');
    const found = `${first}${await asks('/heard find export page 2')}`.match(/ITM-\d+/g) ?? [];
    expect(new Set(found).size).toBe(12);
  });

  it('says so when nobody said it, or nothing was asked', async () => {
    const { hears, asks } = await listening();
    await hears('export');
    expect(await asks('/heard find zebra')).toContain('Nobody said zebra');
    expect(await asks('/heard find the of')).toContain('has no word to look for');
    expect(await asks('/heard find')).toContain('What should be found?');
  });

  it('finds words of languages without spaces', async () => {
    const { hears, asks } = await listening();
    await hears('エクスポートが遅いです');
    expect(await asks('/heard find エクスポート')).toContain('ITM-1');
  });
});
