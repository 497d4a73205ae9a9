import { describe, expect, it } from 'vitest';
import { COMMAND_MAX } from '#core/chat/reply.ts';
import { addMs, DAY_MS } from '#core/time/instant.ts';
import { listening } from './given.ts';
import { mixed, NOW, torn } from './review-given.ts';

describe('what is asked', () => {
  it('is whether two themes are one, with quotes of both', async () => {
    const { asks } = await torn();
    const shown = await asks('/heard review');
    expect(shown).toMatch(
      /1\. THM-1 .* \(5 items from 5 people\) and THM-2 .* \(3 items from 3 people\) look alike: same thing\?/,
    );
    expect(shown.match(/^".*" THM-1 · ITM-[1-5] user-\d/gm)).toHaveLength(2);
    expect(shown.match(/^".*" THM-2 · ITM-[6-8] user-\d/gm)).toHaveLength(2);
    expect(shown).toContain(
      '[Same: /heard review same 1] [Different: /heard review different 1] [Later: /heard review later 1]',
    );
  });

  it('is whether a part of a theme is something else, with quotes of it and of the rest', async () => {
    const { asks } = await mixed();
    const shown = await asks('/heard review');
    expect(shown).toMatch(
      /1\. Are 4 items like these \(.*refund.*\) about something else than the rest of THM-1/,
    );
    expect(shown).toMatch(/refund.*\n.*refund.*\nThe rest:\n.*dark.*\n.*dark/);
    expect(shown).toContain(
      '[Split: /heard review split 1] [Keep: /heard review keep 1] [Later: /heard review later 1]',
    );
  });

  it('keeps its number, and can be shown by it', async () => {
    const { asks } = await torn();
    const shown = await asks('/heard review');
    expect(await asks('/heard review', 'ben')).toBe(shown);
    expect(shown).toContain(await asks('/heard review 1'));
  });

  it('is nothing when the themes look settled', async () => {
    const { asks } = await listening();
    expect(await asks('/heard review')).toContain('Nothing to ask: the themes look settled');
  });

  it('is never about a muted theme', async () => {
    const { asks } = await torn();
    await asks('/heard mute THM-2');
    expect(await asks('/heard review')).toContain('Nothing to ask');
  });

  it('fits every platform', async () => {
    const { says } = await torn();
    const { blocks } = await says('ana', '/heard review');
    const commands = blocks.flatMap((block) => (block.kind === 'buttons' ? block.buttons : []));
    expect(commands).toHaveLength(3);
    for (const { command } of commands) expect(command.length).toBeLessThanOrEqual(COMMAND_MAX);
  });

  it('is told in the help', async () => {
    const { asks } = await listening();
    expect(await asks('/heard help')).toContain('/heard review,Answer the few questions that help most');
  });
});

describe('later', () => {
  it('is not asked for a week', async () => {
    const { asks, at, logged } = await torn();
    const shown = await asks('/heard review');
    expect(await asks('/heard review later 1')).toContain('Question 1 waits for a week');
    expect(await logged()).toContain('ana question-put-off');
    at(addMs(NOW, 7 * DAY_MS - 1));
    expect(await asks('/heard review')).toContain('Nothing to ask');
    at(addMs(NOW, 7 * DAY_MS));
    expect(await asks('/heard review')).toBe(shown);
  });

  it('can be taken back', async () => {
    const { asks } = await torn();
    const shown = await asks('/heard review');
    await asks('/heard review later 1');
    await asks('/heard review undo 1');
    expect(await asks('/heard review')).toBe(shown);
  });
});

describe('an answer', () => {
  it('counts once: whoever comes second is told who came first', async () => {
    const { asks, places } = await torn();
    await asks('/heard review');
    const both = await Promise.all([
      asks('/heard review different 1', 'ana'),
      asks('/heard review same 1', 'ben'),
    ]);
    const told = both.filter((said) => said.includes('answered question 1 already'));
    expect(told).toHaveLength(1);
    expect(told[0]).toMatch(/@ana .*: different\. Nothing|@ben .*: same\. Nothing/);
    expect(await places()).toBe(told[0]?.startsWith('@ana') ? '11111222' : '11111111');
  });

  it('does nothing once a theme is gone', async () => {
    const { asks, places } = await torn();
    await asks('/heard review');
    await asks('/heard merge THM-1 THM-2');
    expect(await asks('/heard review different 1')).toMatch(/themes have changed since question 1 was asked/);
    expect(await places()).toBe('22222222');
  });

  it('does nothing once something that was quoted is elsewhere', async () => {
    const { asks, says, places } = await mixed();
    const quoted = /ITM-\d/.exec(await asks('/heard review'))?.[0];
    await asks(`/heard move ${quoted} new`);
    const before = await places();
    const reply = await says('ana', '/heard review split 1');
    expect(reply.audience).toBe('you');
    expect(await asks('/heard review split 1')).toContain('nothing was done');
    expect(await places()).toBe(before);
  });

  it('has to answer the question', async () => {
    const { asks } = await torn();
    await asks('/heard review');
    expect(await asks('/heard review split 1')).toMatch(/"split" does not answer question 1\.[\s\S]*same 1/);
    expect(await asks('/heard review same 7')).toContain('There is no question 7');
    expect(await asks('/heard review same')).toContain('Which question?');
    expect(await asks('/heard review undo 1')).toContain('Question 1 has no answer to take back');
  });
});
