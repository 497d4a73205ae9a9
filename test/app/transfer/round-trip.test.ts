import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openSqlite } from '#adapters/sqlite/index.ts';
import { items } from '#app/collections.ts';
import { CONTENTS } from '#app/transfer/contents.ts';
import { exportJson } from '#app/transfer/export-json.ts';
import { importWorkspace } from '#app/transfer/import-workspace.ts';
import { UserError } from '#core/errors.ts';
import type { Scope } from '#ports/store.ts';
import { COLLECTIONS } from '../../../src/compose/open-store.ts';
import { SENTENCE } from '../given.ts';
import { openWorkspace } from '../workspace.ts';

async function exported(scope: Scope): Promise<string> {
  return (await drained(exportJson(scope))).join('');
}

async function drained(pieces: AsyncIterable<string>): Promise<readonly string[]> {
  const kept: string[] = [];
  for await (const piece of pieces) kept.push(piece);
  return kept;
}

/** A file that comes in chunks of `size` characters. */
function file(text: string, size = 1_000): () => AsyncIterable<string> {
  return async function* () {
    for (let i = 0; i < text.length; i += size) yield text.slice(i, i + size);
  };
}

async function emptyWorkspace(name = 'console:other'): Promise<Scope> {
  return (await openSqlite({ file: ':memory:', collections: COLLECTIONS })).in(name);
}

async function livedIn() {
  const chat = await openWorkspace();
  await chat.live('ana', SENTENCE);
  await chat.says(
    'ben',
    '/bet new if we add presets we expect churn to fall from 4% to 3% by Jan 20, 50% sure',
  );
  await chat.says('ben', '/bet link BET-2 BET-1');
  await chat.says('ana', '/bet read BET-1 34.2, n=24');
  await chat.hear({ id: 'THM-1', label: 'filters \u202E "quoted"' }, [
    { text: 'line\nbreak, \u0000 control, \u2028 separator, 漢字 🎉, lone \uD800' },
    { text: '=HYPERLINK("x")', author: 'dana' },
  ]);
  await chat.says('ana', '/bet link BET-1 THM-1 contradicts');
  await chat.says('ana', '/bet call BET-1 invalidated because it went stale');
  return chat;
}

describe('an export', () => {
  it('is one JSON document with every collection and its documents', async () => {
    const { scope } = await livedIn();
    const document = JSON.parse(await exported(scope));
    expect(document).toMatchObject({ format: 'ante-workspace', version: 1 });
    expect(Object.keys(document.collections)).toEqual(CONTENTS.map(({ name }) => name));
    expect(document.collections.bets.map(({ id }: { id: string }) => id)).toEqual(['BET-1', 'BET-2']);
    expect(document.collections.items[0].text).toBe(
      'line\nbreak, \u0000 control, \u2028 separator, 漢字 🎉, lone \uD800',
    );
    expect(document.counters).toMatchObject({ BET: 2, ASM: 1 });
  });

  it('has the same bytes for the same state', async () => {
    const { scope } = await livedIn();
    expect(await exported(scope)).toBe(await exported(scope));
  });

  it('is refused when the workspace changes under it', async () => {
    const chat = await livedIn();
    const lines = exportJson(chat.scope);
    await lines.next();
    await chat.says('ana', '/bet new dark mode');
    await expect(drained(lines)).rejects.toThrow('the workspace changed');
  });

  it.each([1, 7, 1_000_000])('comes back bit for bit, read in chunks of %i', async (size) => {
    const { scope } = await livedIn();
    const text = await exported(scope);
    const other = await emptyWorkspace();
    expect(await importWorkspace(other, file(text, size))).toBe(text.match(/^\{"/gm)?.length);
    expect(await exported(other)).toBe(text);
  });

  it('gives no id twice after it was taken in', async () => {
    const { scope } = await livedIn();
    const other = await emptyWorkspace();
    await importWorkspace(other, file(await exported(scope)));
    expect(await other.increment('BET')).toBe(3);
  });

  it('survives another system’s line ends', async () => {
    const { scope } = await livedIn();
    const text = await exported(scope);
    const other = await emptyWorkspace();
    await importWorkspace(other, file(text.replaceAll('\n', '\r\n')));
    expect(await exported(other)).toBe(text);
  });
});

describe('an import that is refused', () => {
  it.each<[string, (text: string) => string, string]>([
    ['no export', () => 'id,text\n1,hello\n', 'no export of a workspace'],
    ['empty', () => '', 'no export of a workspace'],
    ['of a newer format', (text) => text.replace('"version": 1,', '"version": 2,'), 'newer Ante (format 2'],
    ['of newer documents', (text) => text.replace('"bets":1', '"bets":9'), 'newer Ante (bets of schema 9)'],
    [
      'of unknown documents',
      (text) => text.replace('"bets": [', '"wagers": ['),
      'newer Ante (it holds wagers)',
    ],
    ['changed in one letter', (text) => text.replace('it went stale', 'it went state'), 'damaged'],
    ['cut off in the middle', (text) => text.slice(0, text.length / 2), 'damaged'],
    ['cut off at a line', (text) => text.slice(0, text.indexOf('\n],')), 'damaged'],
    ['without its checksum', (text) => text.replace(/^"checksum".*\n/m, ''), 'damaged'],
    ['without a line', (text) => text.replace(/^\{"id":.*\n/m, ''), 'damaged'],
    ['written anew', (text) => JSON.stringify(JSON.parse(text), null, 2), 'no export of a workspace'],
  ])('%s leaves the workspace empty', async (_what, damage, sentence) => {
    const { scope } = await livedIn();
    const other = await emptyWorkspace();
    const before = await exported(other);
    const attempt = importWorkspace(other, file(damage(await exported(scope))));
    await expect(attempt).rejects.toThrow(UserError);
    await expect(attempt).rejects.toThrow(sentence);
    expect(await exported(other)).toBe(before);
  });

  it('says what a workspace holds that is not empty, and leaves it as it is', async () => {
    const { scope } = await livedIn();
    const text = await exported(scope);
    const chat = await openWorkspace();
    await chat.says('cy', '/bet new dark mode');
    const before = await exported(chat.scope);
    await expect(importWorkspace(chat.scope, file(text))).rejects.toThrow(
      /not empty \(1 of bets, \d of log\)/,
    );
    expect(await exported(chat.scope)).toBe(before);
  });
});

describe('an import that was cut off', () => {
  it('is taken up again, wherever it was', async () => {
    const chat = await livedIn();
    await chat.hear(
      { id: 'THM-2', label: 'many' },
      Array.from({ length: 450 }, () => ({})),
    );
    const text = await exported(chat.scope);
    for (let survived = 0; survived < 8; survived++) {
      const other = await emptyWorkspace();
      await expect(importWorkspace(dyingAfter(survived, other), file(text))).rejects.toThrow('killed');
      expect(await importWorkspace(other, file(text))).toBeGreaterThan(450);
      expect(await exported(other)).toBe(text);
    }
  });

  it('changes nothing when it was complete', async () => {
    const { scope } = await livedIn();
    const text = await exported(scope);
    const other = await emptyWorkspace();
    await importWorkspace(other, file(text));
    await importWorkspace(other, file(text));
    expect(await exported(other)).toBe(text);
  });

  it('counts people who only looked in as nothing', async () => {
    const { scope } = await livedIn();
    const chat = await openWorkspace();
    await chat.says('ana', '/bet list');
    await importWorkspace(chat.scope, file(await exported(scope)));
    expect(await exported(chat.scope)).toBe(await exported(scope));
  });
});

/** A scope whose process dies after so many transactions. */
function dyingAfter(transactions: number, scope: Scope): Scope {
  let left = transactions;
  return {
    ...scope,
    transaction: async (work) => {
      if (left === 0) throw new Error('killed');
      left -= 1;
      return scope.transaction(work);
    },
  };
}

describe('any history', () => {
  const step = fc.record({
    who: fc.constantFrom('ana', 'ben'),
    bet: fc.integer({ min: 1, max: 5 }),
    what: fc.constantFrom(
      'new if we add a we expect b to go from 1% to 2% by Dec 20 because c, 60% sure',
      'new dark mode',
      'place #',
      'ship # 1%',
      'read # 1.5',
      'edit # to: 3%',
      'link # BET-1',
      'link # ASM-1',
      'assumption ASM-1 refuted because no',
      'call # validated because yes',
      'call # invalidated because no',
      'call # extend in 3 weeks because late',
      'undo #',
      'drop # because no',
      'snooze # 3d',
      'mute #',
    ),
    hours: fc.integer({ min: 0, max: 100 }),
  });

  it('comes back bit for bit', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        const chat = await openWorkspace();
        let at = Date.parse(chat.clock.now());
        for (const { who, bet, what, hours } of steps) {
          at += hours * 3_600_000;
          chat.at(new Date(at).toISOString());
          await chat.says(who, `/bet ${what.replace('#', `BET-${bet}`)}`).catch(unlessRefused);
        }
        const text = await exported(chat.scope);
        const other = await emptyWorkspace();
        await importWorkspace(other, file(text));
        expect(await exported(other)).toBe(text);
        await chat.store.close();
      }),
      { numRuns: 40 },
    );
  });

  it('of any words comes back bit for bit', async () => {
    const said = fc.record({ text: fc.string({ unit: 'binary' }), author: fc.string({ unit: 'binary' }) });
    await fc.assert(
      fc.asyncProperty(fc.array(said, { maxLength: 10 }), async (heard) => {
        const chat = await openWorkspace();
        await chat.hear({ id: 'THM-1', label: 'any' }, heard);
        const other = await emptyWorkspace();
        const text = await exported(chat.scope);
        await importWorkspace(other, file(text, 50));
        expect(await exported(other)).toBe(text);
        expect(await other.count(items, { by: 'id' })).toBe(heard.length);
      }),
      { numRuns: 40 },
    );
  });
});

function unlessRefused(error: unknown): void {
  if (!(error instanceof UserError)) throw error;
}
