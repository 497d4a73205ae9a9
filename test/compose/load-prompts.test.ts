import { expect, it } from 'vitest';
import { loadPrompts } from '../../src/compose/load-prompts.ts';

it('finds every prompt readable', () => {
  expect([...loadPrompts()].every(([name, prompt]) => prompt.name === name)).toBe(true);
});
