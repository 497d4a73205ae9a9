import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { LLMock } from '@copilotkit/aimock';
import { expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../../..');
const run = promisify(execFile);

const message = (id: string, text: string) =>
  JSON.stringify({ id, now: '2026-11-20T10:00:00-05:00[America/New_York]', text });
const none = { from: null, to: null, relative: null, by: null, confidence: null, direction: null };

it('reads a set with Claude after the parser, and by the parser alone where Claude does not answer', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ante-eval-'));
  const [set, out] = [join(folder, 'messages.jsonl'), join(folder, 'drafts.jsonl')];
  const sentence = 'dark mode -> signups 12% -> 15% by Dec 15, 55%';
  writeFileSync(
    set,
    [message('m1', `my bet: ${sentence} since users ask`), message('m2', sentence)].join('\n'),
  );
  const mock = new LLMock({ port: 0, logLevel: 'silent' });
  await mock.start();
  const bet = { change: 'dark mode', metric: 'signups', because: ['users ask'], ...none };
  const confidence = { percent: 90, words: '90%' };
  mock.onMessage(/my bet/, { content: JSON.stringify({ bets: [{ ...bet, confidence }] }) });
  mock.onMessage(/.*/s, { content: 'no' });
  const args = ['bench/eval-capture.ts', '--mode', 'claude', '--in', set, '--out', out];
  const env = { ...process.env, ANTHROPIC_API_KEY: 'sk-ant-test', ANTHROPIC_BASE_URL: mock.url };
  const { stderr } = await run(process.execPath, args, { cwd: ROOT, env });
  await mock.stop();
  const drafts = readFileSync(out, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line).drafts);
  const numbers = {
    from: { value: 12, unit: '%' },
    to: { value: 15, unit: '%' },
    by: '2026-12-15',
    confidence: 55,
  };
  expect(drafts).toMatchObject([
    [{ change: 'dark mode', because: ['users ask'], ...numbers }],
    [{ change: 'dark mode', ...numbers }],
  ]);
  expect(stderr).toContain('1 of 2 got no answer and were read by the parser alone.\nmisshapen');
});

it('says what to set where there is no key', async () => {
  const args = ['bench/eval-capture.ts', '--mode', 'claude', '--in', 'x'];
  const env = { ...process.env, ANTHROPIC_API_KEY: '' };
  await expect(run(process.execPath, args, { cwd: ROOT, env })).rejects.toMatchObject({
    code: 2,
    stderr: expect.stringContaining('set ANTHROPIC_API_KEY'),
  });
});
