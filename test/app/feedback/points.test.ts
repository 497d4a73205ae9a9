import { describe, expect, it } from 'vitest';
import { items, themes } from '#app/collections.ts';
import { all } from '#app/load.ts';
import { listening, miscounted } from './given.ts';

const THREE = 'Export times out on big boards. Also the dark theme is unreadable. And please add SSO';

async function split() {
  const team = await listening();
  await team.hears('the export of a big board times out', 'ben@example.com');
  await team.hears('dark theme: text is unreadable', 'cy@example.com');
  await team.hears(THREE, 'dana@example.com');
  const inTheme = async (id: `ITM-${number}`) => (await team.item(id)).theme;
  return { ...team, inTheme };
}

describe('an item of three points', () => {
  it('counts towards three themes, once in each, and stays whole', async () => {
    const { item, inTheme, scope, themes: open } = await split();
    expect((await item('ITM-3')).text).toBe(THREE);
    expect((await all(scope, items, { by: 'byWhole', equals: ['ITM-3'] })).map(({ text }) => text)).toEqual([
      'Also the dark theme is unreadable.',
      'And please add SSO',
    ]);
    expect(await inTheme('ITM-3')).toBe(await inTheme('ITM-1'));
    expect(await inTheme('ITM-4')).toBe(await inTheme('ITM-2'));
    expect((await open()).map(({ items, people }) => [items, people])).toEqual([
      [2, 2],
      [2, 2],
      [1, 1],
    ]);
    expect(await miscounted(scope)).toEqual([]);
  });

  it('is answered with where each point went, and shows all of its words on its card', async () => {
    const { asks } = await split();
    const said = await asks(
      '/heard the invoice is wrong. Also, could you add Korean? (from eve@example.com)',
    );
    expect(said).toContain('Kept as ITM-6: it makes 2 points');
    expect(said).toContain('“Also, could you add Korean?”');
    expect(await asks('/heard show ITM-3')).toContain('And please add SSO');
    expect(await asks('/heard show ITM-5')).toContain('A point of ITM-3');
  });

  it('is quoted in a theme by what it says about that', async () => {
    const { asks, inTheme } = await split();
    const card = await asks(`/heard show ${await inTheme('ITM-3')}`);
    expect(card).toContain('Export times out on big boards.');
    expect(card).not.toContain('SSO');
  });

  it('is found once', async () => {
    const { asks } = await split();
    expect(await asks('/heard find sso')).toContain('sso: 1 item');
  });

  it('is deleted with all of its points, and leaves no trace', async () => {
    const { asks, scope } = await split();
    await asks('/heard delete ITM-3');
    expect((await all(scope, items, { by: 'id' })).map(({ id }) => id)).toEqual(['ITM-1', 'ITM-2']);
    expect(JSON.stringify(await all(scope, themes, { by: 'id' }))).not.toContain('SSO');
    expect(await miscounted(scope)).toEqual([]);
  });

  it('is not deleted by one of its points, whose words would stay', async () => {
    const { asks, scope } = await split();
    expect(await asks('/heard delete ITM-5')).toContain('ITM-5 is a point of ITM-3');
    expect(await scope.count(items, { by: 'id' })).toBe(5);
  });

  it('makes one point when somebody says so, and several again', async () => {
    const { asks, scope, item } = await split();
    expect(await asks('/heard points ITM-5 one')).toContain('ITM-3 makes one point');
    expect(await scope.count(items, { by: 'id' })).toBe(3);
    expect(await item('ITM-3')).toMatchObject({ joinedBy: 'ana' });
    expect(await miscounted(scope)).toEqual([]);
    expect(await asks('/heard points ITM-3 several')).toContain('makes 3 points');
    expect(await scope.count(items, { by: 'id' })).toBe(5);
    expect(await miscounted(scope)).toEqual([]);
  });

  it('stays in the theme that a person put its points into, each by itself', async () => {
    const { asks, inTheme, scope } = await split();
    await asks('/heard move ITM-5 THM-1');
    expect(await inTheme('ITM-5')).toBe('THM-1');
    expect(await inTheme('ITM-3')).toBe('THM-1');
    await asks('/heard move ITM-3 THM-2');
    expect(await inTheme('ITM-5')).toBe('THM-1');
    expect(await miscounted(scope)).toEqual([]);
  });

  it('said again by the same person is a repetition of each point, not a new voice', async () => {
    const { hears, scope, themes: open } = await split();
    await hears(THREE, 'dana@example.com');
    const repeated = (await all(scope, items, { by: 'id' })).flatMap(({ duplicateOf }) => duplicateOf ?? []);
    expect(repeated.sort()).toEqual(['ITM-3', 'ITM-4', 'ITM-5']);
    expect((await open()).map(({ people }) => people)).toEqual([2, 2, 1]);
  });
});

describe('a message of several points', () => {
  it('keeps those that an edit leaves, and forgets the others', async () => {
    const team = await listening();
    await team.asks('/heard watch #general');
    const said = (text: string) => team.hear('dana', { kind: 'message', text, message: 'm1' });
    await said(THREE);
    await team.asks('/heard move ITM-2 new');
    await team.hear('dana', {
      kind: 'edited',
      text: 'Export times out on big boards. Also the dark theme is unreadable. Plus, could you support Okta?',
      message: 'm1',
    });
    expect(
      (await all(team.scope, items, { by: 'byWhole', equals: ['ITM-1'] })).map(({ id, text, placedBy }) => [
        id,
        text,
        placedBy,
      ]),
    ).toEqual([
      ['ITM-2', 'Also the dark theme is unreadable.', 'ana'],
      ['ITM-4', 'Plus, could you support Okta?', undefined],
    ]);
    expect(await miscounted(team.scope)).toEqual([]);
  });
});
