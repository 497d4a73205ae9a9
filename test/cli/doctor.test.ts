import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { fakeServer } from '../adapters/mongo/fake-server.ts';
import { makeHome } from './ante.ts';

const bad = (out: string) => out.split('\n').filter((line) => line.startsWith('✗'));

test('all is well: every line says so, exit code 0', async () => {
  const { ante } = makeHome();
  await ante(['heard', 'the export times out']);
  const { code, out, err } = await ante(['doctor']);
  expect(out.trimEnd().split('\n')).toEqual(
    [
      'Node',
      'Folder',
      'Folder',
      'Store',
      'console:local',
      'Clock',
      'Language model',
      'Meaning',
      'Platforms',
    ].map((what) => expect.stringMatching(`^✓ ${what}: .+`)),
  );
  expect(err).toBe('');
  expect(code).toBe(0);
});

test('every bad key of the configuration is named at once', async () => {
  const { ante } = makeHome({
    ANTE_LOG_LEVEL: 'loud',
    ANTE_MEMBER: 'Ana B',
    MONGODB_URI: 'localhost:27017',
    ANTE_FILES: '',
  });
  const { code, err } = await ante(['doctor']);
  expect(err).toMatch(
    /ANTE_LOG_LEVEL: .*\n {2}ANTE_MEMBER: must be a name.*\n {2}MONGODB_URI: must begin with mongodb:\/\/.*\n.*\.env\.example/,
  );
  expect(err).not.toContain('ANTE_FILES');
  expect(code).toBe(1);
});

test('an embedding model that cannot be used', async () => {
  const { ante } = makeHome({ ANTE_LOCAL_MODEL: 'someone/some-model' });
  const { code, out } = await ante(['doctor']);
  expect(bad(out)).toEqual([expect.stringMatching(/Meaning: .*npm install @huggingface\/transformers/)]);
  expect(code).toBe(1);
});

test('a damaged store', async () => {
  const { ante, at } = makeHome();
  writeFileSync(at('ante.db'), 'This was a database once. '.repeat(500));
  const { code, out } = await ante(['doctor']);
  expect(bad(out)).toEqual([expect.stringMatching(/Store: .*no SQLite database: move it away/)]);
  expect(code).toBe(1);
  const used = await ante(['bet', 'list']);
  expect(used).toMatchObject({
    code: 1,
    out: '',
    err: expect.stringMatching(/^\S+ is no SQLite database: .*\n$/),
  });
});

test('a store of a newer Ante', async () => {
  const { ante, at } = makeHome();
  await ante(['migrate']);
  const db = new DatabaseSync(at('ante.db'));
  db.exec('PRAGMA user_version = 99');
  db.close();
  const { code, out } = await ante(['doctor']);
  expect(bad(out)).toEqual([expect.stringMatching(/newer Ante .*: update Ante, or restore a backup/)]);
  expect(code).toBe(1);
});

test('a place where no folder can be', async () => {
  const { ante, at } = makeHome();
  writeFileSync(at('file'), '');
  const env = { ANTE_DATABASE: at('file/ante.db'), ANTE_FILES: at('file/files') };
  const { code, out } = await ante(['doctor'], { env });
  expect(bad(out)).toEqual([
    expect.stringMatching(
      /Folder: .* cannot be written: .* point ANTE_DATABASE, ANTE_FILES or ANTE_LOG elsewhere/,
    ),
    expect.stringMatching(/Folder: .* cannot be written/),
    expect.stringMatching(/Store: \S+ante\.db/),
  ]);
  expect(code).toBe(1);
});

// Root may write anywhere.
test.skipIf(process.getuid?.() === 0)('a folder that may only be read', async () => {
  const { ante, at } = makeHome();
  mkdirSync(at('shut'));
  chmodSync(at('shut'), 0o500);
  const { code, out } = await ante(['doctor'], { env: { ANTE_DATABASE: at('shut/ante.db') } });
  expect(bad(out)).toEqual([
    expect.stringMatching(/Folder: .*shut cannot be written: change its owner/),
    expect.stringMatching(/Store: .* write permission|Store: .* cannot be opened/),
  ]);
  expect(code).toBe(1);
});

test('a MongoDB that has no transactions', async () => {
  const { uri, stop } = await fakeServer({ isWritablePrimary: true });
  const { ante } = makeHome({ MONGODB_URI: uri });
  const { code, out } = await ante(['doctor']);
  await stop();
  expect(bad(out)).toEqual([expect.stringMatching(/Store: .*standalone server.*mongod --replSet rs0/)]);
  expect(code).toBe(1);
});

test('a log that cannot be written', async () => {
  const { ante, at } = makeHome();
  const { code, err } = await ante(['bet', 'list'], { env: { ANTE_LOG: at('') } });
  expect(err).toMatch(/^The log \S+ cannot be written \(EISDIR\): point ANTE_LOG to another file\.\n$/);
  expect(code).toBe(1);
});
