import { expect, test } from 'vitest';
import { makeHome } from './ante.ts';

test('answers go to standard output, refusals to standard error; the rest of the lines is taken', async () => {
  const { ante } = makeHome();
  const { code, out, err } = await ante([], {
    input: '/bet list\n/bet place BET-99\n/heard the export times out\n',
  });
  expect(out).toMatch(/No open bets[\s\S]*Kept as ITM-1/);
  expect(err).toMatch(/BET-99/);
  expect(err).not.toMatch(/Kept|No open/);
  expect(code).toBe(1);
});

test('--json gives one line of JSON a reply, refusals as well', async () => {
  const { ante } = makeHome();
  const { code, out, err } = await ante(['--json'], { input: '/bet list\n/bet place BET-99\n/bet help\n' });
  const failed = (lines: string) =>
    lines
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line).failed ?? false);
  expect(failed(out)).toEqual([false, false]);
  expect(failed(err)).toEqual([true]);
  expect(code).toBe(1);
});

test('--json never shows the demo: no lines, no replies', async () => {
  const { ante } = makeHome();
  expect(await ante(['--json'])).toMatchObject({ code: 0, out: '', err: '' });
});

test('lines end as they do anywhere, the last one without an end; a byte order mark is no part of one', async () => {
  const { ante } = makeHome();
  const { code, out, err } = await ante([], {
    input: '\ufeff/heard first words\r\n\r\n/heard second thing\n/heard third matter',
  });
  expect(out.match(/Kept as ITM-\d/g)).toEqual(['Kept as ITM-1', 'Kept as ITM-2', 'Kept as ITM-3']);
  expect(err).toBe('');
  expect(code).toBe(0);
});

test('bytes that are no text, control characters and 100 kB in a line stop nothing', async () => {
  const { ante } = makeHome();
  const { code, out, err } = await ante([], {
    input: Buffer.concat([
      Buffer.from('/heard caf\xe9 \xff\xfe is slow\n', 'latin1'),
      Buffer.from('/heard the \u001b[31mred\u0007 \u202eone\n'),
      Buffer.from(`/heard ${'long '.repeat(20_000)}\n/bet list\n`),
    ]),
  });
  expect(out).toMatch(/Kept as ITM-1[\s\S]*Kept as ITM-2[\s\S]*No open bets/);
  expect(`${out}${err}`).not.toMatch(/[^\P{Cc}\n]|\u202e|went wrong|\n {4}at /u);
  // Too long to keep, and given back whole.
  expect(err).toMatch(/what-you-typed.*\.txt/);
  expect(code).toBe(1);
});

test('whoever reads may stop reading', async () => {
  const { ante } = makeHome();
  const { code, err } = await ante([], {
    input: '/bet help\n'.repeat(200),
    through: ['bash', '-o', 'pipefail', '-c', '"$@" | head -1', 'bash'],
  });
  expect(err).toBe('');
  expect(code).toBe(0);
});
