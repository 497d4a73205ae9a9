import { expect, it } from 'vitest';
import { isAddressed } from '#core/chat/addressed.ts';

it('what people say to Ante waits for an answer, what they do among themselves does not', () => {
  const kinds = ['command', 'submit', 'mention', 'passed-on', 'file'] as const;
  expect(kinds.filter((kind) => !isAddressed({ kind }))).toEqual([]);
  const others = ['message', 'edited', 'deleted', 'reaction', 'posted'] as const;
  expect(others.filter((kind) => isAddressed({ kind }))).toEqual([]);
});
