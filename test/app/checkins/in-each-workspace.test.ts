import { expect, it } from 'vitest';
import { inEachWorkspace } from '#app/checkins/in-each-workspace.ts';
import { metrics } from '#app/collections.ts';
import { openWorkspace } from '../workspace.ts';

it('trouble in one workspace keeps none of the others waiting', async () => {
  const chat = await openWorkspace();
  const doc = { id: 'm', version: 0, name: 'm', reader: { kind: 'manual' } } as const;
  for (const name of ['console:a', 'console:b', 'console:c']) await chat.store.in(name).insert(metrics, doc);
  const sum = await inEachWorkspace(chat.deps, 'test', async ({ workspace }) => {
    if (workspace === 'console:b') throw new Error('a bug');
    return 2;
  });
  expect(sum).toBe(4);
  expect(chat.defects).toMatchObject([{ workspace: 'console:b', sweep: 'test' }]);
});
