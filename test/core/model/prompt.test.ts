import { describe, expect, it } from 'vitest';
import { readPrompt } from '#core/model/prompt.ts';

const file = '---\ntask: capture\nmodel: small\nmax_tokens: 1500\n---\nRead the message.\n';

describe('a prompt', () => {
  it('is read from its file, with a hash that changes with every letter', () => {
    const prompt = readPrompt('capture-bet', file);
    expect(prompt).toMatchObject({
      name: 'capture-bet',
      task: 'capture',
      size: 'small',
      maxTokens: 1500,
      instructions: 'Read the message.',
    });
    expect(prompt.hash).toMatch(/^[0-9a-f]{12}$/);
    expect(readPrompt('capture-bet', file.replace('Read', 'Reed')).hash).not.toBe(prompt.hash);
  });

  it.each([
    ['no frontmatter', 'Read the message.'],
    ['a task that there is not', file.replace('capture', 'deciding')],
    ['a key that there is not', file.replace('model:', 'modle:')],
    ['a limit that is no number', file.replace('1500', 'many')],
  ])('is refused with %s', (_what, wrong) => {
    expect(() => readPrompt('capture-bet', wrong)).toThrow(/^prompt capture-bet/);
  });
});
