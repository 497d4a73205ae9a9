import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ended, type Home, makeHome } from './ante.ts';

/** A worker on the home's store, once it runs; and how to end it. */
async function startWorker({ start }: Home) {
  const worker = start(['worker']);
  const end = ended(worker);
  await new Promise<void>((resolve, reject) => {
    worker.stdout?.on('data', (text) => {
      if (String(text).includes('worker started')) resolve();
    });
    worker.on('close', (code) => reject(new Error(`the worker ended with ${code}`)));
  });
  return {
    stop: () => {
      worker.kill('SIGTERM');
      return end;
    },
  };
}

test('a backup is taken while the store is in use, and put back only when it is not', async () => {
  const home = makeHome();
  const { ante, at } = home;
  await ante(['heard', 'before the backup']);
  const worker = await startWorker(home);
  expect(await ante(['backup', at('copy.db')])).toMatchObject({ code: 0, err: '' });
  await ante(['heard', 'after the backup']);
  const refused = await ante(['restore', at('copy.db')]);
  expect(refused).toMatchObject({ code: 1, out: '', err: expect.stringMatching(/in use: stop Ante first/) });
  const stopped = await worker.stop();
  expect(stopped).toMatchObject({ code: 0, err: '', out: expect.stringContaining('worker stopped') });

  const restored = await ante(['restore', at('copy.db')]);
  expect(restored.out).toMatch(/^Restored .*\nWhat was there before is kept as .*\.before-restore\.\n$/);
  const { out } = await ante(['heard', 'find', 'backup']);
  expect(out).toContain('before the backup');
  expect(out).not.toContain('after the backup');
  const again = await ante(['backup', at('copy.db')]);
  expect(again).toMatchObject({ code: 1, err: expect.stringMatching(/exists already/) });
});

test('restore takes nothing but a backup', async () => {
  const { ante, at } = makeHome();
  await ante(['heard', 'what is kept']);
  const before = readFileSync(at('ante.db'));
  writeFileSync(at('letter.txt'), 'Dear all, this is no database. '.repeat(100));
  const refused = await ante(['restore', at('letter.txt')]);
  expect(refused).toMatchObject({ code: 1, out: '', err: expect.stringMatching(/no SQLite database/) });
  expect((await ante(['restore', at('nothing.db')])).code).toBe(1);
  expect(readFileSync(at('ante.db'))).toEqual(before);
});

test('migrate says what it did, and leaves one file behind', async () => {
  const { ante, at } = makeHome();
  expect(await ante(['migrate'])).toMatchObject({ code: 0, out: 'The store is at this version of Ante.\n' });
  expect(readdirSync(at('')).filter((name) => name.startsWith('ante.db'))).toEqual(['ante.db']);
});

test('backup and restore leave MongoDB to its own tools', async () => {
  const { ante, at } = makeHome({ MONGODB_URI: 'mongodb://127.0.0.1:1/ante' });
  expect((await ante(['backup', at('copy')])).err).toMatch(/use mongodump, or unset MONGODB_URI/);
  expect((await ante(['restore', at('copy')])).err).toMatch(/use mongorestore/);
  expect(existsSync(at('copy'))).toBe(false);
});
