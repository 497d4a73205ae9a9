import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openSqlite } from '#adapters/sqlite/index.ts';
import { items, themes } from '#app/collections.ts';
import { mergeInto } from '#app/feedback/arrange.ts';
import { makeIngest } from '#app/feedback/ingest-feedback.ts';
import { makeTriage } from '#app/feedback/triage.ts';
import { all } from '#app/load.ts';
import { makeEngine } from '#core/feedback/make-engine.ts';
import type { Scope } from '#ports/store.ts';
import { COLLECTIONS } from '../../../src/compose/open-store.ts';
import { folder } from '../../adapters/sqlite/folder.ts';
import { miscounted, sizesInPieces } from './given.ts';

const WORKSPACE = 'console:local';
const AT = '2026-11-20T14:00:00.000Z';
const STAMP = { by: 'ana', at: AT };

/** One process: its own connection to the file, its own engine. */
async function processOn(file: string) {
  const store = await openSqlite({ file, collections: COLLECTIONS });
  const triage = makeTriage();
  const ingest = makeIngest(triage);
  const scope = store.in(WORKSPACE);
  return {
    scope,
    triage,
    hear: async (text: string, externalId: string = text) =>
      ingest(scope, { text, source: 'webhook', externalId, saidAt: AT, author: externalId }, STAMP),
  };
}

const texts = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, i) => `${SUBJECTS[i % SUBJECTS.length]} number ${i}`);
const SUBJECTS = [
  'the export of my board times out',
  'cannot log in with google on my phone',
  'please add a dark mode',
  'the invoice shows a wrong address',
  'search finds nothing in archived cards',
];

async function sizesOfThemes(scope: Scope): Promise<Readonly<Record<string, number>>> {
  const open = (await all(scope, themes, { by: 'id' })).filter(({ mergedInto }) => !mergedInto);
  return Object.fromEntries(open.map(({ id, items }) => [id, items]));
}

describe('two processes on one workspace', () => {
  it('lose nothing, count right and see each other, whatever their order', async () => {
    const file = join(await folder(), 'ante.db');
    const [one, two] = [await processOn(file), await processOn(file)];
    const heard = texts(150);
    await Promise.all(heard.map((text, i) => (i % 3 === 0 ? two : one).hear(text)));
    expect(await one.scope.count(items, { by: 'id' })).toBe(150);
    expect(await miscounted(one.scope)).toEqual([]);
    expect(await sizesInPieces(one.scope)).toEqual(await sizesOfThemes(one.scope));
    const known = (of: typeof one) => of.triage.look(of.scope, (engine) => [...engine.themes()].sort());
    expect(await known(one)).toEqual(await known(two));
  });

  it('keep an item once that both hear', async () => {
    const file = join(await folder(), 'ante.db');
    const [one, two] = [await processOn(file), await processOn(file)];
    const kinds = await Promise.all(
      [one, two, one, two].map(async ({ hear }) => (await hear('slow', 'x')).kind),
    );
    expect(kinds.sort()).toEqual(['kept', 'known', 'known', 'known']);
  });

  it('follow each other into a merged theme', async () => {
    const file = join(await folder(), 'ante.db');
    const [one, two] = [await processOn(file), await processOn(file)];
    await one.hear('the export of my board times out');
    await one.hear('cannot log in with google');
    await two.hear('log in with google does not work');
    await one.triage.change(one.scope, STAMP, async (bench) => {
      const from = await bench.tally.theme('THM-2');
      if (from) await mergeInto(bench, from, 'THM-1', true);
    });
    const outcome = await two.hear('cannot log in with google either');
    expect(outcome).toMatchObject({ kind: 'kept', item: { theme: 'THM-1' } });
    expect(await miscounted(two.scope)).toEqual([]);
  });
});

describe('a change that fails half-way', () => {
  it('leaves store and engine as they were', async () => {
    const one = await processOn(':memory:');
    for (const text of texts(20)) await one.hear(text);
    const before = await sizesInPieces(one.scope);
    const broken = one.triage.change(one.scope, STAMP, async (bench) => {
      const from = await bench.tally.theme('THM-2');
      if (from) await mergeInto(bench, from, 'THM-1', true);
      throw new Error('the disk is gone');
    });
    await expect(broken).rejects.toThrow('the disk is gone');
    expect(await sizesInPieces(one.scope)).toEqual(before);
    const outcome = await one.hear('cannot log in with google on my tablet');
    expect(outcome).toMatchObject({ kind: 'kept', item: { theme: 'THM-2' } });
    expect(await sizesInPieces(one.scope)).toEqual(await sizesOfThemes(one.scope));
  });

  it('is forgotten when the store runs it again', async () => {
    const one = await processOn(':memory:');
    for (const text of texts(10)) await one.hear(text);
    // A store may run the work twice after a conflict with another worker; this one always does.
    const twice: Scope = {
      ...one.scope,
      transaction: async (work) => {
        const rolledBack = one.scope.transaction(async (tx) => {
          await work(tx);
          throw new Error('conflict');
        });
        await rolledBack.catch(() => undefined);
        return one.scope.transaction(work);
      },
    };
    const ingest = makeIngest(one.triage);
    const said = { text: SUBJECTS[0] ?? '', source: 'webhook', externalId: 'again', saidAt: AT } as const;
    expect(await ingest(twice, said, STAMP)).toMatchObject({ kind: 'kept' });
    expect(await miscounted(one.scope)).toEqual([]);
    expect(await sizesInPieces(one.scope)).toEqual(await sizesOfThemes(one.scope));
  });
});

describe('a process that starts', () => {
  it('goes on where the last one stopped', async () => {
    const file = join(await folder(), 'ante.db');
    const first = await processOn(file);
    for (const text of texts(60)) await first.hear(text);
    const second = await processOn(file);
    const assessed = (of: typeof first) =>
      of.triage.look(of.scope, (engine) => engine.assess('google log in fails').candidates[0]?.theme);
    expect(await assessed(second)).toBe(await assessed(first));
    expect(await assessed(second)).toBe('THM-2');
  });

  it('begins anew when the store was taken back to an earlier state', async () => {
    const one = await processOn(':memory:');
    for (const text of texts(10)) await one.hear(text);
    const other = await processOn(':memory:');
    await one.triage.change(other.scope, STAMP, async ({ engine }) => {
      expect(engine.themes()).toEqual(makeEngine().themes());
    });
  });
});
