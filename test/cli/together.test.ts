import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { ended, makeHome } from './ante.ts';

test('three processes on one file: each is answered, and no number is given twice', async () => {
  const { ante, at } = makeHome();
  const input = (who: string) =>
    Array.from({ length: 5 }, (_, i) => `/heard ${who} has trouble number ${i}\n`).join('');
  const all = await Promise.all(['ana', 'ben', 'cleo'].map((who) => ante([], { input: input(who) })));
  expect(all.map(({ code, err }) => [code, err])).toEqual(all.map(() => [0, '']));
  const ids = all.flatMap(({ out }) => out.match(/ITM-\d+/g) ?? []);
  expect(new Set(ids).size).toBe(15);
  expect(readdirSync(at('')).filter((name) => name.startsWith('ante.db'))).toEqual(['ante.db']);
});

test('another program that holds the lock for a while is waited for', async () => {
  const { start, at, ante } = makeHome();
  await ante(['migrate']);
  const other = new DatabaseSync(at('ante.db'));
  other.exec('BEGIN IMMEDIATE');
  const child = start(['heard', 'the export times out'], { input: '' });
  const end = ended(child);
  // Its log is opened before its store.
  while (!existsSync(at('ante.log'))) await new Promise((resolve) => setTimeout(resolve, 20));
  other.exec('COMMIT');
  other.close();
  expect(await end).toMatchObject({ code: 0, err: '', out: expect.stringMatching(/^Kept as ITM-1/) });
});

test.each(['SIGINT', 'SIGTERM'] as const)(
  'an import that %s ends is taken up by running it again',
  async (signal) => {
    const { start, ante, at } = makeHome();
    const rows = Array.from({ length: 10_000 }, (_, i) => `${i},trouble number ${i} with the export`);
    writeFileSync(at('rows.csv'), `id,text\n${rows.join('\n')}\n`);
    const child = start(['import', 'rows.csv', '--no-triage']);
    const end = ended(child);
    const count = () => {
      if (!existsSync(at('ante.db-wal'))) return 0;
      const db = new DatabaseSync(at('ante.db'), { readOnly: true, timeout: 1_000 });
      try {
        return Number(db.prepare('SELECT count(*) AS n FROM items').get()?.n);
      } catch {
        // Its tables are not there yet.
        return 0;
      } finally {
        db.close();
      }
    };
    while (count() === 0) await new Promise((resolve) => setTimeout(resolve, 2));
    child.kill(signal);
    expect(await end).toMatchObject({ signal, err: '' });
    const again = await ante(['import', 'rows.csv', '--no-triage']);
    const [imported, known] = [...again.out.matchAll(/\d+/g)].map(Number).filter((n) => n !== 10_000);
    expect(again).toMatchObject({ code: 0, err: '' });
    expect((imported ?? 0) + (known ?? 0)).toBe(10_000);
    expect(imported).toBeLessThan(10_000);
    expect(readdirSync(at('')).filter((name) => name.startsWith('ante.db'))).toEqual(['ante.db']);
  },
);
