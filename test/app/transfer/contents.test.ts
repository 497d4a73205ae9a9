import { readdir, readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { COUNTERS } from '#app/transfer/contents.ts';

it('an export holds every counter that the use cases count with', async () => {
  const app = new URL('../../../src/app/', import.meta.url);
  const counted = new Set<string>();
  for (const path of await readdir(app, { recursive: true })) {
    if (!path.endsWith('.ts')) continue;
    const source = await readFile(new URL(path, app), 'utf8');
    for (const [, name] of source.matchAll(/increment\('([^']+)'/g)) if (name) counted.add(name);
  }
  expect(counted.size).toBeGreaterThan(0);
  expect([...counted].toSorted()).toEqual([...COUNTERS]);
});
