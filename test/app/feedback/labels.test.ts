import { describe, expect, it } from 'vitest';
import { items } from '#app/collections.ts';
import { itemOf } from '#app/feedback/ingest-feedback.ts';
import { withMeaning } from '#app/feedback/migrate.ts';
import { meaningOf } from '#core/feedback/label-phrases.ts';
import { listening } from './given.ts';

const AT = '2026-11-20T14:00:00.000Z';

describe('the labels of a workspace', () => {
  it('never say the same in other forms of the words', async () => {
    const { hears, asks, themes } = await listening();
    await hears('csv exports', 'ana');
    for (const author of ['a', 'b']) await hears('exporting a csv of the invoices of last year', author);
    await asks('/heard move ITM-2 new');
    await asks('/heard move ITM-3 new');
    const meanings = (await themes()).map(({ label }) => meaningOf(label));
    expect(meanings).toContain('csv export');
    expect(new Set(meanings).size).toBe(meanings.length);
  });

  it('are made anew while few items stand behind them', async () => {
    const { hears, asks, themes } = await listening();
    await hears('Mr d souza: the invoice', 'a');
    for (const who of ['b', 'c', 'd', 'e', 'f', 'g']) {
      const { id } = await hears(`late invoice again, ${who}${who}${who}`, who);
      await asks(`/heard move ${id} THM-1`);
    }
    const [theme] = await themes();
    expect(theme).toMatchObject({ items: 7, label: 'late invoice' });
  });

  it('stand for all of an import, however they looked while it came in', async () => {
    const { scope, application, themes } = await listening();
    const said = Array.from({ length: 130 }, (_, i) => `the invoice came late, number ${i}`);
    const docs = said.map((text, i) => ({
      ...itemOf(
        `ITM-${i + 1}`,
        { text, source: 'import', externalId: text, saidAt: AT },
        { by: 'ana', at: AT },
      ),
      waiting: i + 1,
    }));
    await scope.insert(items, ...docs);
    await application.sweeps.triage();
    expect((await themes()).map((theme) => [theme.items, theme.labelledAt])).toEqual([[130, 130]]);
  });

  it('take the best words once another theme has let go of them', async () => {
    const { hears, asks, themes } = await listening();
    await hears('csv export', 'ana');
    for (const who of ['a', 'b']) {
      const { id } = await hears(`exporting a csv of ${who}${who}${who}`, who);
      await asks(who === 'a' ? `/heard move ${id} new` : `/heard move ${id} THM-2`);
    }
    expect((await themes()).map(({ labelledAt }) => labelledAt)).toContain(0);
    await asks('/heard rename THM-1 spreadsheets');
    const { id } = await hears('csv export of ccc', 'c');
    await asks(`/heard move ${id} THM-2`);
    expect((await themes()).map(({ label }) => meaningOf(label))).toContain('csv export');
  });

  it('give way to a name that a person chose', async () => {
    const { hears, asks, themes } = await listening();
    await hears('please add a dark mode');
    await asks('/heard rename THM-1 Exporting to CSV');
    await hears('csv export fails');
    const [named, other] = await themes();
    expect(named?.label).toBe('Exporting to CSV');
    expect(meaningOf(other?.label ?? '')).not.toBe(meaningOf('Exporting to CSV'));
    expect(other?.label).toContain('fails');
  });

  it('are known by their meaning in what an older version stored, too', () => {
    const old = { id: 'THM-1', version: 4, label: 'slow exports', standing: 'open' };
    expect(withMeaning(old)).toEqual({ ...old, meaning: 'export slow' });
  });
});
