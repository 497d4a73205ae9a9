import { describe, expect, it } from 'vitest';
import { answerFailure } from '#app/answer-failure.ts';
import type { Inbound } from '#core/chat/inbound.ts';
import { RetryableError, UserError } from '#core/errors.ts';
import type { Logger } from '#ports/logger.ts';
import { openChat, words } from './chat.ts';
import { withLiveBet } from './given.ts';

const SECRET = 'mongodb://ana:hunter2@db.example.com';
const inbound: Inbound = {
  workspace: 'console:local',
  member: 'ana',
  channel: 'general',
  eventId: 'e17',
  at: '2026-11-20T14:00:00.000Z',
  kind: 'command',
  text: '/bet list',
};

function answerTo(error: unknown, typed: string = '/bet list') {
  const logged: { level: string; fields: Readonly<Record<string, unknown>> }[] = [];
  const at = (level: string) => (fields: Readonly<Record<string, unknown>>) => {
    logged.push({ level, fields });
  };
  const logger: Logger = { error: at('error'), warn: at('warn'), info: at('info'), debug: at('debug') };
  const reply = answerFailure(error, typed, inbound, logger);
  return { reply, logged, shown: words(reply) };
}

describe("a person's mistake", () => {
  const mistake = new UserError('There is no BET-9.', ['/bet list', '/bet help']);

  it('is shown with what to type instead, to them alone, and logged as information', () => {
    const { reply, logged, shown } = answerTo(mistake);
    expect(reply).toMatchObject({ audience: 'you', failed: true });
    expect(shown).toBe('Not done. There is no BET-9.\n/bet list\n/bet help');
    expect(logged).toEqual([{ level: 'info', fields: expect.objectContaining({ event: 'e17' }) }]);
  });

  it('is not logged with what they typed', () => {
    const { logged } = answerTo(mistake, 'my password is hunter2, and this line is long enough to be quoted');
    expect(JSON.stringify(logged)).not.toContain('hunter2');
  });

  it.each([
    ['a short line', '/bet show BET-9', false],
    ['a sentence', '/bet call BET-9 validated because they come back for it', true],
    ['two lines', '/bet edit\nBET-9', true],
    ['an essay', 'x'.repeat(1_001), true],
  ])('gives %s back where it would be missed', (_what, typed, isGiven) => {
    expect(answerTo(mistake, typed).shown.includes(typed)).toBe(isGiven);
  });

  it('gives an essay back as a file, whole', () => {
    const { reply } = answerTo(mistake, 'x'.repeat(100_000));
    expect(reply.blocks.at(-1)).toMatchObject({ kind: 'file', content: 'x'.repeat(100_000) });
  });
});

describe('an outage', () => {
  it('is said to pass, without its cause, and logged as a warning', () => {
    const { logged, shown } = answerTo(new RetryableError(`no answer from ${SECRET}`, 500), 'x'.repeat(99));
    expect(shown).toMatch(/Not now.*Nothing was changed; send it again/);
    expect(shown).toContain('x'.repeat(99));
    expect(shown).not.toContain('hunter2');
    expect(logged).toMatchObject([{ level: 'warn', fields: { retryAfterMs: 500 } }]);
  });
});

describe('a defect', () => {
  it.each([new Error(`cannot read ${SECRET}`), new TypeError('x is not a function'), SECRET, undefined])(
    'is answered generically and logged as an error: %s',
    (error) => {
      const { logged, shown } = answerTo(error, 'x'.repeat(99));
      expect(shown).toMatch(/Something went wrong on our side.*in the log under e17/);
      expect(shown).toContain('x'.repeat(99));
      expect(shown).not.toMatch(/hunter2|function/);
      expect(logged).toEqual([
        { level: 'error', fields: expect.objectContaining({ err: error, event: 'e17' }) },
      ]);
    },
  );
});

describe('a form that was refused', () => {
  it('comes back with every value', async () => {
    const chat = await withLiveBet();
    const values = { why: 'they come back for it', 'ASM-1': 'perhaps' };
    const reply = await chat.submits('ana', '/bet call BET-1 validated', values);
    expect(reply.failed).toBe(true);
    expect(words(reply)).toContain('/bet call BET-1 validated\nwhy: they come back for it\nASM-1: perhaps');
  });
});

describe('a store that fails', () => {
  it('answers nobody who was talking among themselves', async () => {
    const chat = await withLiveBet();
    const fails = () => Promise.reject(new RetryableError('no answer', 500));
    const { application } = await openChat({
      store: { ...chat.store, in: () => ({ ...chat.scope, get: fails, find: fails, transaction: fails }) },
    });
    for (const kind of ['message', 'edited'] as const)
      expect(
        await application.handle({ ...inbound, kind, text: 'it is slow', message: '1' }),
      ).toBeUndefined();
  });

  it.each([
    ['is out of reach', new RetryableError(`no answer from ${SECRET}`, 500), /Not now/],
    ['is broken', new Error(`malformed image at ${SECRET}`), /Something went wrong on our side/],
  ])('and %s is answered, and nothing is thrown at the adapter', async (_how, error, answer) => {
    const chat = await withLiveBet();
    const fails = () => Promise.reject(error);
    const { application } = await openChat({
      store: { ...chat.store, in: () => ({ ...chat.scope, get: fails, find: fails, transaction: fails }) },
    });
    const typed = '/bet call BET-1 validated because they come back for it';
    const reply = await application.handle({ ...inbound, kind: 'command', text: typed });
    const shown = words(reply ?? { audience: 'you', blocks: [] });
    expect(shown).toMatch(answer);
    expect(shown).toContain(typed);
    expect(shown).not.toContain('hunter2');
  });
});
