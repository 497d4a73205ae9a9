import { spawnSync } from 'node:child_process';
import { stripVTControlCharacters } from 'node:util';
import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { ended, makeHome } from './ante.ts';

const hasTerminals = spawnSync('script', ['--version']).status === 0;

/** A home whose console sits in a terminal of its own, so many columns wide. */
function atTerminal(columns: number, env: Readonly<Record<string, string>> = {}) {
  const home = makeHome({ TERM: 'xterm-256color', ...env });
  const inTerminal = `exec script -qefc "stty cols ${columns} rows 24 -echo; exec $*" /dev/null`;
  const child = home.start([], { input: '', through: ['sh', '-c', inTerminal, 'sh'] });
  const end = ended(child);
  let screen = '';
  let look = () => {};
  child.stdout?.on('data', (text) => {
    screen += text;
    look();
  });
  return {
    ...home,
    end,
    type: (keys: string) => child.stdin?.write(keys),
    /** Waits until all that was shown since the last time holds the words, and gives it back. */
    sees: (words: RegExp) =>
      new Promise<string>((resolve) => {
        look = () => {
          if (!words.test(stripVTControlCharacters(screen))) return;
          look = () => {};
          resolve(screen);
          screen = '';
        };
        look();
      }),
  };
}

const PROMPT = /#general › $/;
const LEAVE = '\u0004';

describe.skipIf(!hasTerminals)('the console at a terminal', () => {
  test('shares its file with other processes, and shows what they send', async () => {
    const { ante, type, sees, end } = atTerminal(80);
    await sees(PROMPT);
    const bet = 'if we add saved searches -> weekly retention from 31% to 36% by 2099-12-15, 60% sure';
    expect(await ante(['bet', 'new', bet])).toMatchObject({ code: 0, err: '' });
    type('/bet show BET-1\r');
    await sees(/If we add saved searches[\s\S]*› $/);
    expect((await ante(['bet', 'place', 'BET-1'])).out).toMatch(/BET-1 is placed/);
    type(LEAVE);
    expect(await end).toMatchObject({ code: 0 });
  });

  test('fits into 40 columns', async () => {
    const { type, sees, end } = atTerminal(40);
    await sees(PROMPT);
    type('/bet if we add saved searches -> weekly retention from 31% to 36% by 2099-12-15\r');
    const card = stripVTControlCharacters(await sees(/BET-1[\s\S]*› $/));
    // Behind the line that was typed, which the terminal itself wraps.
    const shown = card.slice(card.indexOf('Saved')).split(/\r?\n/);
    expect(shown.filter((line) => stringWidth(line) > 40)).toEqual([]);
    expect(shown.length).toBeGreaterThan(5);
    type(LEAVE);
    expect((await end).code).toBe(0);
  });

  test('is coloured unless NO_COLOR is set', async () => {
    const plain = atTerminal(80, { NO_COLOR: '1' });
    const coloured = atTerminal(80);
    // Select Graphic Rendition, ECMA-48 8.3.117.
    const isColoured = (text: string) => /\p{Cc}\[[\d;]*m/u.test(text);
    expect(isColoured(await plain.sees(PROMPT))).toBe(false);
    expect(isColoured(await coloured.sees(PROMPT))).toBe(true);
    for (const { type } of [plain, coloured]) type(LEAVE);
    expect((await plain.end).code).toBe(0);
    expect((await coloured.end).code).toBe(0);
  });

  test('is left by Ctrl-C twice, and by a terminal that goes away', async () => {
    const { type, sees, end } = atTerminal(80);
    await sees(PROMPT);
    type('/bet half a sen\u0003');
    await sees(PROMPT);
    type('\u0003');
    await sees(/Ctrl-C again or \/quit leaves\.[\s\S]*› $/);
    type('\u0003');
    expect((await end).code).toBe(0);
  });
});
