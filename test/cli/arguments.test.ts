import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ended, makeHome, NODE } from './ante.ts';

test('ante bet and ante heard take the words of the chat, whatever they begin with', async () => {
  const { ante } = makeHome();
  const heard = await ante(['heard', 'the', '-v', 'switch', '--verbose', '-h', 'does', 'nothing']);
  expect(heard).toMatchObject({ code: 0, err: '' });
  const found = await ante(['heard', 'find', 'switch']);
  expect(found.out).toContain('the -v switch --verbose -h does nothing');
});

test('words behind -- are only words; --as says who speaks', async () => {
  const { ante } = makeHome();
  const bet = 'if we add --json to it -> sign-ups from 3 to 5 by 2099-12-15';
  const made = await ante(['--as', 'Ben', 'bet', '--', ...bet.split(' ')]);
  expect(made).toMatchObject({ code: 0, err: '' });
  expect(made.out).toMatch(/Owner +@Ben/);
  expect(made.out).toContain('add --json to it');
  expect((await ante(['bet', 'show', 'BET-1', '--json'])).out).toMatch(/^\{.*"ben".*\}\n$/);
});

test('what is refused is said on standard error, with exit code 1', async () => {
  const { ante } = makeHome();
  const { code, out, err } = await ante(['bet', 'place', 'BET-99']);
  expect(err).toMatch(/BET-99/);
  expect(out).toBe('');
  expect(code).toBe(1);
});

test.each([
  [['frobnicate'], /^There is no command frobnicate\.\n {2}ante bet list\n {2}ante --help\n$/],
  [['--frobnicate'], /unknown option '--frobnicate'/],
  [['--as', 'Ana B', 'bet', 'list'], /^"Ana B" is no name/],
  [['import'], /missing required argument 'file'\nTry ante --help, or ante help <command>\.\n$/],
  [['backup', 'one', 'two'], /too many arguments/],
])('%j is no command line: a sentence and exit code 1', async (args, sentence) => {
  const { ante } = makeHome();
  const { code, out, err } = await ante(args);
  expect(err).toMatch(sentence);
  expect(out).toBe('');
  expect(code).toBe(1);
});

test('--help names every command, --version the version', async () => {
  const { ante } = makeHome();
  const help = await ante(['--help']);
  const named = help.out.match(/^ {2}(\w+)/gm)?.map((word) => word.trim());
  const known = 'bet heard demo worker import export backup restore migrate doctor help'.split(' ');
  expect(named).toEqual(expect.arrayContaining(known));
  expect(await ante(['--version'])).toMatchObject({
    code: 0,
    out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
  });
});

test('the installed command passes on arguments, exit codes and signals', async () => {
  const { ante, start } = makeHome();
  const installed = join(import.meta.dirname, '../../src/ante.js');
  const through = ['sh', '-c', `shift 2; exec "$NODE" "${installed}" "$@"`, 'sh'];
  const refused = await ante(['bet', 'place', 'BET-99'], { through, env: { NODE } });
  expect(refused).toMatchObject({ code: 1, out: '', err: expect.stringMatching(/BET-99/) });

  const worker = start(['worker'], { through, env: { NODE } });
  const end = ended(worker);
  worker.stdout?.on('data', (text) => {
    if (String(text).includes('worker started')) worker.kill('SIGTERM');
  });
  expect(await end).toMatchObject({ code: 0, err: '', out: expect.stringContaining('worker stopped') });
});
