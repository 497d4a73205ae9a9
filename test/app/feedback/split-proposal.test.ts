import { describe, expect, it } from 'vitest';
import { listening, miscounted } from './given.ts';

describe('/heard split of a theme alone', () => {
  it('proposes which items go, and splits off those', async () => {
    const { hears, asks, themes, scope } = await listening();
    const exports = [
      'the export times out',
      'export times out on big boards',
      'my export of a board times out',
    ];
    const logins = ['cannot log in with google', 'log in with google fails', 'google log in is broken'];
    for (const text of [...exports, ...logins]) await hears(text, text);
    for (const { id } of (await themes()).slice(1)) await asks(`/heard merge ${id} THM-1`);
    const shown = await asks('/heard split THM-1');
    expect(shown).toContain('3 items may be about something else than the rest (');
    expect(shown).toContain('[Split off these 3: /heard split THM-1 proposed]');
    await asks('/heard split THM-1 proposed');
    expect((await themes()).filter(({ mergedInto }) => !mergedInto).map(({ items }) => items)).toEqual([
      3, 3,
    ]);
    expect(await miscounted(scope)).toEqual([]);
  });
});
