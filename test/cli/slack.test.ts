import { afterEach, expect, test, vi } from 'vitest';
import { wordsIn } from '../simulators/slack/reading.ts';
import { openSimulator, type Simulator } from '../simulators/slack/simulator.ts';
import { APP_TOKEN, openSocketEnd } from '../simulators/slack/socket.ts';
import { ended, makeHome } from './ante.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

const SLOW = { timeout: 25_000 };

async function open() {
  const sim = await openSimulator();
  const end = await openSocketEnd(sim);
  closing.push(end.close, sim.close);
  sim.tokens.set('xoxb-acme', sim.acme);
  sim.deliverBy(end.deliver);
  const home = makeHome({
    SLACK_BOT_TOKEN: 'xoxb-acme',
    SLACK_APP_TOKEN: APP_TOKEN,
    SLACK_API_URL: `${sim.url}/api/`,
  });
  return { sim, end, ...home };
}

const shown = ({ seen }: Simulator) => seen.map(({ body }) => wordsIn(body.blocks, (id) => id)).join('\n');

test('with its tokens set it serves Slack until it is told to stop, and begins where it ended', async () => {
  const { sim, end, start } = await open();
  for (const [line, words] of [
    ['/bet dark mode', 'BET-1 · dark mode'],
    ['/bet list all', 'All bets · 1'],
  ] as const) {
    const before = end.connections();
    const child = start([]);
    const done = ended(child);
    closing.unshift(async () => void child.kill('SIGKILL'));
    await vi.waitFor(() => expect(end.connections()).toBe(before + 1), SLOW);
    await sim.command(sim.acme, 'ana', line);
    await vi.waitFor(() => expect(shown(sim)).toContain(words), SLOW);
    child.kill('SIGTERM');
    expect(await done).toMatchObject({
      code: 0,
      err: '',
      out: expect.stringContaining('listening to Slack'),
    });
  }
  expect(sim.problems).toEqual([]);
}, 60_000);

test('says what is wrong with a token instead of starting', async () => {
  const { ante } = await open();
  const { code, err } = await ante([], { env: { SLACK_BOT_TOKEN: 'xoxb-old' } });
  expect(code).toBe(1);
  expect(err).toContain('Slack refuses SLACK_BOT_TOKEN: invalid_auth');
});
