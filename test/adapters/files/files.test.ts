import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openFeedbackFile } from '#adapters/files/index.ts';
import { folder } from '../sqlite/folder.ts';

async function rowsOf(content: string | Uint8Array) {
  const path = join(await folder(), 'feedback');
  await writeFile(path, content);
  const file = await openFeedbackFile(path);
  const rows: unknown[] = [];
  for await (const row of file.rows()) rows.push(row);
  return rows;
}

describe('CSV', () => {
  it('finds the columns by the names that common tools give them', async () => {
    const csv =
      'Created At,Customer,Comment,Ticket ID,URL\n2026-11-03,Dana,"slow, very slow",17,https://a.b/17\n';
    expect(await rowsOf(csv)).toEqual([
      {
        row: 2,
        text: 'slow, very slow',
        id: '17',
        author: 'Dana',
        date: '2026-11-03',
        link: 'https://a.b/17',
      },
    ]);
  });

  it.each([
    [';', 'text;author\na;b\n'],
    ['\t', 'text\tauthor\na\tb\n'],
    [',', '\ufefftext,author\r\na,b\r\n'],
  ])('reads %j as separator off the header, with or without a byte order mark', async (_, csv) => {
    expect(await rowsOf(csv)).toEqual([{ row: 2, text: 'a', author: 'b' }]);
  });

  it('keeps quotes, line breaks and leading signs as they are', async () => {
    expect(await rowsOf('text\n"He said ""no""\nand left"\n=1+1\na 5" screen\n')).toEqual([
      { row: 2, text: 'He said "no"\nand left' },
      { row: 3, text: '=1+1' },
      { row: 4, text: 'a 5" screen' },
    ]);
  });

  it('counts empty rows and leaves them out', async () => {
    expect(await rowsOf('text,author\n\n,\nslow,\n')).toEqual([{ row: 4, text: 'slow' }]);
  });

  it('reports a row with more cells than the header, and goes on', async () => {
    expect(await rowsOf('text,author\na,b\nslow, very slow,Dana\nc,d\n')).toEqual([
      { row: 2, text: 'a', author: 'b' },
      { row: 3, problem: expect.stringMatching(/more cells/) },
      { row: 4, text: 'c', author: 'd' },
    ]);
  });

  it('reports a quote that is never closed', async () => {
    expect(await rowsOf('text\nfine\n"never closed\nand on\n')).toEqual([
      { row: 2, text: 'fine' },
      { row: 3, problem: expect.stringMatching(/never closed/) },
    ]);
  });

  it('says which columns there are when none holds the text', async () => {
    await expect(rowsOf('a,b\n1,2\n')).rejects.toThrow(/names a, b; one of them has to be text/);
  });
});

describe('JSON lines', () => {
  it('takes the same names, whatever else an object holds', async () => {
    const lines = [
      '{"body":"slow","user":"Dana","created_at":"2026-11-03","score":4}',
      '',
      '{"text":"ok","id":7}',
    ];
    expect(await rowsOf(lines.join('\n'))).toEqual([
      { row: 1, text: 'slow', author: 'Dana', date: '2026-11-03' },
      { row: 3, text: 'ok', id: '7' },
    ]);
  });

  it('reports lines that are no object or hold no text, by their number', async () => {
    expect(await rowsOf('{"text":"a"}\n{"text":\n[1]\n{"author":"Dana"}\n{"text":{"$ne":null}}\n')).toEqual([
      { row: 1, text: 'a' },
      { row: 2, problem: 'The line is no JSON object.' },
      { row: 3, problem: 'The line is no JSON object.' },
      { row: 4, problem: expect.stringMatching(/no text/) },
      { row: 5, text: '' },
    ]);
  });

  it('passes over a line of two million characters', async () => {
    const long = `{"text":"${'x'.repeat(2_000_000)}"}`;
    expect(await rowsOf(`{"text":"a"}\n${long}\n{"text":"b"}\n`)).toEqual([
      { row: 1, text: 'a' },
      { row: 2, problem: expect.stringMatching(/too long/) },
      { row: 3, text: 'b' },
    ]);
  });

  it('says what to do with an array', async () => {
    await expect(rowsOf('[{"text":"a"}]')).rejects.toThrow(/one object a line/);
  });
});

describe('any file', () => {
  it('is refused when it is not UTF-8', async () => {
    await expect(rowsOf(Buffer.from('text\ncaf\u00e9\n', 'latin1'))).rejects.toThrow(/not in UTF-8/);
    await expect(rowsOf(Buffer.from('\ufefftext\nslow\n', 'utf16le'))).rejects.toThrow(/not in UTF-8/);
  });

  it('keeps a character whole that two pieces share', async () => {
    const text = '😀'.repeat(200_000);
    expect(await rowsOf(`text\n${text}\n`)).toEqual([{ row: 2, text }]);
  });

  it('is refused when it is empty, missing or a folder', async () => {
    await expect(rowsOf('')).rejects.toThrow(/is empty/);
    await expect(openFeedbackFile('/no/such/file')).rejects.toThrow(/There is no file/);
    await expect(openFeedbackFile(await folder())).rejects.toThrow(/is no file/);
  });
});
