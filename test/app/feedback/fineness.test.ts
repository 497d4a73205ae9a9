import { describe, expect, it } from 'vitest';
import { settings, triageState } from '#app/collections.ts';
import { listening } from './given.ts';

/** Three themes of two items. */
async function three() {
  const team = await listening();
  for (const text of ['the export times out', 'cannot log in with google', 'please add a dark mode'])
    for (const author of ['ben', 'cy']) await team.hears(`${text} ${author}`, author);
  const finer = async () => (await team.scope.get(triageState, 'triage'))?.finer ?? 0;
  return { ...team, finer };
}

describe('how fine themes are', () => {
  it('is learnt from merges and splits, and undoing them is undoing that', async () => {
    const { asks, finer } = await three();
    expect(await asks('/bet settings')).toContain('Themes: as Ante makes them');
    await asks('/heard merge THM-1 THM-2');
    expect(await finer()).toBe(-1);
    expect(await asks('/bet settings')).toContain('Themes: a little coarser by your merges');
    await asks('/heard undo THM-2');
    expect(await finer()).toBe(0);
    await asks('/heard split THM-3 ITM-5');
    expect(await finer()).toBe(1);
    expect(await asks('/bet settings')).toContain('Themes: a little finer by your splits');
  });

  it('is learnt within bounds, and taken back only as far as it was learnt', async () => {
    const { asks, hears, finer } = await three();
    for (let i = 0; i < 10; i++) {
      const { theme } = await hears(`${'abcdefghij'[i]}xq ${'klmnopqrst'[i]}vz`);
      await asks(`/heard merge ${theme} THM-1`);
    }
    expect(await finer()).toBe(-8);
    for (let i = 0; i < 10; i++) await asks('/heard undo THM-1');
    expect(await finer()).toBe(0);
  });

  it('can be set by hand, said to be so, and set back', async () => {
    const { asks, scope } = await three();
    expect(await asks('/bet settings themes finer')).toContain('Themes become finer by and by');
    expect(await scope.get(settings, 'workspace')).toMatchObject({ grain: 'finer' });
    expect(await asks('/bet settings')).toContain('Themes: finer, as set');
    await asks('/bet settings themes normal');
    expect(await asks('/bet settings')).toContain('Themes: as Ante makes them');
    expect(await asks('/bet settings themes huge')).toContain('/bet settings themes coarser');
  });

  it('set by hand has the themes tidied anew by the next sweep, once', async () => {
    const { asks, scope, application } = await three();
    await asks('/bet settings themes coarser');
    await application.sweeps.triage();
    const tidied = await scope.get(triageState, 'triage');
    expect(tidied).toMatchObject({ tidiedAt: -12 });
    await application.sweeps.triage();
    expect((await scope.get(triageState, 'triage'))?.revision).toBe(tidied?.revision);
  });
});
