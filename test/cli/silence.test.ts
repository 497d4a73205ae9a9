import { expect, test } from 'vitest';
import { ended, makeHome } from './ante.ts';

/** The first and the last of the demo. */
const DEMO = /kept honest[\s\S]*Your turn/;

test.concurrent('nothing to read and no terminal: the demo, the same to the byte; a pipe that nobody closes holds up nothing', async () => {
  const { ante, start } = makeHome();
  const [empty, silent] = await Promise.all([ante([]), ended(start([], { input: '' }))]);
  expect(empty).toMatchObject({ code: 0, err: '' });
  expect(empty.out).toMatch(DEMO);
  expect(silent).toMatchObject({ code: 0, out: empty.out });
});

test.concurrent('a pipe that stays open and silent: the demo says why, and loses nothing that comes', async () => {
  const { start } = makeHome();
  const child = start([], { input: '' });
  const end = ended(child);
  let isDemo = false;
  child.stdout?.on('data', () => {
    if (!isDemo) child.stdin?.write('/heard came late\n');
    isDemo = true;
    child.stdin?.end();
  });
  const { code, out, err } = await end;
  expect(err).toMatch(/^Nothing came on standard input for 2 seconds/);
  expect(out).toMatch(DEMO);
  expect(out).toMatch(/Kept as ITM-1/);
  expect(code).toBe(0);
});

test.concurrent('lines are answered as they come, and the next is waited for', async () => {
  const { start } = makeHome();
  const child = start([], { input: '' });
  const end = ended(child);
  child.stdin?.write('/heard one');
  child.stdin?.write(' thing\n');
  child.stdout?.once('data', () => child.stdin?.end('/heard another matter\n'));
  const { code, out, err } = await end;
  expect(out).toMatch(/^Kept as ITM-1[\s\S]*Kept as ITM-2/);
  expect(err).toBe('');
  expect(code).toBe(0);
});
