import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type Home, makeHome } from './ante.ts';

const LINES = [
  '/bet if we add zebrasearch -> weekly quaggaretention from 31% to 36% by 2099-12-15 because people retypefilters, 60%',
  '/bet place BET-1',
  '/bet ship BET-1',
  '/bet read BET-1 33%',
  '/heard the okapiexport times out (from dana@example.com)',
  '/heard the okapiexport is slow (from ben@example.com)',
  '/heard themes',
  '/bet report log',
];
const WORDS = ['zebrasearch', 'quaggaretention', 'retypefilters', 'okapiexport', 'dana@example.com'];

async function filledHome(): Promise<Home> {
  const home = makeHome();
  expect(await home.ante([], { input: LINES.join('\n') })).toMatchObject({ code: 0, err: '' });
  return home;
}

/** Which of the words any file in the home holds, by the file's name. */
function found({ at }: Home, words = WORDS): readonly string[] {
  const files = readdirSync(at(''), { recursive: true, withFileTypes: true });
  return files
    .filter((file) => file.isFile())
    .filter((file) => {
      const bytes = readFileSync(`${file.parentPath}/${file.name}`);
      return words.some((word) => bytes.includes(word));
    })
    .map(({ name }) => name)
    .toSorted();
}

test('a workspace is exported whole, and then nothing of it is found in any file', async () => {
  const home = await filledHome();
  const { ante, at } = home;
  expect(await ante(['export', at('copy')])).toMatchObject({ code: 0 });
  const exported = readFileSync(at('copy/ante-export.json'), 'utf8');
  for (const word of WORDS) expect(exported).toContain(word);
  mkdirSync(at('files'), { recursive: true });
  writeFileSync(at('files/history'), LINES.join('\n'));

  expect(await ante(['erase'])).toMatchObject({
    code: 0,
    out: expect.stringMatching(/^console:local {2}\d+ documents\n/),
  });
  const refused = await ante(['erase', 'console:local']);
  expect(refused).toMatchObject({
    code: 1,
    out: '',
    err: expect.stringMatching(/This erases console:local with/),
  });
  expect(refused.err).toContain('\n  ante erase console:local everything\n');
  expect(found(home)).toContain('ante.db');

  const erased = await ante(['erase', 'console:local', 'everything']);
  expect(erased).toMatchObject({
    code: 0,
    err: '',
    out: expect.stringMatching(/^Erased console:local: \d+ doc/),
  });
  expect(found(home)).toEqual(['ante-export.json', 'ante-export.md']);
  expect(await ante(['erase'])).toMatchObject({ code: 0, out: 'There is nothing to erase.\n' });
  expect((await ante(['erase', 'console:local', 'everything'])).err).toMatch(
    /There is no workspace console:local/,
  );

  expect(await ante(['import', at('copy/ante-export.json')])).toMatchObject({ code: 0 });
  expect(await ante(['export', at('again')])).toMatchObject({ code: 0 });
  expect(readFileSync(at('again/ante-export.json'), 'utf8')).toBe(exported);
});

test('what one person said is erased, and what others said stays', async () => {
  const home = await filledHome();
  const { ante, at } = home;
  mkdirSync(at('files'), { recursive: true });
  writeFileSync(at('files/history'), LINES.join('\n'));
  const refused = await ante(['erase', 'console:local', '--author', 'dana@example.com']);
  expect(refused.err).toMatch(
    /everything that dana@example.com said in console:local, for good\.\n {2}ante erase/,
  );
  const erased = await ante(['erase', 'console:local', 'everything', '--author', 'Dana@Example.com']);
  expect(erased.out).toMatch(/: 1 feedback item\(s\)\.\n$/);
  expect(found(home, ['dana@example.com', 'okapiexport times out'])).toEqual([]);
  expect(found(home, ['okapiexport is slow'])).toEqual(['ante.db', 'history']);
});

test('only what is there is exported', async () => {
  const { ante, at } = makeHome();
  const refused = await ante(['export', at('copy'), '--workspace', 'slack:T1']);
  expect(refused).toMatchObject({ code: 1, err: 'There is no workspace slack:T1.\n  ante erase\n' });
  expect(existsSync(at('copy'))).toBe(false);
});
