import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { makeHome } from './ante.ts';

test('an export goes into an empty store, which exports the same bytes again', async () => {
  const old = makeHome();
  await old.ante([], {
    input: [
      '/bet if we add saved searches -> weekly retention from 31% to 36% by 2099-12-15 because people re-type, 60%',
      '/bet place BET-1',
      '/heard saved searches would help me (from dana@example.com)',
      '/heard the export times out',
    ].join('\n'),
  });
  const file = old.at('out/ante-export.json');
  expect(await old.ante(['export', old.at('out')])).toMatchObject({ code: 0, err: '' });

  const fresh = makeHome();
  const taken = await fresh.ante(['import', file]);
  expect(taken).toMatchObject({ code: 0, err: '', out: expect.stringContaining('whole workspace') });
  expect(await fresh.ante(['export'])).toMatchObject({ code: 0 });
  for (const name of ['ante-export.json', 'ante-export.md']) {
    expect(readFileSync(fresh.at(name), 'utf8')).toBe(readFileSync(old.at(`out/${name}`), 'utf8'));
  }

  const again = await old.ante(['export', old.at('out')]);
  expect(again).toMatchObject({ code: 1, err: expect.stringMatching(/is there already\. Move it away/) });
  await fresh.ante(['heard', 'something else']);
  const mixed = await fresh.ante(['import', file]);
  expect(mixed).toMatchObject({ code: 1, err: expect.stringMatching(/not empty/) });
});

const TABLE =
  'id,text,date\n1,the export times out,2026-11-01\n2,,2026-11-02\n3,saved searches please,Feb 30\n';

test('rejected rows are named with their reason, and nothing is half imported', async () => {
  const { ante, at } = makeHome();
  writeFileSync(at('rows.csv'), TABLE);
  const refused = await ante(['import', 'rows.csv']);
  expect(refused).toMatchObject({ code: 1, out: '' });
  expect(refused.err).toMatch(
    /^Nothing was imported: 2 of 3 rows .*\n {2}row 3: .*\n {2}row 4: .*Feb 30.*\n.*\n {2}ante import rows\.csv --skip-rejected\n$/,
  );
  const taken = await ante(['import', 'rows.csv', '--skip-rejected']);
  expect(taken).toMatchObject({
    code: 0,
    out: expect.stringMatching(/^Imported 1 of 3 rows\.\nNo row says who said it/),
  });
  expect(taken.err).toMatch(/^Left out: 2 of 3 rows/);
  const again = await ante(['import', 'rows.csv', '--skip-rejected']);
  expect(again.out).toBe('Imported 0 of 3 rows, 1 were there already.\n');
});

test('JSON lines are put into themes at once, or left to the console', async () => {
  const { ante, at } = makeHome();
  writeFileSync(at('items.jsonl'), '{"text":"the export times out"}\n{"text":"saved searches please"}\n');
  const left = await ante(['import', 'items.jsonl', '--no-triage', '--as', 'ben']);
  expect(left.out).toMatch(
    /^Imported 2 of 2 rows\. The console or the worker puts them into themes\.\nNo row has a date.*\nNo row says who/,
  );
  writeFileSync(at('more.csv'), 'text,user,date\nthe export is slow,dana,2026-11-01\n');
  expect((await ante(['import', 'more.csv'])).out).toBe('Imported 1 of 1 row.\n');
  expect((await ante(['heard', 'themes'])).out).toMatch(/export/);
});

test.each([
  ['nothing there', undefined, /There is no file/],
  ['a folder', 'folder', /is no file/],
  ['empty', '', /is empty/],
  ['no text', Buffer.from([0x74, 0xff, 0xfe, 0x00]), /not in UTF-8/],
  ['no column of text', 'a,b\n1,2\n', /No column holds the text/],
  ['a damaged export', '{\n"format": "ante-workspace",\n"version": 1,\n', /no export of a workspace/],
])('a file that cannot be taken in: %s', async (_name, content, sentence) => {
  const { ante, at } = makeHome();
  if (content !== undefined && content !== 'folder') writeFileSync(at('file'), content);
  const { code, out, err } = await ante(['import', content === 'folder' ? '.' : 'file']);
  expect(err).toMatch(sentence);
  expect(err).not.toMatch(/\n {4}at /);
  expect(out).toBe('');
  expect(code).toBe(1);
});
