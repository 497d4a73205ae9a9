import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { LLMock } from '@copilotkit/aimock';
import { afterAll, beforeAll, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const run = promisify(execFile);
const evaluates = (env: NodeJS.ProcessEnv, ...args: string[]) =>
  run(process.execPath, ['bench/eval.ts', ...args], { cwd: ROOT, env: { ...process.env, ...env } });

let mock: LLMock;
let key: NodeJS.ProcessEnv;
beforeAll(async () => {
  mock = new LLMock({ port: 0, logLevel: 'silent' });
  await mock.start();
  key = { ANTHROPIC_API_KEY: 'sk-ant-test', ANTHROPIC_BASE_URL: mock.url };
  const says = (when: RegExp, value: unknown) => mock.onMessage(when, { content: JSON.stringify(value) });
  says(/name="asked on"/, { sentences: [{ text: 'There are exports in this.', cites: ['BET-9'] }] });
  says(/name="message 1 by person 1 on 2026-11-20"/, { bets: [] });
  says(/name="item"/, { isFeedback: true, theme: null, isRepeat: null, points: [], stances: [] });
});
afterAll(() => mock.stop());

it('scores what Claude says of items, beside nothing', async () => {
  const { stdout } = await evaluates(key, '--mode', 'claude', '--only', 'stance');
  expect(stdout).toContain('100 pairs: Claude   30.0, supports    0.0, contradicts    0.0, mentions  100.0');
});

it('scores what Claude reads in threads, beside what the parser reads', async () => {
  const { stdout } = await evaluates(key, '--mode', 'claude', '--only', 'threads');
  expect(stdout).toMatch(/threads\.jsonl +20 +(\d+\.\d) 0 +Claude +\1 0/);
});

it('scores what Claude says to questions, beside what was found', async () => {
  const { stdout } = await evaluates(key, '--mode', 'claude', '--only', 'questions');
  expect(stdout).toMatch(/questions\.jsonl +40 +99\.1 6\/6 +Claude +\d+\.\d 6\/6/);
  expect(stdout).not.toMatch(/Claude +99\.1/);
});

it('asks Claude nothing where that is not wanted, and says what to set where it cannot', async () => {
  const before = mock.getRequests().length;
  const { stdout } = await evaluates(key, '--mode', 'offline', '--only', 'stance');
  expect(stdout).toContain('100 pairs: not asked');
  expect(mock.getRequests()).toHaveLength(before);
  const none = { ANTHROPIC_API_KEY: '' };
  await expect(evaluates(none, '--mode', 'claude')).rejects.toMatchObject({
    code: 2,
    stderr: expect.stringContaining('set ANTHROPIC_API_KEY'),
  });
  await expect(evaluates(none, '--only', 'triage')).rejects.toMatchObject({
    stderr: expect.stringContaining('Usage: npm run -s eval'),
  });
});
