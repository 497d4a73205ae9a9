import { describe, expect, it } from 'vitest';
import { items, themePieces } from '#app/collections.ts';
import { withSpace } from '#app/feedback/migrate.ts';
import { all } from '#app/load.ts';
import { RetryableError } from '#core/errors.ts';
import { addMs, HOUR_MS } from '#core/time/instant.ts';
import { type Embedder, EmbedderRefusal, EmbedderUnusableError } from '#ports/embedder.ts';
import { listening, miscounted } from './given.ts';

const MONEY = ['give me back my money', 'refund of my last order', 'I demand reimbursement'];
const NIGHT = ['dark mode', 'my eyes hurt in the evening', 'a black background'];
const NOW = '2026-11-20T14:00:00.000Z';

/** Knows what money and the night are about. `fails` throws what the model throws, if anything. */
function model(fails: (texts: readonly string[]) => void = () => {}, space = 'small/3') {
  const asked: (readonly string[])[] = [];
  const embedder: Embedder = {
    space,
    embed: async (texts) => {
      asked.push(texts);
      fails(texts);
      return texts.map((text) => [
        /money|refund|reimburse/.test(text) ? 1 : 0,
        /dark|evening|black/.test(text) ? 1 : 0,
        text.length / 1_000,
      ]);
    },
  };
  return { embedder, asked };
}

async function said(embedder: Embedder | undefined, ...texts: readonly string[]) {
  const team = await listening({ now: NOW, ...(embedder && { embedder }) });
  for (const text of texts) await team.hears(text, `who said ${text}`);
  return {
    ...team,
    sweep: team.application.heard.triageBacklog,
    vectors: async () => (await all(team.scope, items, { by: 'id' })).map(({ vector }) => vector),
    spaces: async () => new Set((await all(team.scope, items, { by: 'id' })).map(({ space }) => space)),
  };
}

describe('items and an embedding model', () => {
  it('asks nothing while somebody waits, and gives every item its vector later', async () => {
    const { embedder, asked } = model();
    const { sweep, vectors, spaces } = await said(embedder, ...MONEY, ...NIGHT);
    expect(asked).toEqual([]);
    expect(await spaces()).toEqual(new Set(['']));
    await sweep();
    expect(asked).toEqual([[...MONEY, ...NIGHT]]);
    expect((await vectors()).every((vector) => vector?.startsWith('small/3 '))).toBe(true);
    await sweep();
    expect(asked).toHaveLength(1);
  });

  it('puts what an import brings to what means the same', async () => {
    const themesOf = async (embedder: Embedder | undefined) => {
      const { application, scope, sweep, item } = await said(embedder, MONEY[0] ?? '', NIGHT[0] ?? '');
      await sweep();
      const row = {
        version: 0,
        source: 'import',
        saidAt: NOW,
        receivedAt: NOW,
        receivedBy: 'ana',
        space: '',
      } as const;
      await scope.insert(items, { ...row, id: 'ITM-8', externalId: '8', text: MONEY[2] ?? '', waiting: 8 });
      await application.heard.triageBacklog();
      return (await item('ITM-8')).theme;
    };
    expect(await themesOf(undefined)).toBe('THM-3');
    expect(await themesOf(model().embedder)).toBe('THM-1');
  });

  it('asks about each point of an item by itself, where it had asked about the whole before', async () => {
    const { embedder, asked } = model();
    const { scope, sweep, vectors } = await said(embedder);
    const text = 'Refund my order. Also please add a dark mode';
    const row = {
      version: 0,
      source: 'import',
      saidAt: NOW,
      receivedAt: NOW,
      receivedBy: 'ana',
      space: '',
    } as const;
    await scope.insert(items, { ...row, id: 'ITM-1', externalId: '1', text, waiting: 1 });
    await scope.transaction((tx) => tx.increment('ITM'));
    await sweep();
    await sweep();
    expect(asked).toEqual([[text], ['Refund my order.', 'Also please add a dark mode']]);
    expect(new Set(await vectors()).size).toBe(2);
  });

  it('sends nothing personal, and no more than the beginning of a long text', async () => {
    const { embedder, asked } = model();
    const { hears, sweep } = await said(embedder);
    await hears('write to dana@example.com or +49 170 1234567, says Dana Miller', 'Dana Miller');
    await hears('x '.repeat(9_000));
    await hears('\u200b\u200b');
    await sweep();
    const [texts = []] = asked;
    expect(texts).toHaveLength(2);
    expect(texts[0]).not.toMatch(/dana|1234567|Miller/i);
    expect(texts[1]?.length).toBeLessThanOrEqual(4_000);
  });

  it('waits as long as the model says, and words decide meanwhile', async () => {
    let isBusy = true;
    const { embedder, asked } = model(() => {
      if (isBusy) throw new RetryableError('later', 90_000);
    });
    const { sweep, at, hears, vectors } = await said(embedder, ...MONEY);
    await sweep();
    expect((await hears('refund of my last order again', 'eve')).theme).toBe('THM-2');
    isBusy = false;
    at(addMs(NOW, 89_999));
    await sweep();
    expect(asked).toHaveLength(1);
    at(addMs(NOW, 90_000));
    await sweep();
    expect((await vectors()).every((vector) => vector !== undefined)).toBe(true);
  });

  it('leaves a model that cannot be used alone for an hour', async () => {
    const { embedder, asked } = model(() => {
      throw new EmbedderUnusableError('the key is wrong');
    });
    const { sweep, at } = await said(embedder, ...MONEY);
    await sweep();
    at(addMs(NOW, HOUR_MS - 1));
    await sweep();
    expect(asked).toHaveLength(1);
    at(addMs(NOW, HOUR_MS));
    await sweep();
    expect(asked).toHaveLength(2);
  });

  it('passes over the one text that the model refuses', async () => {
    const { embedder, asked } = model((texts) => {
      if (texts.includes('dark mode')) throw new EmbedderRefusal('no');
    });
    const { sweep, vectors } = await said(embedder, MONEY[0] ?? '', 'dark mode', MONEY[1] ?? '');
    await sweep();
    expect((await vectors()).map((vector) => vector !== undefined)).toEqual([true, false, true]);
    const before = asked.length;
    await sweep();
    expect(asked).toHaveLength(before);
  });

  it('asks anew for the space of another model, before or after the old one by name', async () => {
    for (const space of ['another/3', 'a', 'zoo']) {
      const first = await said(model().embedder, ...MONEY);
      await first.sweep();
      const { embedder } = model(undefined, space);
      const second = await listening({ store: first.store, now: NOW, embedder });
      await second.application.heard.triageBacklog();
      expect(await first.spaces()).toEqual(new Set([space]));
      expect((await first.vectors()).every((vector) => vector?.startsWith(`${space} `))).toBe(true);
    }
  });

  it('keeps no vector of what was deleted', async () => {
    const { embedder } = model();
    const { asks, sweep, item, scope } = await said(embedder, 'refund of the dark mode', ...MONEY);
    await sweep();
    const { vector } = await item('ITM-1');
    expect(vector).toMatch(/^small\/3 /);
    await asks('/heard delete ITM-1');
    const left = [await all(scope, items, { by: 'id' }), await all(scope, themePieces, { by: 'id' })];
    expect(JSON.stringify(left)).not.toContain(vector);
    expect(await miscounted(scope)).toEqual([]);
  });

  it('knows that items of an older version have no vector yet, and finds them by more forms of a word', () => {
    expect(withSpace({ id: 'ITM-1', text: 'x' })).toEqual({ id: 'ITM-1', text: 'x', space: '' });
    const sorted = { id: 'ITM-1', terms: ['deliveri', 'deliver', 'time'] };
    expect(withSpace(sorted)).toEqual({ id: 'ITM-1', terms: ['deliver', 'time'], space: '' });
  });
});
